package rewire.workbench.cli;

/// Text broken into lines of a width.
final class Wrapped {
  private Wrapped() {}

  /// Words of a text in lines of at most `width` columns, the first after `first`, the others after as many spaces.
  static String text(String first, String text, int width) {
    var out = new StringBuilder(first);
    int column = first.length();
    boolean fresh = true;
    for (var word : text.split(" ", -1)) {
      if (!fresh && column + 1 + word.length() > width) {
        out.append('\n').append(" ".repeat(first.length()));
        column = first.length();
        fresh = true;
      }
      if (!fresh) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
      fresh = false;
    }
    return out.append('\n').toString();
  }
}
