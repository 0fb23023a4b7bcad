package rewire.lang;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Says what is wrong with a statement the parser did not understand: the typical mistakes by name, the others by what
/// was expected.
final class SyntaxErrors {
  private final String file;
  private final Complaints complaints;

  SyntaxErrors(String file, Complaints complaints) {
    this.file = file;
    this.complaints = complaints;
  }

  /// @param line     the tokens of the statement, up to the end of its line
  /// @param wrong    where the parser stopped
  /// @param expected what it could have gone on with
  void explain(List<Token> line, Token wrong, IntervalSet expected) {
    if (!complaints.on(file, wrong.getLine()) && !unsupported(line) && !unknownCharacter(line)
        && !shape(line, wrong)) {
      tokens(line, wrong, expected);
    }
  }

  private boolean unsupported(List<Token> line) {
    for (int i = 0; i < line.size(); i++) {
      var token = line.get(i);
      switch (token.getType()) {
        case AntimonyParser.RESERVED -> {
          return add(Unsupported.word(token.getText()), token);
        }
        case AntimonyParser.DOLLAR -> {
          return add(Unsupported.BOUNDARY, token);
        }
        case AntimonyParser.REVERSIBLE, AntimonyParser.INHIBITS -> {
          return add(Unsupported.ARROW, token);
        }
        case AntimonyParser.DOT -> {
          return add(Unsupported.part(i + 1 < line.size() ? line.get(i + 1).getText() : ""), token);
        }
        default -> {
        }
      }
    }
    if (starts(line, AntimonyParser.NAME, AntimonyParser.COLON, AntimonyParser.NAME, AntimonyParser.LPAREN)) {
      return add(Unsupported.SUBMODEL, line.get(2));
    }
    if (starts(line, AntimonyParser.NAME, AntimonyParser.IS, AntimonyParser.NAME)) {
      return add(Unsupported.SYNCHRONISATION, line.get(1));
    }
    if (starts(line, AntimonyParser.NAME, AntimonyParser.COLON, AntimonyParser.AT)) {
      for (var token : line) {
        if (token.getText().equals("t0")) {
          return add(Unsupported.word("t0"), token);
        }
      }
    }
    return false;
  }

  private boolean unknownCharacter(List<Token> line) {
    for (var token : line) {
      if (token.getType() == AntimonyParser.OTHER) {
        int c = token.getText().codePointAt(0);
        var advice = switch (c) {
          case '"' -> "Perhaps the closing quote is missing: a label ends on its line.";
          case '&', '|' -> "Perhaps && or || was meant.";
          case '?' -> "Perhaps piecewise(value, condition, otherwise) is what is needed.";
          case '{', '[', '\\' ->
            "Perhaps round parentheses are what is needed; a formula may go on in the next line"
                + " between parentheses.";
          case '~' -> "Perhaps the spread belongs into the table: columns cv_percent and distribution.";
          default -> c > 127
              ? "Perhaps write it with letters a to z, digits and _; labels and comments may hold any letter."
              : "Perhaps it should be removed.";
        };
        return add(Rule.M010, token, "The character " + token.getText() + " has no meaning here.", advice);
      }
    }
    return false;
  }

  private boolean shape(List<Token> line, Token wrong) {
    if (starts(line, AntimonyParser.NAME, AntimonyParser.SLASH, AntimonyParser.NAME, AntimonyParser.EQUALS)) {
      return add(Rule.M011, line.get(1), "A rate is not written as a fraction.",
          "Perhaps x' = … is what is needed, the rate of x per hour.");
    }
    if (starts(line, AntimonyParser.NAME, AntimonyParser.SAME)) {
      return add(Rule.M011, line.get(1), "== compares; it does not define.",
          "Perhaps := (always equal) or = (at the start) is what is needed.");
    }
    if (starts(line, AntimonyParser.NAME, AntimonyParser.EQUALS, AntimonyParser.COLON)) {
      return add(Rule.M011, line.get(1), "=: is not a sign of the language.", "Perhaps := was meant.");
    }
    if (starts(line, AntimonyParser.NAME, AntimonyParser.PRIME, AntimonyParser.ASSIGN)) {
      return add(Rule.M011, line.get(2), "A rate rule has a plain equals sign.",
          "Perhaps " + line.getFirst().getText() + "' = … was meant.");
    }
    if (starts(line, AntimonyParser.NUMBER, AntimonyParser.EQUALS)) {
      return add(Rule.M011, line.getFirst(), "Algebraic rules (0 = …) are not supported.",
          "Perhaps the equation can be solved for one symbol: x := ….");
    }
    if (line.getFirst().getText().equals("if")) {
      return add(Rule.M011, line.getFirst(), "There is no if.",
          "Perhaps piecewise(value, condition, otherwise) is what is needed.");
    }
    boolean arrow = line.stream().anyMatch(
        t -> t.getType() == AntimonyParser.ARROW || t.getType() == AntimonyParser.THICK_ARROW);
    if (arrow && ends(wrong)) {
      return add(Rule.M014, wrong, "The reaction has no rate.",
          "Perhaps \"; rate\" is missing: J1: A -> B; k*A.");
    }
    return false;
  }

  private void tokens(List<Token> line, Token wrong, IntervalSet expected) {
    int at = line.indexOf(wrong);
    int before = at > 0 ? line.get(at - 1).getType() : Token.INVALID_TYPE;
    boolean afterOperand = before == AntimonyParser.NAME || before == AntimonyParser.NUMBER
        || before == AntimonyParser.RPAREN || before == AntimonyParser.TIME;
    switch (wrong.getType()) {
      case AntimonyParser.TWO_STARS ->
        add(Rule.M011, wrong, "** is not a sign of the language.", "Perhaps ^ (power) was meant.");
      case AntimonyParser.RPAREN -> add(Rule.M012, wrong,
          afterOperand ? "This parenthesis was not opened." : "Something is missing before this parenthesis.",
          "Perhaps count the parentheses from the left.");
      case AntimonyParser.LESS, AntimonyParser.LESS_EQUAL, AntimonyParser.GREATER,
          AntimonyParser.GREATER_EQUAL,
          AntimonyParser.SAME, AntimonyParser.DIFFERENT -> {
        if (afterOperand) {
          add(Rule.M016, wrong, "Comparisons are not chained.", "Perhaps a < b && b < c was meant.");
        } else {
          general(line, wrong, expected);
        }
      }
      case AntimonyParser.CARET -> add(Rule.M016, wrong, "Powers are not chained without parentheses.",
          "Perhaps a^(b^c) was meant.");
      case AntimonyParser.COMMA -> add(Rule.M011, wrong, "A comma separates arguments and names only.",
          "Perhaps a decimal point was meant: 0.5.");
      case AntimonyParser.NAME, AntimonyParser.NUMBER, AntimonyParser.LPAREN, AntimonyParser.TIME -> {
        if (afterOperand && at > 1) {
          add(Rule.M011, wrong, "A sign is missing before " + shown(wrong) + ".",
              "Perhaps * (times) was meant, or a new statement should begin on its own line.");
        } else {
          general(line, wrong, expected);
        }
      }
      default -> general(line, wrong, expected);
    }
  }

  private void general(List<Token> line, Token wrong, IntervalSet expected) {
    String message;
    if (ends(wrong)) {
      message = "The statement ends too early.";
    } else if (line.indexOf(wrong) == 0) {
      message = "A statement does not begin with " + shown(wrong) + ".";
    } else {
      message = "Not expected here: " + shown(wrong) + ".";
    }
    add(Rule.M011, wrong, message, advice(wrong, expected));
  }

  private static String advice(Token wrong, IntervalSet expected) {
    var names = expected.toList().stream().map(SyntaxErrors::kind).toList();
    boolean word = wrong.getType() > 0 && wrong.getType() <= AntimonyParser.TIME && names.contains("a name");
    if (word) {
      return "Perhaps choose another name: " + shown(wrong) + " is a word of the language.";
    }
    if (names.size() == 1 || (names.size() > 1 && names.size() <= 5 && !ends(wrong))) {
      return "Perhaps " + String.join(" or ", names) + " belongs here.";
    }
    return ends(wrong)
        ? "Perhaps a number, a name or a parenthesis is missing at the end."
        : "Perhaps one of these forms was meant: x' = …, x := …, x = …, x has unit, x is \"Label\", J1: A -> B; rate.";
  }

  private static String kind(int type) {
    return switch (type) {
      case AntimonyParser.NAME -> "a name";
      case AntimonyParser.NUMBER -> "a number";
      case AntimonyParser.STRING -> "a label in quotes";
      case AntimonyParser.NEWLINE, Token.EOF -> "the end of the line";
      default -> AntimonyParser.VOCABULARY.getDisplayName(type);
    };
  }

  private static String shown(Token token) {
    return ends(token) ? "the end of the line" : "\"" + token.getText() + "\"";
  }

  private static boolean ends(Token token) {
    return token.getType() == AntimonyParser.NEWLINE || token.getType() == Token.EOF
        || token.getType() == AntimonyParser.SEMICOLON;
  }

  private static boolean starts(List<Token> line, int... types) {
    if (line.size() < types.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (line.get(i).getType() != types[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean add(Unsupported what, Token token) {
    return add(what.rule(), token, what.message(), what.advice());
  }

  private boolean add(Rule rule, Token token, String message, String advice) {
    complaints.add(rule, SheetReader.at(file, token), message, advice);
    return true;
  }
}
