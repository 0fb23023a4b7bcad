package rewire.solve;

/// How large the error of an attempted step is, lane by lane: the root of the mean square, in units of what a step may use.
///
/// Source: Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, sec. II.4, eq. (4.11). Squares are summed
/// in halves, which the virtual machine does in vector instructions and which gives every lane the same order.
final class ErrorNorm {
  /// The part of the tolerance that one step may use. With all of it, van der Pol's oscillator at mu = 1000 is up
  /// to 14 tolerances off at times 1 to 11, with half of it 6, for 17 to 20 % more steps; measured with
  /// [WorkPrecision].
  private static final double SHARE = 0.5;

  private final double relative;
  private final double[] absolute;
  private final double[] squares;

  ErrorNorm(Tolerance tolerance, Step layout) {
    relative = tolerance.relative();
    absolute = layout.vector();
    squares = layout.vector();
    double[] one = tolerance.absolute();
    for (int k = 0; k < layout.n; k++) {
      for (int lane = 0; lane < layout.width; lane++)
        absolute[layout.first + k * layout.width + lane] = one[k];
    }
  }

  /// Looks at the step just attempted.
  void measure(Step step) {
    square(squares, step.error, step.y0, step.y1, step.f1, absolute, relative);
    for (int count = step.n; count > 1;) {
      int half = (count + 1) / 2;
      fold(squares, step.first, (count - half) * step.width, half * step.width);
      count = half;
    }
  }

  /// The error of a lane; at most 1 is good enough, NaN if any number is not finite, the rates at the end included.
  double of(Step step, int lane) {
    return step.n == 0 ? 0 : Math.sqrt(squares[step.first + lane] / step.n) / SHARE;
  }

  private static void square(double[] q, double[] error, double[] y0, double[] y1, double[] f1,
      double[] absolute, double relative) {
    for (int k = 0; k < q.length; k++) {
      double size = Math.fma(relative, Math.max(Math.abs(y0[k]), Math.abs(y1[k])), absolute[k]);
      double ratio = error[k] / size;
      q[k] = ratio * ratio + (y1[k] + f1[k]) * 0;
    }
  }

  private static void fold(double[] q, int first, int length, int distance) {
    for (int k = first; k < first + length; k++)
      q[k] += q[k + distance];
  }
}
