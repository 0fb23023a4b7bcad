package rewire.model;

/// Where something stands in a text: file, line and column, both counted from 1.
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
