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
  private final double[] inverse;
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
    inverse = lanes.array(1);
    drifts = field.one().drifts();
    java.util.Arrays.fill(h, 1);
  }

  @Override
  void factor(double gamma) {
    for (int at = first; at < first + width; at++) {
      inverse[at] = 1 / h[at];
      shift[at] = 1 / (gamma * h[at]);
    }
    field.factor(t, y0, p, shift, factors);
  }

  @Override
  void rates(double c, double[] y, double[] into) {
    field.rates(now(c), y, p, into);
  }

  @Override
  void addRates(double c, double[] y, double[] sum) {
    field.addRates(now(c), y, p, inverse, sum);
  }

  private double[] now(double c) {
    for (int at = first; at < first + width; at++)
      now[at] = c == 1 ? end[at] : t[at] + c * h[at];
    return now;
  }

  @Override
  boolean drifts() {
    return drifts;
  }

  @Override
  void timeDerivative() {
    for (int k = 0; k < n; k++)
      System.arraycopy(h, first, length, first + k * width, width);
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

  /// What a [Journey] looks at, the attempt in a lane or the state from which it starts.
  OneStep.Source lane(int lane) {
    return new OneStep.Source() {
      @Override
      public void end(OneStep into) {
        lanes.read(y1, lane, into.y1);
      }

      @Override
      public void all(OneStep into) {
        lanes.read(y0, lane, into.y0);
        lanes.read(y1, lane, into.y1);
        for (int i = 0; i < stages.length; i++)
          lanes.read(stages[i], lane, into.stages[i]);
      }
    };
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
