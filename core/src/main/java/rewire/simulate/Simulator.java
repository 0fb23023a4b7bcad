package rewire.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import rewire.compile.Compiled;
import rewire.compile.Compiler;
import rewire.compile.Engine;
import rewire.compile.Readouts;
import rewire.compile.Target;
import rewire.compile.Unused;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Rule;
import rewire.dosing.Change;
import rewire.dosing.Schedule;
import rewire.dosing.Settings;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.solve.Integrator;
import rewire.solve.Jump;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Statistics;
import rewire.solve.Timeline;
import rewire.solve.Trip;
import rewire.solve.VectorField;

/// Runs courses of care through one model. The score of a course that joins ketamine with therapy is the one under the
/// assumed [Interaction].
///
/// A simulator compiles its model once and keeps work arrays: use one per thread, see [#forOneThread].
public final class Simulator {
  /// The score, by its corridor name.
  static final String SCORE = "MADRS";

  /// Hours between looks, on average, from which each is worth a step of its own.
  private static final double EXACT_FROM_H = 24;
  private final Model model;
  private final Compiled compiled;
  /// Parameters that are 0 for good and have no place among the parameters.
  private final Set<String> still;
  private final VectorField field;
  private final Relaxation relaxation;
  private final Interaction interaction;
  private final Readouts score;
  private final Passage passage;

  private Simulator(Model model, Compiled compiled, Set<String> still, Relaxation relaxation, Readouts score,
      Interaction interaction, Passage passage) {
    this.model = model;
    this.compiled = compiled;
    this.still = still;
    this.field = compiled.field();
    this.relaxation = relaxation;
    this.score = score;
    this.interaction = interaction;
    this.passage = passage;
  }

  /// A simulator on JVM bytecode.
  public static Simulator of(Model model) {
    return of(model, Target.BYTECODE);
  }

  /// A simulator on the given target; the interpreter is the slow referee.
  public static Simulator of(Model model, Target target) {
    var compiled = Compiler.compile(model, target);
    return of(model, compiled, Set.of(), Interaction.MECHANISM, alone(model, compiled), Relaxation.QUICK);
  }

  /// @param settling relative tolerance with which people settle, until Newton's method takes over
  private static Simulator of(Model model, Compiled compiled, Set<String> still, Interaction interaction,
      Passage passage, double settling) {
    return new Simulator(model, compiled, still, new Relaxation(model, compiled, passage, settling),
        compiled.readouts(List.of(SCORE)),
        interaction, passage);
  }

  private static Passage alone(Model model, Compiled compiled) {
    var field = compiled.field();
    return (trip, tolerance) -> new Integrator(field, new Rodas5P(), Magnitudes.tolerance(model, tolerance),
        Limits.standard()).run(trip);
  }

  /// The same simulator on the same thread, under an assumption on how far ketamine and therapy help each other. Without
  /// it the score is the mechanism's own.
  public Simulator assuming(Interaction other) {
    return new Simulator(model, compiled, still, relaxation, score, other, passage);
  }

  /// A simulator of the same model without the states that stay at 0 in these courses, such as depots of routes that are
  /// not used: the same answers up to the tolerance in half the time. It follows these courses only, with other people,
  /// decisions and stress.
  ///
  /// @param moving names of further parameters that will be changed
  public Simulator narrowed(List<Course> courses, Set<String> moving) {
    var touched = new HashSet<>(moving);
    for (var course : courses) {
      touched.addAll(Settings.of(course).keySet());
      var all = new ArrayList<>(course.undecided().doses());
      for (var rule : course.conduct().rules()) {
        if (rule instanceof Rule.Maintenance m) {
          all.addAll(m.at(Math.min(m.fromH(), course.endH())));
        }
      }
      all.sort(Comparator.comparingDouble(Dose::timeH));
      changes(course.undecided().with(all), parameters(course)).forEach(c -> touched.add(c.target()));
    }
    var smaller = Unused.leftOut(model, touched.stream().map(model::resolve).collect(Collectors.toSet()));
    var code = Compiler.compile(smaller, compiled.target());
    var still = model.parameters().stream().map(Parameter::id).filter(id -> !code.names().isParameter(id))
        .collect(Collectors.toSet());
    return of(smaller, code, still, interaction, alone(smaller, code), Relaxation.QUICK);
  }

  /// What is assumed.
  public Interaction interaction() {
    return interaction;
  }

  /// Another simulator of the same model for another thread; code is shared, so this is cheap.
  public Simulator forOneThread() {
    return of(model, compiled, still, interaction, alone(model, compiled), Relaxation.QUICK);
  }

  /// Another one for another thread, whose trips of one tolerance are made on a ferry.
  Simulator aboard(Ferry ferry, double tolerance) {
    var alone = alone(model, compiled);
    return of(model, compiled, still, interaction,
        (trip, wanted) -> wanted == tolerance ? ferry.carry(trip) : alone.run(trip, wanted), tolerance);
  }

  /// What carries the trips of many people.
  Engine engine(double tolerance) {
    return new Engine(compiled, Magnitudes.tolerance(model, tolerance), Limits.standard());
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
      case Conditioning.Found.Broken b -> failed(b.failure());
      case Conditioning.Found.Reached r -> switch (start(r.course())) {
        case Settling.Failed f -> failed(f);
        case Settling.Settled s -> r.course().isOpen()
            ? decide(r.course(), s.state(), Visits.Noise.NONE, tolerance)
            : new Prepared.Ready(r.course(), s.state());
      };
    };
  }

  private static Prepared failed(Settling.Failed f) {
    return new Prepared.Failed(f.reason(), f.atTimeH(), f.message(), f.advice());
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
    return times(courses, Grid.Net.COARSE);
  }

  /// Still fewer times, for more people than can be held with their curves.
  public double[] sparseTimes(List<Course> courses) {
    return times(courses, Grid.Net.SPARSE);
  }

  private double[] times(List<Course> courses, Grid.Net net) {
    return Grid.union(courses.stream().map(c -> Grid.times(c, changes(c, parameters(c)), net)).toList());
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
  /// @throws rewire.Refusal when the model has no such quantity
  public Watcher watcher(List<String> quantities) {
    return new Watcher(this, compiled.readouts(quantities));
  }

  /// The parameter vector of the person of a course: typical values, then the person, then the course's own overrides.
  ///
  /// @throws rewire.Refusal when the course overrides what is not a parameter
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
    return Schedule.of(course,
        name -> still.contains(compiled.names().flat(name)) ? 0 : p[compiled.names().parameter(name)]);
  }

  private Run follow(Course course, StartState start, Precision precision, double[] times) {
    return switch (record(course, start, precision.relativeTolerance(), times)) {
      case Recorded.Broken(Outcome.Failed f) ->
        new Run.Failed(course, f.reason(), f.atTime(), f.message(), f.advice());
      case Recorded.Whole first when !precision.measureError() ->
        new Run.Completed(course, first.trajectories(), start, first.statistics(),
            AchievedErrors.NOT_MEASURED);
      case Recorded.Whole first -> switch (record(course, start, precision.relativeTolerance() / 10, times)) {
        case Recorded.Broken(Outcome.Failed f) -> new Run.Failed(course, f.reason(), f.atTime(),
            "While measuring the error: " + f.message(), f.advice());
        case Recorded.Whole referee -> new Run.Completed(course, first.trajectories(), start,
            first.statistics(), AchievedErrors.between(first.trajectories(), referee.trajectories()));
      };
    };
  }

  private sealed interface Recorded {
    /// To the end.
    ///
    /// @param statistics of the course itself, without the parts that its score may need
    record Whole(Trajectories trajectories, Statistics statistics) implements Recorded {}

    record Broken(Outcome.Failed outcome) implements Recorded {}
  }

  private Recorded record(Course course, StartState start, double tolerance, double[] times) {
    var recorder = new Recorder(model, compiled, times.length);
    var outcome = integrate(changes(course, start.p()), 0, course.endH(), start, times, recorder, tolerance);
    if (outcome instanceof Outcome.Failed f) {
      return new Recorded.Broken(f);
    }
    var strands = new ArrayList<double[]>();
    var trajectories = recorder.trajectories(times);
    strands.add(trajectories.column(SCORE).values());
    var watcher = new Watcher(this, score);
    for (var part : interaction.strands(course).stream().skip(1).toList()) {
      var seen = watcher.follow(part, start, times, tolerance);
      if (seen.outcome() instanceof Outcome.Failed f) {
        return new Recorded.Broken(f);
      }
      strands.add(seen.values()[0]);
    }
    return new Recorded.Whole(strands.size() == 1
        ? trajectories
        : Scores.of(trajectories, strands.toArray(double[][]::new), interaction, range(start.p())),
        outcome.statistics());
  }

  /// Moves a state from one hour to another under a list of changes; those outside the span are left out. Looks that are
  /// few, such as visits, are exact; the many of a curve are interpolated.
  Outcome integrate(List<Change> changes, double fromH, double toH, StartState from, double[] times,
      Observer observer,
      double tolerance) {
    boolean exact = times.length - 1 <= (toH - fromH) / EXACT_FROM_H;
    return passage.run(
        new Trip(timeline(changes, fromH, toH), from.y(), from.p(), times, observer, exact), tolerance);
  }

  /// Where a person is after some hours of a course.
  sealed interface Onward {
    /// The later hour was reached.
    ///
    /// @param state where they are, with the inputs that hold there; nothing is known about rest
    record There(StartState state) implements Onward {}

    record Broken(Outcome.Failed outcome) implements Onward {}
  }

  /// Moves a person along a course from one hour to another; changes at the later hour are left to what follows.
  Onward onward(Course course, StartState from, double fromH, double toH, double tolerance) {
    var between = changes(course, from.p()).stream().filter(c -> c.timeH() >= fromH && c.timeH() < toH)
        .toList();
    return switch (integrate(between, fromH, toH, from, new double[0], Observer.none(), tolerance)) {
      case Outcome.Failed f -> new Onward.Broken(f);
      case Outcome.Solved s -> {
        var p = from.p().clone();
        for (var change : between) {
          if (change.kind() == Change.Kind.SET) {
            p[parameterIndex(change.target())] = change.value();
          }
        }
        field.prepare(p);
        yield new Onward.There(
            new StartState(s.finalState(), p, false, Double.NaN, Double.NaN, Double.NaN));
      }
    };
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

  /// Reads the score alone.
  Readouts score() {
    return score;
  }

  /// The range of scores of a person.
  Interaction.Range range(double[] p) {
    return Interaction.Range.of(compiled.names(), p);
  }

  Compiled compiled() {
    return compiled;
  }
}
