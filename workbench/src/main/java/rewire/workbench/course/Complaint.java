package rewire.workbench.course;

/// One thing in a file that is not as it must be, with the place and what to do about it.
///
/// @param line counted from 1; 0 when the whole file is meant
/// @param column counted from 1
/// @param source the line of the file, empty when the whole file is meant
/// @param advice empty, or a sentence that begins with «Perhaps»
public record Complaint(String file, int line, int column, String reason, String advice, String source) {

  /// Longest stretch of a line that is shown; a longer line is cut around the column.
  private static final int SHOWN = 100;

  /// The complaint as it is printed: place and reason, the line with a caret under the place, the advice.
  public String text() {
    var out = new StringBuilder();
    out.append(line == 0 ? file : file + ":" + line + ":" + column).append(": ").append(reason);
    if (line > 0 && !source.isBlank()) {
      int from = source.length() <= SHOWN ? 0 : Math.max(0, column - 1 - SHOWN / 2);
      var shown = source.substring(Math.min(from, source.length()), Math.min(source.length(), from + SHOWN));
      var number = "%5d | ".formatted(line);
      out.append('\n').append(number).append(printable(shown));
      out.append('\n').append(" ".repeat(number.length() - 2)).append("| ")
          .append(" ".repeat(Math.max(0, column - 1 - from))).append('^');
    }
    if (!advice.isEmpty()) {
      out.append('\n').append(advice);
    }
    return out.toString();
  }

  /// Control characters and tabs would move the caret or play with the terminal.
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").stripTrailing();
  }
}
