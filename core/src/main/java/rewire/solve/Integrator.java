package rewire.solve;

import java.util.Locale;
import java.util.Optional;

/// Runs a field along a timeline: steps with error control between jumps, outputs in between, triggers where
/// they fall.
///
/// Each jump time is an exact end of a step, after which the method starts afresh; where the rates bend, a step ends too,
/// but without a fresh start. Output comes from the
/// interpolant, except at the end of a step, where it is the step's own end value. Work arrays are kept from
/// run to run and the step loop does not allocate; one instance serves one thread. Equal input gives equal
/// bits.
public final class Integrator {
  private final VectorField field;
  private final Method method;
  private final Limits limits;
  private final StepControl control;
  private final Step step;
  private final Triggers triggers;
  private final Kinks kinks;
  /// Rates at the end of the step.
  private final double[] f1;
  /// State handed to the observer.
  private final double[] y;

  public Integrator(VectorField field, Method method, Tolerance tolerance, Limits limits) {
    this.field = field;
    this.method = method;
    this.limits = limits;
    control = new StepControl(tolerance, method.errorOrder());
    if (control.states() != field.states()) {
      throw new IllegalArgumentException(
          "The tolerance has " + control.states() + " absolute values for a field of "
              + field.states() + " states.");
    }
    step = new Step(field, method);
    triggers = new Triggers(field, method);
    kinks = new Kinks(field, method, tolerance);
    f1 = new double[field.states()];
    y = new double[field.states()];
  }

  /// Carries `y0` from the start to the end of the timeline.
  ///
  /// @param y0          state at the start, before the jumps there; not changed
  /// @param p0          parameters, length [VectorField#parameters()]; the derived part is recomputed; not
  ///     changed
  /// @param outputTimes ascending, within the timeline
  public Outcome run(Timeline timeline, double[] y0, double[] p0, double[] outputTimes, Observer observer) {
    check(timeline, y0, p0, outputTimes);
    System.arraycopy(y0, 0, step.y0, 0, y0.length);
    System.arraycopy(p0, 0, step.p, 0, p0.length);
    step.t = timeline.start();
    step.rateCount = 0;
    step.factorCount = 0;
    step.solveCount = 0;
    kinks.begin();
    return new Run(timeline, outputTimes, observer).toEnd();
  }

  private void check(Timeline timeline, double[] y0, double[] p0, double[] outputTimes) {
    if (y0.length != field.states() || p0.length != field.parameters()) {
      throw new IllegalArgumentException(
          "Got " + y0.length + " states and " + p0.length + " parameters; the field has "
              + field.states() + " and " + field.parameters() + ".");
    }
    for (var jump : timeline.jumps()) {
      boolean known = switch (jump) {
        case Jump.AddAmount add -> add.state() < field.states();
        case Jump.SetState set -> set.state() < field.states();
        case Jump.SetParameter set -> set.parameter() < field.parameters();
      };
      if (!known)
        throw new IllegalArgumentException("The field has nothing of the number in " + jump + ".");
    }
    double before = timeline.start();
    for (double time : outputTimes) {
      if (!(time >= before && time <= timeline.end())) {
        throw new IllegalArgumentException(
            "Output time " + time + " is out of order or outside the timeline from "
                + timeline.start() + " to " + timeline.end() + ".");
      }
      before = time;
    }
  }

  /// The moving parts of one run.
  private final class Run {
    private final Timeline timeline;
    private final double[] outputTimes;
    private final Observer observer;
    private int nextOutput;
    private int nextJump;
    private long accepted;
    private long rejected;
    private long starts;
    private long firings;

    Run(Timeline timeline, double[] outputTimes, Observer observer) {
      this.timeline = timeline;
      this.outputTimes = outputTimes;
      this.observer = observer;
    }

    Outcome toEnd() {
      field.prepare(step.p);
      step.end = step.t;
      while (nextOutput < outputTimes.length && outputTimes[nextOutput] <= step.t) {
        observer.at(outputTimes[nextOutput++], step.y0, step.p);
      }
      triggers.arm(step);
      while (true) {
        applyJumps();
        var failed = fireTriggers();
        if (failed.isPresent())
          return failed.get();
        if (step.t >= timeline.end())
          return new Outcome.Solved(step.y0.clone(), statistics());
        var jumps = timeline.jumps();
        failed = advance(nextJump < jumps.size() ? jumps.get(nextJump).time() : timeline.end());
        if (failed.isPresent())
          return failed.get();
      }
    }

    private void applyJumps() {
      var jumps = timeline.jumps();
      boolean parametersChanged = false;
      while (nextJump < jumps.size() && jumps.get(nextJump).time() <= step.t) {
        switch (jumps.get(nextJump++)) {
          case Jump.AddAmount add -> step.y0[add.state()] += add.amount();
          case Jump.SetState set -> step.y0[set.state()] = set.value();
          case Jump.SetParameter set -> {
            step.p[set.parameter()] = set.value();
            parametersChanged = true;
          }
        }
      }
      if (parametersChanged)
        field.prepare(step.p);
    }

    /// Fires what is due at (t, y0), and what that in turn sets off.
    private Optional<Outcome.Failed> fireTriggers() {
      if (!triggers.exist())
        return Optional.empty();
      int fired;
      do {
        fired = triggers.fire(step);
        firings += fired;
        if (firings > limits.firings()) {
          return fail(Reason.TOO_MANY_FIRINGS,
              "Triggers fired " + firings + " times up to time " + step.t + ", the limit is "
                  + limits.firings() + ".",
              "Perhaps two triggers set each other off, or one re-arms itself at once.");
        }
      } while (fired > 0);
      return Optional.empty();
    }

    /// Steps from t to `until`, with a fresh start here and after every firing.
    private Optional<Outcome.Failed> advance(double until) {
      boolean fresh = true;
      boolean afterRejection = false;
      boolean notFinite = false;
      double h = 0;
      while (step.t < until) {
        double rest = until - step.t;
        if (fresh) {
          starts++;
          step.rates(step.t, step.y0, step.f0);
          if (!finite(step.f0) || !finite(step.y0))
            return notFiniteAtStart();
          control.restart();
          kinks.restart(step);
          h = control.firstStep(step, rest);
          fresh = false;
          afterRejection = false;
        }
        if (accepted + rejected >= limits.steps())
          return tooManySteps();
        h = Math.min(h, limits.largestStep());
        boolean arrives = h >= rest;
        step.h = arrives ? rest : 2 * h > rest && !kinks.aims() ? 0.5 * rest : h;
        step.end = arrives ? until : step.t + step.h;
        if (!arrives && step.h < smallestStep())
          return stepTooSmall(notFinite);

        method.attempt(step);
        double error = control.error(step);
        double shorter = Double.isFinite(error) ? kinks.shorten(step, smallestStep()) : 0;
        if (shorter > 0) {
          rejected++;
          h = shorter;
          continue;
        }
        if (error <= 1) {
          step.rates(step.end, step.y1, f1);
          if (!finite(f1))
            error = Double.NaN;
        }
        if (!(error <= 1)) {
          rejected++;
          kinks.reject();
          notFinite = !Double.isFinite(error);
          afterRejection = true;
          h = control.afterRejection(step.h, error);
          continue;
        }
        h = control.afterAcceptance(step.h, error, afterRejection ? 1 : StepControl.GROWTH);
        afterRejection = false;
        accepted++;
        boolean aimed = kinks.aims();
        h = kinks.accept(step, h, smallestStep());
        if (aimed)
          control.restart();
        if (finishStep()) {
          var failed = fireTriggers();
          if (failed.isPresent())
            return failed;
          fresh = true;
        }
      }
      return Optional.empty();
    }

    private double smallestStep() {
      return Math.max(limits.smallestStep(), 4 * Math.ulp(step.t));
    }

    /// Gives the outputs within the accepted step and moves to its end, or to the first trigger in it; true
    /// if there is one.
    private boolean finishStep() {
      if (triggers.exist() || (nextOutput < outputTimes.length && outputTimes[nextOutput] < step.end)) {
        method.prepareDense(step);
      }
      double theta = triggers.exist() ? triggers.firstCrossing(step) : 2;
      boolean crossed = theta <= 1;
      double reached = crossed ? step.timeAt(theta) : step.end;
      while (nextOutput < outputTimes.length && outputTimes[nextOutput] <= reached) {
        double time = outputTimes[nextOutput++];
        if (time == step.end) {
          System.arraycopy(step.y1, 0, y, 0, y.length);
        } else {
          method.interpolate(step, (time - step.t) / step.h, y);
        }
        observer.at(time, y, step.p);
      }
      System.arraycopy(crossed ? triggers.y : step.y1, 0, step.y0, 0, y.length);
      System.arraycopy(f1, 0, step.f0, 0, y.length);
      step.t = reached;
      return crossed;
    }

    private Statistics statistics() {
      return new Statistics(accepted, rejected, starts, step.rateCount, step.factorCount, step.solveCount,
          firings, kinks.landings());
    }

    private Optional<Outcome.Failed> fail(Reason reason, String message, String advice) {
      return Optional.of(new Outcome.Failed(reason, step.t, message, advice, statistics()));
    }

    private Optional<Outcome.Failed> notFiniteAtStart() {
      int state = 0;
      while (Double.isFinite(step.f0[state]) && Double.isFinite(step.y0[state]))
        state++;
      return fail(Reason.NOT_FINITE_AT_START,
          "At time " + step.t + " state " + state + " is " + step.y0[state] + " and its rate "
              + step.f0[state]
              + "; both must be finite.",
          "Perhaps a start value or parameter is missing, or makes a formula divide by zero.");
    }

    private Optional<Outcome.Failed> tooManySteps() {
      return fail(Reason.TOO_MANY_STEPS,
          "Used all " + limits.steps() + " steps by time " + step.t + " on the way from " + timeline.start()
              + " to "
              + timeline.end() + ".",
          "Perhaps the tolerance of " + control.relative()
              + " is stricter than needed, or the solution oscillates fast.");
    }

    private Optional<Outcome.Failed> stepTooSmall(boolean notFinite) {
      int state = control.worst(step);
      String where = String.format(Locale.ROOT, "At time %s, with a step of %.3g, state %d at %.6g", step.t,
          step.h, state,
          step.y0[state]);
      return notFinite
          ? fail(Reason.NOT_FINITE, where + " runs into numbers that are not finite.",
              "Perhaps the solution leaves the range in which the rates are defined, or grows without bound.")
          : fail(Reason.STEP_TOO_SMALL, where + " still has too large an error.",
              "Perhaps the solution grows without bound here, or the rates are not continuous.");
    }
  }

  private static boolean finite(double[] v) {
    double sum = 0;
    for (double x : v)
      sum += x * 0;
    return sum == 0;
  }
}
