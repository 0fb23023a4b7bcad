package rewire.solve;

/// An instantaneous change at an exact time; the integrator stops there, applies it and starts again.
public sealed interface Jump {

  /// When it happens, in the time unit of the field.
  double time();

  /// Adds an amount to a state: a bolus.
  record AddAmount(double time, int state, double amount) implements Jump {
    public AddAmount {
      Jump.check(time, state, amount);
    }
  }

  /// Sets a state.
  record SetState(double time, int state, double value) implements Jump {
    public SetState {
      Jump.check(time, state, value);
    }
  }

  /// Sets a raw parameter, for example the rate of an infusion when it begins or ends.
  record SetParameter(double time, int parameter, double value) implements Jump {
    public SetParameter {
      Jump.check(time, parameter, value);
    }
  }

  private static void check(double time, int index, double value) {
    if (!Double.isFinite(time) || !Double.isFinite(value) || index < 0) {
      throw new IllegalArgumentException(
          "Jump at time " + time + " on number " + index + " with value " + value
              + ": time and value must be finite, the number not negative.");
    }
  }
}
