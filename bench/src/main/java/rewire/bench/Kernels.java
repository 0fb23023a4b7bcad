package rewire.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rewire.compile.Compiler;
import rewire.compile.Readouts;
import rewire.compile.Target;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;
import rewire.solve.VectorField;

/// The pieces of a step, and whole people, of the shipped model.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else
public class Kernels {
  private Simulator simulator;
  private Watcher watcher;
  private VectorField field;
  private Readouts readouts;
  private double[] p;
  private double[] y;
  private double[] dydt;
  private double[] b;
  private double[] factors;
  private double[] gaps;
  private double[] values;
  private StartState start;
  private double[] daily;

  /// Compiles the model and moves a little away from rest.
  @Setup
  public void prepare() {
    var model = Shipped.model();
    simulator = Simulator.of(model);
    watcher = simulator.watcher(Shipped.quantities());
    var compiled = Compiler.compile(model, Target.BYTECODE);
    field = compiled.field();
    readouts = compiled.readouts();
    p = compiled.parameters();
    start = settled();
    y = start.y().clone();
    for (int i = 0; i < y.length; i++) {
      y[i] += 0.01;
    }
    dydt = new double[y.length];
    b = new double[y.length];
    factors = new double[field.factors()];
    gaps = new double[field.kinks()];
    values = new double[readouts.names().size()];
    field.factor(0, y, p, 10, factors);
    daily = Shipped.TWELVE_INFUSIONS.daily();
  }

  private StartState settled() {
    return switch (simulator.settle(simulator.parameters(Shipped.TWELVE_INFUSIONS.course()))) {
      case Settling.Settled settled -> settled.state();
      case Settling.Failed failed -> throw new IllegalStateException(failed.message());
    };
  }

  /// Rates of all states.
  @Benchmark
  public double[] rates() {
    field.rates(1, y, p, dydt);
    return dydt;
  }

  /// Jacobian and its LU factors.
  @Benchmark
  public double[] factorise() {
    field.factor(1, y, p, 10, factors);
    return factors;
  }

  /// One solution with the factors at hand.
  @Benchmark
  public double[] solve() {
    System.arraycopy(dydt, 0, b, 0, b.length);
    field.solve(factors, b);
    return b;
  }

  /// Gaps of all kinks.
  @Benchmark
  public double[] kinks() {
    field.kinks(1, y, p, gaps);
    return gaps;
  }

  /// All read-outs, as at every output time.
  @Benchmark
  public double[] readouts() {
    readouts.evaluate(1, y, p, values);
    return values;
  }

  /// Eight years of settling, and Newton.
  @Benchmark
  public StartState start() {
    return settled();
  }

  /// Twelve infusions, 120 days, 1e-6, from a start state at hand.
  @Benchmark
  public Outcome twelveInfusions() {
    return watcher.follow(Shipped.TWELVE_INFUSIONS.course(), start, daily, 1e-6).outcome();
  }

  /// The same with daily practice and weekly therapy.
  @Benchmark
  public Outcome dailyPractice() {
    return watcher.follow(Shipped.DAILY_PRACTICE.course(), start, daily, 1e-6).outcome();
  }
}
