package rewire.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import rewire.Refusal;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.dosing.Settings;
import rewire.model.Model;
import rewire.simulate.Crew;
import rewire.simulate.Prepared;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Visits;
import rewire.simulate.Watcher;

/// A course, run with other numbers: every person starts from the relaxed state of their own numbers.
public final class CourseStudy {
  /// Keeps scores within 0.01 point, far below what a ranking can show.
  private static final double TOLERANCE = 1e-4;

  private final Simulator simulator;
  private final Course course;
  private final List<Endpoint> endpoints;
  private final List<String> quantities;
  private final double[] timesH;

  /// Told after each run; calls come from several threads, one at a time.
  @FunctionalInterface
  public interface Progress {
    /// `done` of all runs are over.
    void ran(int done);
  }

  /// What the runs gave.
  ///
  /// @param values  one row per endpoint, one column per point; not a number where a run failed
  /// @param failed  runs that could not be settled or followed
  /// @param reasons what failed runs said, each once
  public record Runs(double[][] values, int failed, List<String> reasons) {
    public Runs {
      reasons = List.copyOf(reasons);
    }
  }

  /// The typical person could not be brought to rest: nothing can be compared.
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped(String message) {
      super(message);
    }
  }

  /// A severity that the course asks for is reached once, by the typical person; the others live under the same stress.
  ///
  /// @throws Stopped when the solver stops before anything is varied
  /// @throws Refusal when the model lacks a quantity, an endpoint lies after the end of the course, or nobody rests at the severity
  public CourseStudy(Simulator simulator, Course course, List<Endpoint> endpoints) {
    this.simulator = simulator;
    this.endpoints = List.copyOf(endpoints);
    for (var endpoint : endpoints) {
      endpoint.quantities().forEach(simulator.model()::resolve);
      for (double hour : endpoint.hours()) {
        if (hour > course.endH()) {
          throw new Refusal(
              "Hour " + hour + " lies after the end of the course at " + course.endH()
                  + " h.\nPerhaps an earlier time, or a later end in the course.");
        }
      }
    }
    this.course = needed(switch (simulator.prepare(course.conducted(Conduct.AS_PLANNED), TOLERANCE)) {
      case Prepared.Unreachable u -> throw new Refusal(u.message());
      case Prepared.Failed f -> throw new Stopped(f.message() + "\n" + f.advice());
      case Prepared.Ready r -> r.course().conducted(course.conduct());
    });
    this.quantities = endpoints.stream().flatMap(o -> o.quantities().stream()).distinct().toList();
    this.timesH = times();
  }

  /// Parameters that a study of this course can vary: those with a plausible range that neither person nor course sets.
  public static List<Factor> factors(Model model, Course course) {
    var set = new HashSet<String>();
    Settings.of(course).keySet().forEach(name -> set.add(model.resolve(name)));
    return model.parameters().stream().filter(Factor::varies).filter(p -> !set.contains(p.id()))
        .map(Factor::of)
        .toList();
  }

  /// What comes later than the last hour that is asked for need not be run.
  private Course needed(Course whole) {
    if (!whole.conduct().rules().isEmpty() || !endpoints.stream().allMatch(Endpoint::onlyAtHours)) {
      return whole;
    }
    double last = endpoints.stream().flatMap(o -> o.hours().stream()).mapToDouble(h -> h).max().orElseThrow();
    var doses = whole.doses().stream().filter(d -> d.timeH() <= last).toList();
    double end = last;
    for (var dose : doses) {
      end = Math.max(end, dose.endH());
    }
    for (var session : whole.sessions()) {
      end = Math.max(end, session.timeH() + session.durationH());
    }
    return whole.with(doses).until(Math.min(whole.endH(), Math.max(end, 1)));
  }

  private double[] times() {
    var times = new TreeSet<Double>();
    if (!endpoints.stream().allMatch(Endpoint::onlyAtHours)) {
      Arrays.stream(simulator.coarseTimes(List.of(course))).forEach(times::add);
    }
    endpoints.forEach(o -> times.addAll(o.hours()));
    times.add(0.0);
    times.add(course.endH());
    return times.stream().mapToDouble(t -> t).toArray();
  }

  /// Runs the course at every point: shares of 0 to 1, one for each factor.
  public Runs run(List<Factor> factors, List<double[]> points, int threads, Progress progress) {
    var values = new double[endpoints.size()][points.size()];
    var reasons = new String[points.size()];
    new Crew<>(simulator, TOLERANCE, threads, own -> new Worker(own, factors))
        .work(reasons.length, (worker, i) -> reasons[i] = worker.run(points.get(i), i, values),
            progress::ran);
    var failed = Arrays.stream(reasons).filter(r -> !r.isEmpty()).toList();
    return new Runs(values, failed.size(), failed.stream().distinct().sorted().toList());
  }

  /// Makes one run after the other.
  private final class Worker {
    private final Simulator own;
    private final List<Factor> factors;
    private final int[] places;
    private final Watcher watcher;
    private final double[] typical;

    Worker(Simulator own, List<Factor> factors) {
      this.own = own;
      this.factors = factors;
      this.places = factors.stream().mapToInt(f -> own.parameterIndex(f.id())).toArray();
      this.watcher = own.watcher(quantities);
      this.typical = own.parameters(course);
    }

    /// Writes the endpoints of one point; empty, or why it failed.
    String run(double[] point, int column, double[][] values) {
      var p = typical.clone();
      for (int f = 0; f < places.length; f++) {
        p[places[f]] = factors.get(f).at(point[f]);
      }
      return switch (own.settle(p)) {
        case Settling.Failed f -> spoiled(f.message(), column, values);
        case Settling.Settled s -> followed(s.state(), column, values);
      };
    }

    private String followed(StartState start, int column, double[][] values) {
      var followed = course;
      if (!course.conduct().rules().isEmpty()) {
        switch (own.decide(course, start, Visits.Noise.NONE, TOLERANCE)) {
          case Prepared.Ready r -> followed = r.course();
          case Prepared.Unreachable u -> {
            return spoiled(u.message(), column, values);
          }
          case Prepared.Failed f -> {
            return spoiled(f.message(), column, values);
          }
        }
      }
      var seen = watcher.follow(followed, start, timesH, TOLERANCE);
      if (seen.outcome() instanceof rewire.solve.Outcome.Failed f) {
        return spoiled(f.message(), column, values);
      }
      for (int o = 0; o < endpoints.size(); o++) {
        values[o][column] = endpoints.get(o).of(quantities, timesH, seen.values());
      }
      return "";
    }

    private String spoiled(String reason, int column, double[][] values) {
      for (var row : values) {
        row[column] = Double.NaN;
      }
      return reason;
    }
  }
}
