package rewire.solve;

/// The bench on which a step is made: of one state, or of several abreast. A [Method] sees flat vectors only and cannot
/// tell the two apart, so one state alone and the same state among others come out with the same bits.
///
/// All vectors have the same layout: state k of lane l at `first + k * width + l`. Allocated once, reused for every step
/// of every run; one thread.
public abstract sealed class Step permits OneStep, LaneStep {
  /// Number of states.
  final int n;
  /// Number of lanes.
  final int width;
  /// Where the first number of a vector lies.
  final int first;
  /// States at the start of the step.
  double[] y0;
  /// Rates there.
  double[] f0;
  /// States at the end of the step.
  double[] y1;
  /// Rates there.
  double[] f1;
  /// Estimated error of y1.
  double[] error;
  /// Stage vectors, `stages[stage]`.
  final double[][] stages;
  /// Argument of a stage.
  final double[] g;
  /// Weights of the stages in an interpolated state.
  final double[] weights;
  /// Partial derivative of the rates by time at the start of the step.
  final double[] dfdt;
  /// Length of the step, for every state of every lane.
  final double[] length;

  Step(int n, int width, int first, Method method) {
    this.n = n;
    this.width = width;
    this.first = first;
    y0 = vector();
    f0 = vector();
    y1 = vector();
    f1 = vector();
    stages = new double[method.stages()][];
    for (int i = 0; i < stages.length; i++)
      stages[i] = vector();
    error = stages[stages.length - 1];
    g = vector();
    weights = new double[stages.length];
    dfdt = vector();
    length = vector();
  }

  final double[] vector() {
    return new double[first + n * width];
  }

  /// Factorises I / (gamma h) - J at the start of the step.
  abstract void factor(double gamma);

  /// Rates at the part `c` of the step.
  abstract void rates(double c, double[] y, double[] into);

  /// Replaces `sum` by the rates at the part `c` of the step plus `sum` over the length of the step.
  abstract void addRates(double c, double[] y, double[] sum);

  /// Whether the rates depend on time itself.
  abstract boolean drifts();

  /// Fills [#dfdt] and [#length].
  abstract void timeDerivative();

  /// Solves with the factors of [#factor], in place.
  abstract void solve(double[] b);

  /// Makes the end of the step the start of the next one.
  final void advance() {
    double[] y = y0;
    y0 = y1;
    y1 = y;
    double[] rates = f0;
    f0 = f1;
    f1 = rates;
  }
}
