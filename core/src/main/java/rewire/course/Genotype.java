package rewire.course;

/// BDNF Val66Met: how much BDNF is released by activity falls from the first to the last.
public enum Genotype {
  VAL_VAL, VAL_MET, MET_MET
}
