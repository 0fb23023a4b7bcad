package rewire.course;

/// A knock-out or other intervention on one input of the model, for example `qAMPA` held at 1 from 0 to 6 h.
public record Experiment(double fromH, double toH, String input, double value) {

  public Experiment {
    Check.span("the experiment on " + input, fromH, toH);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("The experiment on %s sets %s.".formatted(input, value));
    }
  }
}
