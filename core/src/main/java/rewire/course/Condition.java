package rewire.course;

/// What a person is ill with. The model knows one latent mood and no difference between these: the word is kept, and
/// whoever shows results must say so.
public enum Condition {
  DEPRESSION("depression"), BIPOLAR_DEPRESSION("bipolar depression"), ANXIETY("anxiety"), PTSD("PTSD");

  private final String word;

  Condition(String word) {
    this.word = word;
  }

  /// As it stands in a sentence.
  public String word() {
    return word;
  }
}
