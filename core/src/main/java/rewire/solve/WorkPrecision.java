package rewire.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Work against delivered error: the stiff test set at five tolerances.
public final class WorkPrecision {

  /// The relative tolerances of the table.
  public static final List<Double> TOLERANCES = List.of(1e-4, 1e-5, 1e-6, 1e-7, 1e-8);

  /// One run of one problem.
  ///
  /// @param scaledError max over states and output times of |y - ref| / (atol + rtol |ref|)
  /// @param digits      -log10 of max over states and output times of |y - ref| / (atol / rtol + |ref|)
  /// @param milliseconds wall time of the fastest of a few runs in this process; no benchmark
  public record Row(String problem, double rtol, double smallestAtol, double largestAtol, Statistics work,
      double scaledError,
      double digits, double milliseconds) {}

  /// A row passes when its scaled error is at most this.
  public static final double BOUND = 10;

  private static final int RUNS = 5;

  private WorkPrecision() {}

  /// Runs every problem at every tolerance; a few seconds.
  public static List<Row> table() {
    var rows = new ArrayList<Row>();
    for (var problem : StiffProblems.all()) {
      for (double rtol : TOLERANCES)
        rows.add(row(problem, rtol));
    }
    return List.copyOf(rows);
  }

  /// One problem at one relative tolerance.
  public static Row row(StiffProblems.Problem problem, double rtol) {
    var tolerance = problem.tolerance(rtol);
    var times = problem.times();
    var integrator = new Integrator(problem.field(), new Rodas5P(), tolerance, Limits.standard());
    var timeline = Timeline.of(0, times[times.length - 1]);
    var seen = new ArrayList<double[]>();
    Outcome outcome = integrator.run(timeline, problem.start(), new double[0], times,
        (t, y, p) -> seen.add(y.clone()));
    double milliseconds = milliseconds(
        () -> integrator.run(timeline, problem.start(), new double[0], times, Observer.none()));
    double worst = switch (outcome) {
      case Outcome.Solved _ -> worst(problem, times, seen, tolerance);
      case Outcome.Failed _ -> Double.POSITIVE_INFINITY;
    };
    var absolute = java.util.Arrays.stream(tolerance.absolute()).summaryStatistics();
    return new Row(problem.name(), rtol, absolute.getMin(), absolute.getMax(), outcome.statistics(), worst,
        -Math.log10(worst * rtol), milliseconds);
  }

  private static double worst(StiffProblems.Problem problem, double[] times, List<double[]> seen,
      Tolerance tolerance) {
    var absolute = tolerance.absolute();
    double worst = 0;
    for (var reference : problem.references()) {
      int at = java.util.Arrays.binarySearch(times, reference.time());
      double error = Math.abs(seen.get(at)[reference.state()] - reference.value());
      double allowed = absolute[reference.state()] + tolerance.relative() * Math.abs(reference.value());
      worst = Math.max(worst, error / allowed);
    }
    return worst;
  }

  /// Wall time of the fastest of a few runs of a piece of work, in milliseconds; no benchmark.
  public static double milliseconds(Runnable work) {
    double least = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      long began = System.nanoTime();
      work.run();
      least = Math.min(least, (System.nanoTime() - began) * 1e-6);
    }
    return least;
  }

  /// The table as text, one line per row, ready to print.
  public static String text(List<Row> rows) {
    var text = new StringBuilder(
        "%-11s %7s %19s %6s %8s %7s %7s %9s %7s %8s%n".formatted("problem", "rtol", "atol", "steps",
            "rejected", "rates", "factors", "error/tol", "digits", "ms"));
    for (var row : rows) {
      var atol = row.smallestAtol() == row.largestAtol()
          ? "%.0e".formatted(row.largestAtol())
          : "%.0e..%.0e".formatted(row.smallestAtol(), row.largestAtol());
      text.append(String.format(Locale.ROOT, "%-11s %7.0e %19s %6d %8d %7d %7d %9.3f %7.2f %8.2f%n",
          row.problem(), row.rtol(),
          atol, row.work().steps(), row.work().rejected(), row.work().rates(), row.work().factorisations(),
          row.scaledError(), row.digits(), row.milliseconds()));
    }
    return text.toString();
  }

  /// Runs the table and returns it as text.
  public static String text() {
    return text(table());
  }
}
