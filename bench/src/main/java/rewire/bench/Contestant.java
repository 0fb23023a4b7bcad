package rewire.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import rewire.bench.Problem.Patient;
import rewire.compile.Door;
import rewire.compile.Engine;
import rewire.solve.FixedPoint;
import rewire.solve.LaneIntegrator.Errand;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Statistics;
import rewire.solve.Timeline;
import rewire.solve.Trip;

/// Rewire in the contest: solves all patients of a problem several times in one process and prints, in seconds of processor
/// time, the set-up, the first pass (cold, all threads), the median of later ones (warm), and the steps.
public final class Contestant {
  /// Start states of models that settle are found as [rewire.simulate] finds them: followed at this tolerance, then
  /// polished by Newton's method at the tighter one.
  private static final double QUICK = 1e-6;
  private static final double TIGHT = 1e-9;

  private final Problem problem;
  private final Engine engine;
  private final Engine settling;
  private final FixedPoint rest;
  private final double[] out;
  private long steps;

  Contestant(Problem problem, double rtol, int lanes) {
    this.problem = problem;
    engine = new Engine(problem.compiled(), problem.tolerance(rtol), Limits.standard(), lanes);
    double quick = Math.clamp(rtol, TIGHT, QUICK);
    settling = new Engine(problem.compiled(), problem.tolerance(quick), Limits.standard(), lanes);
    rest = new FixedPoint(problem.compiled().field(), problem.tolerance(TIGHT), 1);
    out = new double[problem.patients().size() * problem.times().length * problem.scale().length];
  }

  private static double processorSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime() * 1e-9;
  }

  /// Solves everybody; states of patient i at time j lie at `(i times + j) states`.
  double[] solve() {
    steps = 0;
    solve(0, problem.patients().size(), () -> {
    });
    return out;
  }

  /// Solves everybody, telling as each course ends, in groups that grow, so that the first one need not wait until all have
  /// settled.
  void solve(Runnable ended) {
    int people = problem.patients().size();
    for (int from = 0, size = 1; from < people; from += size, size *= 4) {
      solve(from, Math.min(from + size, people), ended);
    }
  }

  private void solve(int from, int to, Runnable ended) {
    int n = problem.scale().length;
    var starts = new double[to][];
    if (problem.settleH() > 0) {
      settling.run(errands(from, to, i -> {
        var patient = problem.patients().get(i);
        double[] p = problem.parameters(patient);
        return new Errand(
            new Trip(Timeline.of(0, problem.settleH()), patient.y0(), p, new double[0], Observer.none()),
            outcome -> starts[i] = rest.from(finalState(outcome), p).state());
      }));
    } else {
      Arrays.setAll(starts, i -> problem.patients().get(i).y0());
    }
    engine.run(errands(from, to, i -> {
      var patient = problem.patients().get(i);
      int[] at = {i * problem.times().length * n};
      return new Errand(new Trip(problem.timeline(patient), starts[i], problem.parameters(patient),
          problem.times(), (_, y, _) -> {
            System.arraycopy(y, 0, out, at[0], n);
            at[0] += n;
          }, true), outcome -> {
            finalState(outcome);
            ended.run();
          });
    }));
  }

  private double[] finalState(Outcome outcome) {
    steps += outcome.statistics().steps();
    return switch (outcome) {
      case Outcome.Solved solved -> solved.finalState();
      case Outcome.Failed failed -> throw new IllegalStateException(failed.message());
    };
  }

  private interface Each {
    Errand of(int patient);
  }

  private static Iterator<Errand> errands(int from, int to, Each each) {
    int[] next = {from};
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return next[0] < to;
      }

      @Override
      public Errand next() {
        return each.of(next[0]++);
      }
    };
  }

  /// Solves a problem and writes the states: home, problem, file, relative tolerance, lanes (0 for what [Door] says), passes.
  public static void main(String[] arguments) throws IOException {
    double began = processorSeconds();
    var problem = Problem.of(arguments[1], Path.of(arguments[0]));
    int asked = Integer.parseInt(arguments[4]);
    var contestant = new Contestant(problem, Double.parseDouble(arguments[3]),
        asked == 0 ? Door.lanes().lanes() : asked);
    double ready = processorSeconds();
    contestant.solve();
    double cold = processorSeconds() - ready;
    var passes = new double[Integer.parseInt(arguments[5])];
    for (int pass = 0; pass < passes.length; pass++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      contestant.solve();
      passes[pass] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) * 1e-9;
    }
    // the first half warms up; the clock of a thread is finer than that of the process
    var later = Arrays.stream(passes).skip(passes.length / 2).sorted().toArray();
    double warm = later.length == 0 ? cold : later[later.length / 2];
    System.out.printf(Locale.ROOT, "%.6f %.6f %.6f %d%n", ready - began, cold, warm, contestant.steps);
    var bytes = ByteBuffer.allocate(8 * contestant.out.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(contestant.out);
    Files.write(Path.of(arguments[2]), bytes.array());
  }
}
