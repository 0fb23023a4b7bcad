package rewire.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import rewire.simulate.CoursePrecision;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// One typical person, one course, relative tolerance 1e-6, looked at once a day: the first time in this process, then
/// warm. Prints one row of a Markdown table; to be started once for every course, in a process of its own.
public final class OnePerson {
  private static final double TOLERANCE = 1e-6;
  private static final int WARM_UP = 300;
  private static final int RUNS = 101;

  private OnePerson() {}

  private record Timed<T>(T result, double milliseconds) {}

  private static <T> Timed<T> timed(Supplier<T> work) {
    long began = System.nanoTime();
    T result = work.get();
    return new Timed<>(result, (System.nanoTime() - began) * 1e-6);
  }

  private static double median(Supplier<?> work) {
    for (int i = 0; i < WARM_UP; i++) {
      var _ = work.get();
    }
    var all = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      all[i] = timed(work).milliseconds;
    }
    Arrays.sort(all);
    return all[RUNS / 2];
  }

  /// Prints a row, or the head of the table.
  ///
  /// @param arguments place of a course in [Shipped#ALL], or `head`
  public static void main(String[] arguments) {
    if (arguments[0].equals("head")) {
      System.out.println(
          """
              | course, 120 days, rtol 1e-6 | steps | read | compile | start, cold | course, cold | start, warm | course, \
              warm | people/s | error, tolerances | MADRS off by |
              |---|---|---|---|---|---|---|---|---|---|---|""");
      return;
    }
    weigh(Shipped.ALL.get(Integer.parseInt(arguments[0])));
  }

  private static void weigh(Shipped shipped) {
    var read = timed(Shipped::model);
    var compiled = timed(() -> {
      var simulator = Simulator.of(read.result);
      return new Bench(simulator, simulator.watcher(Shipped.quantities()),
          simulator.parameters(shipped.course()),
          shipped);
    });
    var bench = compiled.result;
    var start = timed(bench::start);
    var course = timed(() -> bench.follow(start.result));
    double startWarm = median(bench::start);
    double courseWarm = median(() -> bench.follow(start.result));
    var delivered = CoursePrecision.table(bench.simulator, shipped.course()).stream()
        .filter(row -> row.relative() == TOLERANCE).findFirst().orElseThrow();
    System.out.printf(Locale.ROOT,
        "| %s | %d | %.0f ms | %.0f ms | %.1f ms | %.1f ms | %.2f ms | %.2f ms | %.0f | %.2f (%s) | %.0e |%n",
        shipped.title(), course.result.statistics().steps(), read.milliseconds, compiled.milliseconds,
        start.milliseconds, course.milliseconds, startWarm, courseWarm, 1000 / (startWarm + courseWarm),
        delivered.scaledError(), delivered.worstState(), delivered.score());
  }

  private record Bench(Simulator simulator, Watcher watcher, double[] p, Shipped shipped) {

    StartState start() {
      return switch (simulator.settle(p.clone())) {
        case Settling.Settled settled -> settled.state();
        case Settling.Failed failed -> throw new IllegalStateException(failed.message());
      };
    }

    Outcome follow(StartState start) {
      return watcher.follow(shipped.course(), start, shipped.daily(), TOLERANCE).outcome();
    }
  }
}
