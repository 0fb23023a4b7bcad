package rewire.course;

/// Sex as far as the clearance of ketamine depends on it.
public enum Sex {
  FEMALE, MALE
}
