package rewire.solve;

/// The bench for several states abreast, each with its own time, length of step and parameters.
final class LaneStep extends Step {
  final LaneField field;
  final Lanes lanes;
  final double[] p;
  /// Start, length and end of each lane's step.
  final double[] t;
  final double[] h;
  final double[] end;
  private final double[] now;
  private final double[] shift;
  private final double[] factors;
  private final boolean drifts;

  LaneStep(LaneField field, Method method) {
    super(field.one().states(), field.lanes().width(), Lanes.FIRST, method);
    this.field = field;
    lanes = field.lanes();
    p = lanes.array(field.one().parameters());
    factors = lanes.array(field.one().factors());
    t = lanes.array(1);
    h = lanes.array(1);
    end = lanes.array(1);
    now = lanes.array(1);
    shift = lanes.array(1);
    drifts = field.one().drifts();
    java.util.Arrays.fill(h, 1);
  }

  @Override
  void factor(double gamma) {
    for (int at = first; at < first + width; at++) {
      length[at] = h[at];
      inverse[at] = 1 / h[at];
      shift[at] = 1 / (gamma * h[at]);
    }
    repeat(length);
    repeat(inverse);
    field.factor(t, y0, p, shift, factors);
  }

  /// Copies the first number of all lanes to all others.
  private void repeat(double[] v) {
    int total = n * width;
    for (int done = width; done < total; done *= 2)
      System.arraycopy(v, first, v, first + done, Math.min(done, total - done));
  }

  @Override
  void rates(double c, double[] y, double[] into) {
    for (int at = first; at < first + width; at++)
      now[at] = c == 1 ? end[at] : t[at] + c * h[at];
    field.rates(now, y, p, into);
  }

  @Override
  boolean drifts() {
    return drifts;
  }

  @Override
  void timeDerivative() {
    field.timeDerivative(t, y0, p, dfdt);
  }

  @Override
  void solve(double[] b) {
    field.solve(factors, b);
  }

  /// Writes the gaps of kinks at the end of the step.
  void kinks(double[] gap) {
    field.kinks(end, y1, p, gap);
  }

  /// Copies what a [Journey] looks at, the attempt in a lane or the state from which it starts.
  void read(int lane, OneStep one) {
    lanes.read(y0, lane, one.y0);
    lanes.read(y1, lane, one.y1);
    lanes.read(error, lane, one.error);
    for (int i = 0; i < dense.length; i++)
      lanes.read(dense[i], lane, one.dense[i]);
  }

  /// Takes [#advance] back for one lane.
  void stay(int lane) {
    for (int at = first + lane; at < y0.length; at += width) {
      double y = y0[at];
      y0[at] = y1[at];
      y1[at] = y;
      f0[at] = f1[at];
    }
  }
}
