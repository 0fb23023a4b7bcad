package rewire.simulate;

import rewire.compile.Compiled;
import rewire.model.Model;
import rewire.solve.FixedPoint;
import rewire.solve.Integrator;
import rewire.solve.LeadingEigenvalue;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Reason;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;
import rewire.solve.Trip;
import rewire.solve.VectorField;

/// Lets a person settle: eight years without any care from the model's initial values, which lie on the ill branch, then
/// Newton's method to the point of rest (mechanism dossier, section 8a, initial state).
///
/// The eight years are followed only as accurately as a course is, because Newton's method does the rest; that takes 53
/// steps for a person unlike the typical one instead of 233 (docs/performance.md). When the rest point found is not stable,
/// or is another one than the person was settling to, they are followed again tightly; if that does not help, the state
/// after eight years stands and is reported as not settled.
final class Relaxation {
  private static final double YEARS_H = 8 * 8766.0;
  /// That of the default course.
  static final double QUICK = 1e-6;
  /// Tight, so that the start does not limit the accuracy of what follows.
  private static final double TIGHT = 1e-9;
  /// Newton may move the score by this many points at most; more means it left for another branch.
  private static final double SAME_BRANCH_MADRS = 1;

  private final Compiled compiled;
  private final VectorField field;
  private final Passage passage;
  private final double quick;
  private final Integrator tight;
  private final FixedPoint fixedPoint;
  private final double[] readouts;

  /// @param passage how the quick way is made
  /// @param quick   its relative tolerance
  Relaxation(Model model, Compiled compiled, Passage passage, double quick) {
    this.passage = passage;
    this.quick = quick;
    this.compiled = compiled;
    this.field = compiled.field();
    this.tight = integrator(model, field, TIGHT);
    this.fixedPoint = new FixedPoint(field, Magnitudes.tolerance(model, TIGHT), 1);
    this.readouts = new double[model.assignments().size()];
  }

  private static Integrator integrator(Model model, VectorField field, double tolerance) {
    return new Integrator(field, new Rodas5P(), Magnitudes.tolerance(model, tolerance), Limits.standard());
  }

  Settling from(double[] y0, double[] p) {
    var years = new Trip(Timeline.of(0, YEARS_H), y0, p, new double[0], Observer.none());
    return switch (settled(passage.run(years, quick), p)) {
      case Settling.Settled(StartState state) when state.settled() -> new Settling.Settled(state);
      case Settling.Settled _,Settling.Failed _ -> settled(tight.run(years), p);
    };
  }

  private Settling settled(Outcome after, double[] p) {
    return switch (after) {
      case Outcome.Failed f -> new Settling.Failed(f.reason(), f.atTime(),
          "The person could not be settled before the course: " + f.message(), f.advice());
      case Outcome.Solved s -> new Settling.Settled(polished(s.finalState(), p));
    };
  }

  private StartState polished(double[] relaxed, double[] p) {
    var rest = fixedPoint.from(relaxed, p);
    double leading = leading(rest.state(), p);
    boolean same = Math.abs(score(rest.state(), p) - score(relaxed, p)) <= SAME_BRANCH_MADRS;
    boolean settled = rest.converged() && leading < 0 && same;
    var y = settled ? rest.state() : relaxed;
    double perHour = settled ? leading : leading(relaxed, p);
    return new StartState(y, p, settled, 24 * drift(y, p), 24 * perHour, score(y, p));
  }

  /// Closest eigenvalue to zero, per hour; NaN when no single real one is. A rest point unstable in some faster way cannot
  /// come out of eight years: a disturbance of one part in 1e16 grows to full size there at a rate above 40 in eight years,
  /// 6e-4 per hour, and what is slower than that is closest to zero.
  private double leading(double[] y, double[] p) {
    var eigenvalue = LeadingEigenvalue.of(field, 0, y, p);
    return eigenvalue.converged() ? eigenvalue.value() : Double.NaN;
  }

  /// Largest rate of change, relative to the state or, where that is small, to 1.
  private double drift(double[] y, double[] p) {
    var rates = new double[y.length];
    field.rates(0, y, p, rates);
    double most = 0;
    for (int i = 0; i < y.length; i++) {
      most = Math.max(most, Math.abs(rates[i]) / Math.max(1, Math.abs(y[i])));
    }
    return most;
  }

  private double score(double[] y, double[] p) {
    compiled.readouts().evaluate(0, y, p, readouts);
    return readouts[compiled.names().assignment("MADRS")];
  }
}
