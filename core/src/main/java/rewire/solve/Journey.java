package rewire.solve;

import java.util.Locale;
import java.util.Optional;

/// One state on its way along a timeline: says how long the next step should be, and judges what came of it. Who makes the
/// steps, of this state alone or of several abreast, is not its business.
///
/// Order of calls: [#begin]; then, until [#ended], [#leave] if it [#stops], and [#propose]; the caller attempts the step,
/// fills in the kinks' gaps at its end, and calls [#judge]. If the attempt was made in a lane, [#judge] asks [OneStep] for the
/// arrays that it looks at; [#leave] wants the state at hand, and [#outcome] the error too. Work arrays are kept from run to
/// run and nothing is allocated on the way.
///
/// On a trip with exact outputs an attempt may be an aside: it ends at the next output time, is shown to the observer and
/// then forgotten, so that outputs do not bend the way on.
final class Journey {
  final OneStep step;
  final Kinks kinks;
  private final VectorField field;
  private final Method method;
  private final Limits limits;
  private final StepControl control;
  private final Triggers triggers;
  /// State handed to the observer.
  private final double[] y;

  private Timeline timeline = Timeline.of(0, 0);
  private double[] outputTimes = {};
  private Observer observer = Observer.none();
  private int nextOutput;
  private int nextJump;
  private double until;
  private double h;
  private boolean afterRejection;
  private boolean notFinite;
  private boolean accepted;
  /// Whether the attempt is made for an output only.
  private boolean aside;
  /// Whether asides make sense before the next step.
  private boolean asides;
  private boolean exact;
  private boolean crossed;
  private boolean parametersChanged;
  private boolean ended;
  private Reason failure = Reason.STEP_TOO_SMALL;
  private boolean failed;
  private long steps;
  private long rejected;
  private long asidesMade;
  private long starts;
  private long firings;

  Journey(VectorField field, Method method, Tolerance tolerance, Limits limits) {
    this(field, method, tolerance, limits, Optional.empty());
  }

  /// @param source of the arrays of attempts, if they are made in a lane
  Journey(VectorField field, Method method, Tolerance tolerance, Limits limits,
      Optional<OneStep.Source> source) {
    this.field = field;
    this.method = method;
    this.limits = limits;
    control = new StepControl(tolerance, method.errorOrder());
    if (control.states() != field.states()) {
      throw new IllegalArgumentException(
          "The tolerance has " + control.states() + " absolute values for a field of "
              + field.states() + " states.");
    }
    step = new OneStep(field, method, source);
    triggers = new Triggers(field, method);
    kinks = new Kinks(field, method, tolerance);
    y = new double[field.states()];
  }

  /// Sets out; gives the outputs at the start.
  void begin(Trip trip) {
    trip.check(field);
    System.arraycopy(trip.y0(), 0, step.y0, 0, y.length);
    System.arraycopy(trip.p0(), 0, step.p, 0, step.p.length);
    timeline = trip.timeline();
    outputTimes = trip.outputTimes();
    observer = trip.observer();
    exact = trip.exact() && !triggers.exist();
    asides = exact;
    aside = false;
    step.t = timeline.start();
    step.end = step.t;
    until = step.t;
    nextOutput = 0;
    nextJump = 0;
    steps = 0;
    rejected = 0;
    asidesMade = 0;
    starts = 0;
    firings = 0;
    crossed = false;
    ended = false;
    failed = false;
    notFinite = false;
    kinks.begin();
    field.prepare(step.p);
    parametersChanged = true;
    while (nextOutput < outputTimes.length && outputTimes[nextOutput] <= step.t) {
      observer.at(outputTimes[nextOutput++], step.y0, step.p);
    }
    triggers.arm(step);
  }

  boolean ended() {
    return ended;
  }

  /// Whether the state stands at a breakpoint or a trigger, from which it must [#leave].
  boolean stops() {
    return crossed || step.t >= until;
  }

  /// Carries out what happens at the stop: jumps, triggers, and a fresh start unless this is the end.
  void leave() {
    parametersChanged = false;
    if (crossed) {
      System.arraycopy(triggers.y, 0, step.y0, 0, y.length);
      crossed = false;
      fireTriggers();
    }
    if (!ended && step.t >= until) {
      applyJumps();
      fireTriggers();
      var jumps = timeline.jumps();
      until = nextJump < jumps.size() ? jumps.get(nextJump).time() : timeline.end();
      ended |= step.t >= timeline.end();
    }
    if (!ended)
      start();
  }

  /// Whether the last [#leave] changed parameters.
  boolean parametersChanged() {
    return parametersChanged;
  }

  private void applyJumps() {
    var jumps = timeline.jumps();
    boolean changed = false;
    while (nextJump < jumps.size() && jumps.get(nextJump).time() <= step.t) {
      switch (jumps.get(nextJump++)) {
        case Jump.AddAmount add -> step.y0[add.state()] += add.amount();
        case Jump.SetState set -> step.y0[set.state()] = set.value();
        case Jump.SetParameter set -> {
          step.p[set.parameter()] = set.value();
          changed = true;
        }
      }
    }
    if (changed)
      field.prepare(step.p);
    parametersChanged |= changed;
  }

  /// Fires what is due at (t, y0), and what that in turn sets off.
  private void fireTriggers() {
    int fired = triggers.exist() ? 1 : 0;
    while (fired > 0 && !ended) {
      fired = triggers.fire(step);
      firings += fired;
      parametersChanged |= fired > 0;
      if (firings > limits.firings())
        fail(Reason.TOO_MANY_FIRINGS);
    }
  }

  private void start() {
    starts++;
    field.rates(step.t, step.y0, step.p, step.f0);
    if (!finite(step.f0) || !finite(step.y0)) {
      fail(Reason.NOT_FINITE_AT_START);
      return;
    }
    control.restart();
    kinks.restart(step);
    h = control.firstStep(step, until - step.t);
    afterRejection = false;
    notFinite = false;
  }

  /// Chooses the length and the end of the next attempt, or fails.
  void propose() {
    double rest = until - step.t;
    if (steps + rejected + asidesMade >= limits.steps()) {
      fail(Reason.TOO_MANY_STEPS);
      return;
    }
    h = Math.min(h, limits.largestStep());
    boolean arrives = h >= rest;
    step.h = arrives ? rest : 2 * h > rest && !kinks.aims() ? 0.5 * rest : h;
    step.end = arrives ? until : step.t + step.h;
    if (!arrives && step.h < smallestStep()) {
      fail(notFinite ? Reason.NOT_FINITE : Reason.STEP_TOO_SMALL);
      return;
    }
    aside = asides && nextOutput < outputTimes.length && outputTimes[nextOutput] < step.end;
    if (aside) {
      step.end = outputTimes[nextOutput];
      step.h = step.end - step.t;
    }
  }

  private double smallestStep() {
    return Math.max(limits.smallestStep(), 4 * Math.ulp(step.t));
  }

  /// Accepts the attempt, and moves to its end or to the first trigger in it, or rejects it.
  void judge(double error) {
    accepted = false;
    if (aside) {
      asidesMade++;
      asides = error <= 1 && !kinks.changed();
      if (asides) {
        step.wantEnd();
        observer.at(outputTimes[nextOutput++], step.y1, step.p);
      }
      return;
    }
    asides = exact;
    double shorter = Double.isFinite(error) && kinks.changed() ? kinks.shorten(step, smallestStep()) : 0;
    if (shorter > 0) {
      rejected++;
      h = shorter;
    } else if (error <= 1) {
      accept(error);
    } else {
      rejected++;
      kinks.reject();
      notFinite = !Double.isFinite(error);
      afterRejection = true;
      h = control.afterRejection(step.h, error);
    }
  }

  /// Whether the last attempt was accepted.
  boolean accepted() {
    return accepted;
  }

  private void accept(double error) {
    accepted = true;
    steps++;
    h = control.afterAcceptance(step.h, error, afterRejection ? 1 : StepControl.GROWTH);
    afterRejection = false;
    boolean aimed = kinks.aims();
    h = kinks.accept(step, h, aimed ? smallestStep() : 0);
    if (aimed)
      control.restart();
    double theta = triggers.exist() ? triggers.firstCrossing(step) : 2;
    crossed = theta <= 1;
    double reached = crossed ? step.timeAt(theta) : step.end;
    while (nextOutput < outputTimes.length && outputTimes[nextOutput] <= reached) {
      double time = outputTimes[nextOutput++];
      if (time == step.end) {
        step.wantEnd();
        observer.at(time, step.y1, step.p);
      } else {
        step.wantAll();
        method.interpolate(step, (time - step.t) / step.h, y);
        observer.at(time, y, step.p);
      }
    }
    step.t = reached;
  }

  private void fail(Reason reason) {
    failure = reason;
    failed = true;
    ended = true;
  }

  /// How it ended.
  Outcome outcome() {
    if (!failed)
      return new Outcome.Solved(step.y0.clone(), statistics());
    return switch (failure) {
      case NOT_FINITE_AT_START -> notFiniteAtStart();
      case TOO_MANY_FIRINGS -> failed(
          "Triggers fired " + firings + " times up to time " + step.t + ", the limit is "
              + limits.firings() + ".",
          "Perhaps two triggers set each other off, or one re-arms itself at once.");
      case TOO_MANY_STEPS -> failed(
          "Used all " + limits.steps() + " steps by time " + step.t + " on the way from " + timeline.start()
              + " to " + timeline.end() + ".",
          "Perhaps the tolerance of " + control.relative()
              + " is stricter than needed, or the solution oscillates fast.");
      case NOT_FINITE -> failed(where() + " runs into numbers that are not finite.",
          "Perhaps the solution leaves the range in which the rates are defined, or grows without bound.");
      case STEP_TOO_SMALL -> failed(where() + " still has too large an error.",
          "Perhaps the solution grows without bound here, or the rates are not continuous.");
    };
  }

  private Outcome.Failed failed(String message, String advice) {
    return new Outcome.Failed(failure, step.t, message, advice, statistics());
  }

  private Outcome.Failed notFiniteAtStart() {
    int state = 0;
    while (Double.isFinite(step.f0[state]) && Double.isFinite(step.y0[state]))
      state++;
    return failed(
        "At time " + step.t + " state " + state + " is " + step.y0[state] + " and its rate " + step.f0[state]
            + "; both must be finite.",
        "Perhaps a start value or parameter is missing, or makes a formula divide by zero.");
  }

  private String where() {
    int state = control.worst(step);
    return String.format(Locale.ROOT, "At time %s, with a step of %.3g, state %d at %.6g", step.t, step.h,
        state,
        step.y0[state]);
  }

  /// Every attempt takes one factorisation, one solution per stage, and the rates of all stages but the first and of the
  /// end; every start takes the rates twice.
  private Statistics statistics() {
    long attempts = steps + rejected + asidesMade;
    return new Statistics(steps, rejected, starts, attempts * method.stages() + 2 * starts, attempts,
        attempts * method.stages(), firings, kinks.landings());
  }

  private static boolean finite(double[] v) {
    double sum = 0;
    for (double x : v)
      sum += x * 0;
    return sum == 0;
  }
}
