package rewire.course;

/// BDNF Val66Met: how much BDNF is released by activity falls from the first to the last. Direction from Egan 2003 and
/// Chen 2006; the sizes are a hypothesis.
public enum Genotype {
  VAL_VAL(1), VAL_MET(0.8), MET_MET(0.6);

  private final double released;

  Genotype(double released) {
    this.released = released;
  }

  /// BDNF released by activity, against Val/Val.
  public double released() {
    return released;
  }
}
