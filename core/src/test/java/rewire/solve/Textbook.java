package rewire.solve;

/// Small fields with known solutions.
final class Textbook {

  private Textbook() {}

  /// One compartment: amount' = rate - k amount; parameters k, rate. State 0 of 1.
  static DenseField compartment() {
    return new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public int parameters() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = p[1] - p[0] * y[0];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = -p[0];
      }
    };
  }

  /// Prothero and Robinson's problem y' = -k (y - cos t) - sin t, solved by cos t when started there;
  /// explicit time.
  static DenseField followCosine(double k) {
    return new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = -k * (y[0] - Math.cos(t)) - Math.sin(t);
      }

      @Override
      public void timeDerivative(double t, double[] y, double[] p, double[] dfdt) {
        dfdt[0] = -k * Math.sin(t) - Math.cos(t);
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = -k;
      }
    };
  }

  /// y0' = -y0^2 y1 (1 + t), y1' = y1: nonlinear, coupled, explicit time; from (1, 1) y0 = 1 / (1 + t e^t),
  /// y1 = e^t.
  static DenseField nonlinear() {
    return new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = -y[0] * y[0] * y[1] * (1 + t);
        dydt[1] = y[1];
      }

      @Override
      public void timeDerivative(double t, double[] y, double[] p, double[] dfdt) {
        dfdt[0] = -y[0] * y[0] * y[1];
        dfdt[1] = 0;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = -2 * y[0] * y[1] * (1 + t);
        j[1] = -y[0] * y[0] * (1 + t);
        j[3] = 1;
      }
    };
  }

  static double nonlinearSolution(double t) {
    return 1 / (1 + t * Math.exp(t));
  }

  /// y' = y^2, which from 1 is 1 / (1 - t) and ends at t = 1.
  static DenseField blowUp() {
    return new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[0] * y[0];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = 2 * y[0];
      }
    };
  }

  /// y' = sqrt(1 - t) without its sign check: not a number for t > 1.
  static DenseField rootOfRemainingTime() {
    return new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = Math.sqrt(1 - t);
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = 0;
      }
    };
  }

  /// A ball under gravity 10 that keeps `keep` of its speed at the ground; state 0 height, state 1 velocity.
  static DenseField ball(double keep) {
    return new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[1];
        dydt[1] = -10;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[1] = 1;
      }

      @Override
      public int triggers() {
        return 1;
      }

      @Override
      public void gaps(double t, double[] y, double[] p, double[] gap) {
        gap[0] = -y[0];
      }

      @Override
      public void fire(int trigger, double t, double[] y, double[] p) {
        y[0] = 0;
        y[1] = -keep * y[1];
      }
    };
  }

  /// A clock, y0' = 1, with a trigger at each mark; a parameter per mark counts its firings, state 1 adds
  /// 10^mark number.
  static DenseField clock(double... marks) {
    return new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public int parameters() {
        return marks.length;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 1;
        dydt[1] = 0;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {}

      @Override
      public int triggers() {
        return marks.length;
      }

      @Override
      public void gaps(double t, double[] y, double[] p, double[] gap) {
        for (int i = 0; i < marks.length; i++)
          gap[i] = y[0] - marks[i];
      }

      @Override
      public void fire(int trigger, double t, double[] y, double[] p) {
        p[trigger]++;
        y[1] += Math.pow(10, trigger);
      }
    };
  }

  /// Nothing moves; a trigger adds 1 to the state at a time.
  static DenseField alarm(double at) {
    return new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 0;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {}

      @Override
      public int triggers() {
        return 1;
      }

      @Override
      public void gaps(double t, double[] y, double[] p, double[] gap) {
        gap[0] = t - at;
      }

      @Override
      public void fire(int trigger, double t, double[] y, double[] p) {
        y[0]++;
      }
    };
  }
}
