package rewire.lang;

import rewire.model.Position;

/// Something that was not understood, where it stands, and what may help.
///
/// @param code     stable code of the rule, for example `M012`; `docs/antimony.md` lists them
/// @param at       where it stands
/// @param lineText the line it stands on, empty when there is no such line
/// @param message  what is wrong, one sentence
/// @param advice   begins with «Perhaps»
public record Complaint(String code, Position at, String lineText, String message, String advice) {

  private static final int WIDTH = 120;

  /// The complaint as four lines: place, code and message; the source line; a caret below the place; the advice.
  public String render() {
    var out = new StringBuilder();
    out.append(at).append(": ").append(code).append(' ').append(message).append('\n');
    if (!lineText.isBlank()) {
      int column = Math.min(at.column(), lineText.length() + 1);
      int from = column <= WIDTH ? 0 : column - WIDTH / 2;
      out.append(lineText, from, Math.min(lineText.length(), from + WIDTH)).append('\n');
      for (int i = from; i < column - 1; i++) {
        out.append(lineText.charAt(i) == '\t' ? '\t' : ' ');
      }
      out.append("^\n");
    }
    return out.append(advice).toString();
  }

  @Override
  public String toString() {
    return render();
  }
}
