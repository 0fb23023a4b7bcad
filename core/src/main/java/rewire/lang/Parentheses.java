package rewire.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// Looks at parentheses before the parser does: the parser recurses only there, so a limit here keeps its stack
/// small; and an unclosed parenthesis is best shown where it was opened.
///
/// Between parentheses a line may be broken: those newlines are taken out.
final class Parentheses {
  private final String file;
  private final Complaints complaints;
  private final ArrayDeque<Token> open = new ArrayDeque<>();
  private final List<Token> kept = new ArrayList<>();
  private final List<Token> heldBack = new ArrayList<>();

  private Parentheses(String file, Complaints complaints) {
    this.file = file;
    this.complaints = complaints;
  }

  /// The tokens without newlines between parentheses; empty when they are nested too deeply.
  static List<Token> joined(String file, List<Token> tokens, Complaints complaints) {
    return new Parentheses(file, complaints).read(tokens);
  }

  private List<Token> read(List<Token> tokens) {
    for (var token : tokens) {
      switch (token.getType()) {
        case AntimonyParser.LPAREN -> {
          open.push(token);
          if (open.size() > Limits.NESTING) {
            complaints.add(Rule.M002, SheetReader.at(file, token),
                "More than " + Limits.NESTING + " parentheses are open here.",
                "Perhaps name a part of the formula and use the name.");
            return List.of();
          }
        }
        case AntimonyParser.RPAREN -> open.poll();
        case AntimonyParser.ASSIGN, AntimonyParser.EQUALS, AntimonyParser.PRIME, AntimonyParser.HAS,
            AntimonyParser.IS, AntimonyParser.END, AntimonyParser.SEMICOLON, AntimonyParser.ARROW,
            AntimonyParser.THICK_ARROW, AntimonyParser.COLON, Token.EOF ->
          notClosed();
        default -> {
        }
      }
      if (open.isEmpty()) {
        keepHeldBack(false);
      }
      if (open.isEmpty() && heldBack.isEmpty()) {
        kept.add(token);
      } else {
        heldBack.add(token);
      }
    }
    keepHeldBack(true);
    return kept;
  }

  /// Something stands here that never stands between parentheses.
  private void notClosed() {
    if (!open.isEmpty()) {
      var token = open.peek();
      complaints.add(Rule.M012, SheetReader.at(file, token), "This parenthesis is not closed.",
          "Perhaps a \")\" is missing at the end of the formula.");
      open.clear();
      keepHeldBack(true);
    }
  }

  private void keepHeldBack(boolean newlines) {
    for (var token : heldBack) {
      if (newlines || token.getType() != AntimonyParser.NEWLINE) {
        kept.add(token);
      }
    }
    heldBack.clear();
  }
}
