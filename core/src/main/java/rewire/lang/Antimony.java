package rewire.lang;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import rewire.model.Expr;
import rewire.model.Expr.Relation;

/// Prints expressions as Antimony formulas that read back as the same expressions.
///
/// What the language cannot say is printed as its nearest reading: an infinite or undefined constant is refused.
public final class Antimony {

  /// How tightly a form binds; a part is put in parentheses when it binds less tightly than its place asks.
  private enum Level {
    OR, AND, COMPARISON, SUM, PRODUCT, SIGNED, POWER, ATOM
  }

  private final UnaryOperator<String> name;

  private Antimony(UnaryOperator<String> name) {
    this.name = name;
  }

  /// The formula with symbols written as their flat names.
  public static String formula(Expr e) {
    return formula(e, UnaryOperator.identity());
  }

  /// The formula with symbols written as `name` says, for example without the mechanism.
  ///
  /// @throws IllegalArgumentException when a constant is infinite or not a number
  public static String formula(Expr e, UnaryOperator<String> name) {
    return new Antimony(name).print(e, Level.OR);
  }

  /// What a formula means, its names taken as they stand; empty when it is not understood.
  ///
  /// For tests and tools; a model is read by [ModelReader].
  static Optional<Expr> read(String formula) {
    var complaints = new Complaints();
    return SheetReader.expression("formula", formula, complaints)
        .map(t -> new Expansion().expand(t, Expr.Symbol::new, Map.of()));
  }

  private String print(Expr e, Level place) {
    var text = text(e);
    return level(e).compareTo(place) >= 0 ? text : "(" + text + ")";
  }

  private static Level level(Expr e) {
    return switch (e) {
      case Expr.Constant(var value) -> Double.compare(value, 0) < 0 ? Level.SIGNED : Level.ATOM;
      case Expr.Symbol _,Expr.Time _,Expr.Call _,Expr.Piecewise _ -> Level.ATOM;
      case Expr.Power _ -> Level.POWER;
      case Expr.Product p -> negated(p) ? Level.SIGNED : Level.PRODUCT;
      case Expr.Sum _ -> Level.SUM;
      case Expr.Compare _ -> Level.COMPARISON;
      case Expr.Logic(var connective, _) -> switch (connective) {
        case NOT -> Level.SIGNED;
        case AND -> Level.AND;
        case OR -> Level.OR;
      };
    };
  }

  private String text(Expr e) {
    return switch (e) {
      case Expr.Constant(var value) -> number(value);
      case Expr.Symbol(var id) -> name.apply(id);
      case Expr.Time _ -> "time";
      case Expr.Sum(var terms) -> sum(terms);
      case Expr.Product p ->
        negated(p) ? "-" + print(p.factors().getLast(), Level.POWER) : product(p.factors());
      case Expr.Power(var base, var exponent) -> print(base, Level.ATOM) + "^" + exponent(exponent);
      case Expr.Call(var function, var arguments) ->
        function.name().toLowerCase(Locale.ROOT) + list(arguments);
      case Expr.Piecewise(var branches, var otherwise) -> branches.stream()
          .map(b -> print(b.value(), Level.OR) + ", " + print(b.condition(), Level.OR) + ", ")
          .collect(Collectors.joining("", "piecewise(", print(otherwise, Level.OR) + ")"));
      case Expr.Compare(var relation, var left, var right) ->
        print(left, Level.SUM) + " " + sign(relation) + " " + print(right, Level.SUM);
      case Expr.Logic(var connective, var operands) -> switch (connective) {
        case NOT -> "!" + print(operands.getFirst(), Level.POWER);
        case AND -> joined(operands, " && ", Level.COMPARISON);
        case OR -> joined(operands, " || ", Level.AND);
      };
    };
  }

  private String sum(List<Expr> terms) {
    var out = new StringBuilder(print(terms.getFirst(), Level.PRODUCT));
    for (var term : terms.subList(1, terms.size())) {
      if (term instanceof Expr.Constant(var value) && Double.compare(value, 0) < 0) {
        out.append(" - ").append(number(-value));
      } else if (term instanceof Expr.Product p && negated(p)) {
        out.append(" - ").append(print(p.factors().getLast(), Level.PRODUCT));
      } else {
        out.append(" + ").append(print(term, Level.PRODUCT));
      }
    }
    return out.toString();
  }

  private String product(List<Expr> factors) {
    var out = new StringBuilder(print(factors.getFirst(), Level.SIGNED));
    for (var factor : factors.subList(1, factors.size())) {
      if (factor instanceof Expr.Power(var base, Expr.Constant(var exponent)) && exponent == -1) {
        out.append(" / ").append(print(base, Level.SIGNED));
      } else {
        out.append(" * ").append(print(factor, Level.SIGNED));
      }
    }
    return out.toString();
  }

  private String exponent(Expr exponent) {
    if (exponent instanceof Expr.Product p && negated(p)) {
      return "-" + print(p.factors().getLast(), Level.ATOM);
    }
    return exponent instanceof Expr.Constant(var value) ? number(value) : print(exponent, Level.ATOM);
  }

  private String joined(List<Expr> operands, String sign, Level place) {
    return operands.stream().map(o -> print(o, place)).collect(Collectors.joining(sign));
  }

  private String list(List<Expr> arguments) {
    return arguments.stream().map(a -> print(a, Level.OR)).collect(Collectors.joining(", ", "(", ")"));
  }

  /// Whether it is -1 times something that is not a literal: the reader makes such products from a minus sign.
  private static boolean negated(Expr.Product p) {
    return p.factors().size() == 2 && p.factors().getFirst() instanceof Expr.Constant(var value)
        && value == -1
        && !(p.factors().getLast() instanceof Expr.Constant);
  }

  /// A literal that reads back as the same number.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Antimony has no way to write " + value + ".");
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15 && Double.compare(value, -0.0) != 0
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String sign(Relation relation) {
    return switch (relation) {
      case LESS -> "<";
      case LESS_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_EQUAL -> ">=";
      case EQUAL -> "==";
      case NOT_EQUAL -> "!=";
    };
  }
}
