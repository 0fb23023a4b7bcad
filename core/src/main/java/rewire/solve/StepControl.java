package rewire.solve;

/// How large an error is, and how long the next step should be. Elementary (I) controller.
///
/// Source: Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, sec. II.4: error norm (4.11),
/// step (4.13), starting step (p. 169). Safety 0.9 and growth 6 as measured best for the brain model; shrink
/// 0.1 after numbers that are not finite, 0.2 otherwise. No allocation.
final class StepControl {
  /// The part of the tolerance that one step may use. With all of it, van der Pol's oscillator at mu = 1000
  /// ends its 11th fold 22 tolerances off, with half of it 6, for 18 % more steps; measured with
  /// [WorkPrecision].
  static final double SHARE = 0.5;
  static final double SAFETY = 0.9;
  static final double GROWTH = 6;
  static final double SHRINK = 0.2;
  static final double SHRINK_NOT_FINITE = 0.1;

  private final double relative;
  private final double[] absolute;
  private final double exponent;

  StepControl(Tolerance tolerance, int errorOrder) {
    relative = tolerance.relative();
    absolute = tolerance.absolute();
    exponent = -1.0 / errorOrder;
  }

  int states() {
    return absolute.length;
  }

  double relative() {
    return relative;
  }

  /// Weighted RMS of the error of the step just attempted, in units of what a step may use; at most 1 is good
  /// enough. NaN if any number is not finite.
  double error(Step step) {
    double sum = 0;
    double notFinite = 0;
    for (int k = 0; k < step.n; k++) {
      double ratio = ratio(step, k);
      sum += ratio * ratio;
      notFinite += step.y1[k] * 0;
    }
    return Math.sqrt(sum / Math.max(1, step.n)) / SHARE + notFinite;
  }

  /// The state whose error is the largest part of the norm.
  int worst(Step step) {
    int worst = 0;
    for (int k = 1; k < step.n; k++) {
      if (!(Math.abs(ratio(step, k)) <= Math.abs(ratio(step, worst))))
        worst = k;
    }
    return worst;
  }

  private double ratio(Step step, int k) {
    return step.error[k] / (absolute[k] + relative * Math.max(Math.abs(step.y0[k]), Math.abs(step.y1[k])));
  }

  /// The factor from this step length to the next, from the error norm of this one.
  double factor(double error, double growth) {
    if (!Double.isFinite(error))
      return SHRINK_NOT_FINITE;
    return Math.min(growth, Math.max(SHRINK, SAFETY * Math.pow(error, exponent)));
  }

  /// First step from (t, y0, f0), not beyond `span`; costs one evaluation of the rates.
  double firstStep(Step step, double span) {
    double d0 = norm(step, step.y0);
    double d1 = norm(step, step.f0);
    double h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 * span : Math.min(span, 0.01 * d0 / d1);
    for (int k = 0; k < step.n; k++)
      step.g[k] = step.y0[k] + h0 * step.f0[k];
    step.rates(step.t + h0, step.g, step.f);
    for (int k = 0; k < step.n; k++)
      step.f[k] -= step.f0[k];
    double d2 = norm(step, step.f) / h0;
    double h1 = Math.pow(0.01 / Math.max(d1, d2), -exponent);
    double h = Double.isNaN(h1) ? 1e-3 * h0 : Math.min(100 * h0, h1);
    return Math.min(span, Math.max(h, 16 * Math.ulp(step.t)));
  }

  private double norm(Step step, double[] v) {
    double sum = 0;
    for (int k = 0; k < step.n; k++) {
      double ratio = v[k] / (absolute[k] + relative * Math.abs(step.y0[k]));
      sum += ratio * ratio;
    }
    return Math.sqrt(sum / Math.max(1, step.n));
  }
}
