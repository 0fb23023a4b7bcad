package rewire.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rewire.course.Course;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;

/// One person at relative tolerance 1e-6, start state included and alone; the error is in the table of [OnePerson].
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OnePersonBenchmark {
  /// Which course.
  @Param({"INFUSIONS", "INTEGRATED"})
  public Problem problem = Problem.INFUSIONS;

  private Simulator simulator = Simulator.of(Problem.model());
  private Course course = Problem.INFUSIONS.course();
  private double[] times = {};

  /// Compiles the model and makes the course.
  @Setup
  public void open() {
    simulator = Simulator.of(Problem.model());
    course = problem.course();
    times = simulator.times(course);
  }

  /// The whole person: start state, 120 days, every read-out.
  @Benchmark
  public Run person() {
    return simulator.run(course, new Precision(1e-6, false), times);
  }

  /// The start state alone.
  @Benchmark
  public Settling startState() {
    return simulator.settle(simulator.parameters(course));
  }
}
