package rewire.lang;

import static rewire.lang.AntimonyParser.END;
import static rewire.lang.AntimonyParser.FUNCTION;
import static rewire.lang.AntimonyParser.IMPORT;
import static rewire.lang.AntimonyParser.MODEL;
import static rewire.lang.AntimonyParser.NEWLINE;
import static rewire.lang.AntimonyParser.SEMICOLON;
import static rewire.lang.AntimonyParser.UNIT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import rewire.lang.Sheet.FunctionDefinition;
import rewire.lang.Sheet.Header;
import rewire.lang.Sheet.UnitDefinition;
import rewire.lang.Statement.Mention;
import rewire.model.Position;

/// Reads one Antimony text into a [Sheet]: one parser call per statement, one complaint per wrong line.
final class SheetReader {
  private final String file;
  private final Complaints complaints;
  private final SyntaxErrors errors;
  private final Trees trees;
  private final CommonTokenStream tokens;
  private final AntimonyParser parser;

  private final List<Mention> imports = new ArrayList<>();
  private final List<UnitDefinition> units = new ArrayList<>();
  private final List<FunctionDefinition> functions = new ArrayList<>();
  private final List<Header> models = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  /// Whether the `end` of the model was read.
  private boolean ended;

  private SheetReader(String file, String text, Complaints complaints) {
    this.file = file;
    this.complaints = complaints;
    errors = new SyntaxErrors(file, complaints);
    trees = new Trees(file, complaints);
    tokens = new CommonTokenStream(new ListTokenSource(tokens(file, text, complaints)));
    tokens.fill();
    parser = new AntimonyParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL); // the grammar has no context-dependent
                                                                   // choices
  }

  /// The sheet, as far as it was understood; what was not is in `complaints`.
  static Sheet read(String file, String text, Complaints complaints) {
    complaints.text(file, text);
    var reader = new SheetReader(file, text, complaints);
    reader.readAll();
    return new Sheet(file, OpeningComment.of(text), reader.imports, reader.units, reader.functions,
        reader.models,
        reader.statements);
  }

  /// A formula that stands alone; empty when it was not understood.
  static Optional<Term> expression(String name, String text, Complaints complaints) {
    complaints.text(name, text);
    var reader = new SheetReader(name, text, complaints);
    var found = new ArrayList<Term>();
    if (!complaints.any()) {
      reader.attempt(reader.parser::expression, e -> found.add(reader.trees.term(e)));
    }
    return complaints.any() ? Optional.empty() : found.stream().findFirst();
  }

  static Position at(String file, Token token) {
    return new Position(file, token.getLine(), token.getCharPositionInLine() + 1);
  }

  private static List<Token> tokens(String file, String text, Complaints complaints) {
    var lexer = new AntimonyLexer(CharStreams.fromString(text, file));
    lexer.removeErrorListeners();
    var all = new ArrayList<Token>();
    for (var token = lexer.nextToken();; token = lexer.nextToken()) {
      all.add(token);
      if (token.getType() == Token.EOF) {
        return Parentheses.joined(file, all, complaints);
      }
    }
  }

  private void readAll() {
    while (true) {
      skipSeparators();
      int next = tokens.LA(1);
      boolean inside = !models.isEmpty() && !ended;
      if (next == Token.EOF) {
        if (inside) {
          complaints.add(Rule.M013, at(file, tokens.LT(1)), "The model is not closed.",
              "Perhaps the last line should be \"end\".");
        }
        return;
      } else if (next == UNIT) {
        attempt(parser::unitDefinition, u -> units.add(trees.unitDefinition(u)));
      } else if (inside && next == END) {
        tokens.consume();
        ended = true;
      } else if (inside && next != MODEL && next != FUNCTION && next != IMPORT) {
        attempt(parser::statement, s -> statements.addAll(trees.statement(s)));
      } else if (models.isEmpty()) {
        frame(next);
      } else {
        outside();
      }
    }
  }

  private void frame(int next) {
    switch (next) {
      case IMPORT -> attempt(parser::importing, i -> imports.add(trees.importing(i)));
      case FUNCTION -> {
        if (!attempt(parser::functionDefinition, f -> functions.add(trees.function(f)))) {
          skipTo(END);
        }
      }
      case MODEL -> {
        if (!attempt(parser::header, h -> models.add(trees.header(h))) && models.isEmpty()) {
          skipTo(Token.EOF); // without its frame the rest of the file would be one complaint per line
        }
      }
      default -> outside();
    }
  }

  private void outside() {
    var token = tokens.LT(1);
    if (token.getType() == END) {
      complaints.add(Rule.M013, at(file, token), "There is nothing to end here.",
          "Perhaps this line is left over.");
    } else if (token.getType() == MODEL) {
      complaints.add(Rule.M013, at(file, token), "A file holds one model.",
          "Perhaps the second model belongs into its own file.");
    } else {
      complaints.add(Rule.M013, at(file, token),
          models.isEmpty()
              ? "This stands before the model begins."
              : ended
                  ? "This stands after the end of the model."
                  : "Imports and functions stand before the model.",
          "Perhaps \"model name(…)\" is missing above, or the line should move.");
    }
    skipTo(Token.EOF);
  }

  /// Parses one statement and hands it on, or complains and goes to the end of the line.
  private <T> boolean attempt(Supplier<T> rule, Consumer<T> use) {
    int start = tokens.index();
    try {
      var context = rule.get();
      int next = tokens.LA(1);
      if (next == NEWLINE || next == SEMICOLON || next == END || next == Token.EOF) {
        use.accept(context);
        return true;
      }
      explain(start, tokens.LT(1), IntervalSet.EMPTY_SET);
    } catch (ParseCancellationException e) {
      if (e.getCause() instanceof RecognitionException cause) {
        var expected = cause.getExpectedTokens();
        explain(start, cause.getOffendingToken(), expected == null ? IntervalSet.EMPTY_SET : expected);
      } else {
        throw e;
      }
    }
    skipTo(NEWLINE);
    return false;
  }

  private void explain(int start, Token wrong, IntervalSet expected) {
    var line = new ArrayList<Token>();
    for (int i = start; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if ((token.getType() == NEWLINE || token.getType() == Token.EOF) && i >= wrong.getTokenIndex()) {
        break;
      }
      line.add(token);
    }
    if (line.isEmpty()) {
      line.add(wrong);
    }
    errors.explain(line, wrong, expected);
  }

  private void skipSeparators() {
    while (tokens.LA(1) == NEWLINE || tokens.LA(1) == SEMICOLON) {
      tokens.consume();
    }
  }

  /// Goes to the next token of the type, behind it unless it ends a line or the text.
  private void skipTo(int type) {
    while (tokens.LA(1) != type && tokens.LA(1) != Token.EOF) {
      tokens.consume();
    }
    if (type == END && tokens.LA(1) == END) {
      tokens.consume();
    }
  }
}
