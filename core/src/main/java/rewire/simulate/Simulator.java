package rewire.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rewire.compile.Compiled;
import rewire.compile.Compiler;
import rewire.compile.Target;
import rewire.course.Course;
import rewire.dosing.Change;
import rewire.dosing.Schedule;
import rewire.dosing.Settings;
import rewire.model.Model;
import rewire.solve.Integrator;
import rewire.solve.Jump;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;
import rewire.solve.VectorField;

/// Runs courses of care through one model.
///
/// A simulator compiles its model once and keeps work arrays: use one per thread, see [#forOneThread].
public final class Simulator {
  private final Model model;
  private final Compiled compiled;
  private final VectorField field;
  private final Relaxation relaxation;

  private Simulator(Model model, Compiled compiled) {
    this.model = model;
    this.compiled = compiled;
    this.field = compiled.field();
    this.relaxation = new Relaxation(model, compiled);
  }

  /// A simulator on JVM bytecode.
  public static Simulator of(Model model) {
    return of(model, Target.BYTECODE);
  }

  /// A simulator on the given target; the interpreter is the slow referee.
  public static Simulator of(Model model, Target target) {
    return new Simulator(model, Compiler.compile(model, target));
  }

  /// Another simulator of the same model for another thread; code is shared, so this is cheap.
  public Simulator forOneThread() {
    return new Simulator(model, compiled);
  }

  /// The model that is run.
  public Model model() {
    return model;
  }

  /// Follows a course from the person's relaxed state to its end, looking at the times that suit it. Rules are decided on
  /// the way; the course of the run says how.
  ///
  /// @throws IllegalArgumentException when the person cannot have the severity that is asked for; see [#prepare]
  public Run run(Course course, Precision precision) {
    return run(course, precision, this::times);
  }

  /// As [#run(Course, Precision)], looking at the given times, ascending from 0 to the end of the course.
  public Run run(Course course, Precision precision, double[] times) {
    return run(course, precision, _ -> times);
  }

  private Run run(Course course, Precision precision, Function<Course, double[]> times) {
    return switch (prepare(course, precision.relativeTolerance())) {
      case Prepared.Failed f -> new Run.Failed(course, f.reason(), f.atTimeH(), f.message(), f.advice());
      case Prepared.Unreachable u -> throw new IllegalArgumentException(u.message());
      case Prepared.Ready r -> follow(r.course(), r.start(), precision, times.apply(r.course()));
    };
  }

  /// Gives the person the severity that is asked for and decides the rules of the course, with ratings free of error. A
  /// course that is ready stays as it is.
  ///
  /// @param tolerance relative tolerance of the runs between visits
  public Prepared prepare(Course course, double tolerance) {
    return switch (new Conditioning(this).reach(course)) {
      case Conditioning.Found.Unreachable u -> new Prepared.Unreachable(u.message());
      case Conditioning.Found.Reached r -> switch (start(r.course())) {
        case Settling.Failed s -> new Prepared.Failed(s.reason(), s.atTimeH(), s.message(), s.advice());
        case Settling.Settled s -> r.course().isOpen()
            ? decide(r.course(), s.state(), Visits.Noise.NONE, tolerance)
            : new Prepared.Ready(r.course(), s.state());
      };
    };
  }

  /// Decides the rules of a course anew for a person who starts from `start`.
  public Prepared decide(Course course, StartState start, Visits.Noise noise, double tolerance) {
    return switch (Visits.decide(this, course, start, noise, tolerance)) {
      case Visits.Decided.Done d -> new Prepared.Ready(d.course(), start);
      case Visits.Decided.Failed f -> new Prepared.Failed(f.outcome().reason(), f.outcome().atTime(),
          "On the way to a visit: " + f.outcome().message(), f.outcome().advice());
    };
  }

  /// Times that suit a course: an even grid, every edge of an input, and a fine net after each dose.
  public double[] times(Course course) {
    return Grid.times(course, changes(course, parameters(course)), Grid.Net.FINE);
  }

  /// Fewer times that suit several courses at once, for many people.
  public double[] coarseTimes(List<Course> courses) {
    return Grid.union(courses.stream()
        .map(c -> Grid.times(c, changes(c, parameters(c)), Grid.Net.COARSE)).toList());
  }

  /// Times that suit several courses at once.
  public double[] times(List<Course> courses) {
    return Grid.union(courses.stream().map(this::times).toList());
  }

  /// Where the person of a course starts.
  Settling start(Course course) {
    return settle(parameters(course));
  }

  /// Lets a person with these parameters settle; derived constants in `p` are renewed.
  public Settling settle(double[] p) {
    field.prepare(p);
    return relaxation.from(compiled.initial(p), p);
  }

  /// A watcher of some quantities (corridor or flat names), for many runs of this simulator.
  ///
  /// @throws java.util.NoSuchElementException when the model has no such quantity
  public Watcher watcher(List<String> quantities) {
    return new Watcher(this, compiled.readouts(quantities));
  }

  /// The parameter vector of the person of a course: typical values, then the person, then the course's own overrides.
  ///
  /// @throws java.util.NoSuchElementException when the course overrides what is not a parameter
  public double[] parameters(Course course) {
    var p = compiled.parameters();
    var names = compiled.names();
    Settings.of(course).forEach((name, value) -> p[names.parameter(name)] = value);
    field.prepare(p);
    return p;
  }

  /// Place of a parameter in the parameter vector.
  public int parameterIndex(String name) {
    return compiled.names().parameter(name);
  }

  /// The changes of inputs and depots that a course makes.
  List<Change> changes(Course course, double[] p) {
    return Schedule.of(course, name -> p[compiled.names().parameter(name)]);
  }

  private Run follow(Course course, StartState start, Precision precision, double[] times) {
    var changes = changes(course, start.p());
    var first = new Recorder(model, compiled, times.length);
    var outcome = integrate(changes, 0, course.endH(), start, times, first, precision.relativeTolerance());
    if (outcome instanceof Outcome.Failed f) {
      return new Run.Failed(course, f.reason(), f.atTime(), f.message(), f.advice());
    }
    var trajectories = first.trajectories(times);
    var achieved = AchievedErrors.NOT_MEASURED;
    if (precision.measureError()) {
      var second = new Recorder(model, compiled, times.length);
      var referee = integrate(changes, 0, course.endH(), start, times, second,
          precision.relativeTolerance() / 10);
      if (referee instanceof Outcome.Failed f) {
        return new Run.Failed(course, f.reason(), f.atTime(), "While measuring the error: " + f.message(),
            f.advice());
      }
      achieved = AchievedErrors.between(trajectories, second.trajectories(times));
    }
    return new Run.Completed(course, trajectories, start, outcome.statistics(), achieved);
  }

  /// Moves a state from one hour to another under a list of changes; those outside the span are left out.
  Outcome integrate(List<Change> changes, double fromH, double toH, StartState from, double[] times,
      Observer observer,
      double tolerance) {
    var integrator = new Integrator(field, new Rodas5P(), Magnitudes.tolerance(model, tolerance),
        Limits.standard());
    return integrator.run(timeline(changes, fromH, toH), from.y().clone(), from.p().clone(), times, observer);
  }

  private Timeline timeline(List<Change> changes, double fromH, double toH) {
    var names = compiled.names();
    var jumps = new ArrayList<Jump>();
    for (var change : changes) {
      if (change.timeH() < fromH || change.timeH() > toH) {
        continue;
      }
      jumps.add(switch (change.kind()) {
        case ADD -> new Jump.AddAmount(change.timeH(), names.state(change.target()), change.value());
        case SET -> new Jump.SetParameter(change.timeH(), names.parameter(change.target()), change.value());
      });
    }
    return new Timeline(fromH, toH, jumps);
  }

  Compiled compiled() {
    return compiled;
  }
}
