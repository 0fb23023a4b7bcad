package rewire.solve;

/// Small fields with kinks.
final class Bent {

  private Bent() {}

  /// The rates, Jacobian and one gap of a field without parameters.
  private abstract static class OneKink extends DenseField {
    private final int states;

    OneKink(int states) {
      this.states = states;
    }

    abstract double gap(double[] y);

    @Override
    public int states() {
      return states;
    }

    @Override
    public int kinks() {
      return 1;
    }

    @Override
    public void kinks(double t, double[] y, double[] p, double[] gap) {
      gap[0] = gap(y);
    }
  }

  /// y' = 1 + |y - 1|.
  static DenseField oneKink() {
    return new OneKink(1) {
      @Override
      double gap(double[] y) {
        return y[0] - 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 1 + Math.abs(y[0] - 1);
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = y[0] < 1 ? -1 : 1;
      }
    };
  }

  /// A mass on two springs, y'' = -a^2 y above 0 and -b^2 y below; state 0 place, state 1 speed.
  static DenseField bouncing(double a, double b) {
    return new OneKink(2) {
      @Override
      double gap(double[] y) {
        return y[0];
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[1];
        dydt[1] = -(y[0] > 0 ? a * a : b * b) * y[0];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[1] = 1;
        j[2] = -(y[0] > 0 ? a * a : b * b);
      }
    };
  }

  /// Time of one full swing of [#bouncing].
  static double bounce(double a, double b) {
    return Math.PI / a + Math.PI / b;
  }

  /// y0' = 1 - y0, which comes to rest on the kink of y1' = max(y0, 1) - y1.
  static DenseField restingOnKink() {
    return new OneKink(2) {
      @Override
      double gap(double[] y) {
        return y[0] - 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 1 - y[0];
        dydt[1] = Math.max(y[0], 1) - y[1];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = -1;
        j[2] = y[0] < 1 ? 0 : 1;
        j[3] = -1;
      }
    };
  }

  /// Two states with the same rate, 1 - max(y0, y1), rounded in two ways: equal but for noise, if equal at the start.
  static DenseField twins() {
    return new OneKink(2) {
      @Override
      double gap(double[] y) {
        return y[0] - y[1];
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 1 - Math.max(y[0], y[1]);
        dydt[1] = 0.3 - y[1] + (0.7 + Math.min(0, y[1] - y[0]));
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = y[0] < y[1] ? 0 : -1;
        j[1] = y[0] < y[1] ? -1 : 0;
        j[2] = y[0] > y[1] ? -1 : 0;
        j[3] = y[0] > y[1] ? 0 : -1;
      }
    };
  }

  /// y0 creeps up to sin t and is pushed back hard from above: y0' = 1 - 1000 max(y0 - y1, 0), y1 = sin t.
  static DenseField sliding(boolean watched) {
    return new OneKink(3) {
      @Override
      double gap(double[] y) {
        return y[0] - y[1];
      }

      @Override
      public int kinks() {
        return watched ? 1 : 0;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 1 - 1000 * Math.max(y[0] - y[1], 0);
        dydt[1] = y[2];
        dydt[2] = -y[1];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = y[0] < y[1] ? 0 : -1000;
        j[1] = y[0] < y[1] ? 0 : 1000;
        j[5] = 1;
        j[7] = -1;
      }
    };
  }

  /// y' = -1 above 0 and 1 below.
  static DenseField stuck() {
    return new OneKink(1) {
      @Override
      double gap(double[] y) {
        return y[0];
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[0] > 0 ? -1 : 1;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {}
    };
  }
}
