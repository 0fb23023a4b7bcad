package rewire.workbench.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rewire.model.Expr;
import rewire.workbench.report.Html;

/// Formulas as MathML, which browsers draw and screen readers read without help.
final class MathMarkup {
  private static final Map<String, String> GREEK = Map.ofEntries(Map.entry("alpha", "α"),
      Map.entry("beta", "β"),
      Map.entry("gamma", "γ"), Map.entry("delta", "δ"), Map.entry("eps", "ε"), Map.entry("eta", "η"),
      Map.entry("theta", "θ"), Map.entry("kap", "κ"), Map.entry("kappa", "κ"), Map.entry("lambda", "λ"),
      Map.entry("mu", "μ"), Map.entry("nu", "ν"), Map.entry("xi", "ξ"), Map.entry("rho", "ρ"),
      Map.entry("sigma", "σ"), Map.entry("tau", "τ"), Map.entry("phi", "φ"), Map.entry("psi", "ψ"),
      Map.entry("omega", "ω"));
  /// A short word of small letters, then what distinguishes it: `kNA`, `muX`, `bI`.
  private static final Pattern SHORT = Pattern.compile("^([a-z]{1,3})([A-Z].*)$");
  private static final Pattern NUMBERED = Pattern.compile("^([A-Za-z]+?)([0-9]+)$");

  private static final String MINUS = "<mo form=\"infix\">−</mo>";

  private MathMarkup() {}

  /// A symbol by its name without the mechanism.
  static String name(String local) {
    var parts = new ArrayList<>(List.of(local.split("_")));
    var base = parts.removeFirst();
    var below = new StringBuilder();
    Matcher m = SHORT.matcher(base);
    if (m.matches() && (m.group(1).length() < 3 || GREEK.containsKey(m.group(1)))) {
      base = m.group(1);
      below.append(m.group(2));
    } else {
      m = NUMBERED.matcher(base);
      if (m.matches()) {
        base = m.group(1);
        below.append(m.group(2));
      }
    }
    parts.forEach(p -> below.append(below.isEmpty() ? "" : ",").append(p));
    var letter = "<mi>" + Html.text(GREEK.getOrDefault(base, base)) + "</mi>";
    return below.isEmpty()
        ? letter
        : "<msub>" + letter + "<mtext>" + Html.text(below.toString()) + "</mtext></msub>";
  }

  /// Left side, equals sign and formula; a long sum takes a line for each term.
  static String equation(String left, Expr right, String spoken) {
    var lines = right instanceof Expr.Sum(var terms) && spoken.length() > 60 ? terms : List.<Expr>of();
    var inside = new StringBuilder();
    if (lines.isEmpty()) {
      inside.append("<mrow>").append(left).append("<mo>=</mo>").append(of(right)).append("</mrow>");
    } else {
      inside.append("<mtable displaystyle=\"true\">");
      for (int i = 0; i < lines.size(); i++) {
        var term = lines.get(i);
        inside.append("<mtr><mtd>").append(i == 0 ? left : "").append("</mtd><mtd>")
            .append(i == 0 ? "<mo>=</mo>" + term(term) : signed(term)).append("</mtd></mtr>");
      }
      inside.append("</mtable>");
    }
    return "<math display=\"block\" alttext=\"" + Html.text(spoken) + "\">" + inside + "</math>";
  }

  /// A formula in the line.
  static String inline(Expr e) {
    return "<math>" + of(e) + "</math>";
  }

  static String of(Expr e) {
    return switch (e) {
      case Expr.Constant(var value) -> value < 0 ? "<mo>−</mo>" + number(-value) : number(value);
      case Expr.Symbol(var id) -> name(id.substring(id.indexOf('.') + 1));
      case Expr.Time _ -> "<mi>t</mi>";
      case Expr.Sum(var terms) -> sum(terms);
      case Expr.Product(var factors) -> product(factors);
      case Expr.Power(var base, Expr.Constant(var exponent)) when exponent < 0 ->
        "<mfrac><mn>1</mn><mrow>" + (exponent == -1 ? of(base) : power(base, new Expr.Constant(-exponent)))
            + "</mrow></mfrac>";
      case Expr.Power(var base, var exponent) -> power(base, exponent);
      case Expr.Call(var function, var arguments) -> call(function, arguments);
      case Expr.Piecewise p -> piecewise(p);
      case Expr.Compare(var relation, var left, var right) ->
        of(left) + "<mo>" + sign(relation) + "</mo>" + of(right);
      case Expr.Logic(var connective, var operands) -> logic(connective, operands);
    };
  }

  private static String power(Expr base, Expr exponent) {
    return "<msup><mrow>"
        + (base instanceof Expr.Symbol || base instanceof Expr.Call ? of(base) : parenthesised(base))
        + "</mrow><mrow>" + of(exponent) + "</mrow></msup>";
  }

  private static String sum(List<Expr> terms) {
    var out = new StringBuilder(term(terms.getFirst()));
    terms.subList(1, terms.size()).forEach(t -> out.append(signed(t)));
    return out.toString();
  }

  /// A term after another: its sign stands before it.
  private static String signed(Expr term) {
    if (term instanceof Expr.Constant(var value) && value < 0) {
      return MINUS + number(-value);
    }
    if (term instanceof Expr.Product(var factors) && negative(factors)) {
      return MINUS + product(positive(factors));
    }
    return "<mo form=\"infix\">+</mo>" + term(term);
  }

  private static String term(Expr e) {
    return e instanceof Expr.Sum || e instanceof Expr.Compare || e instanceof Expr.Logic
        ? parenthesised(e)
        : of(e);
  }

  private static boolean negative(List<Expr> factors) {
    return factors.getFirst() instanceof Expr.Constant(var value) && value < 0;
  }

  private static List<Expr> positive(List<Expr> factors) {
    var rest = new ArrayList<>(factors);
    if (rest.removeFirst() instanceof Expr.Constant(var value) && value != -1) {
      rest.addFirst(new Expr.Constant(-value));
    }
    return rest.isEmpty() ? List.of(new Expr.Constant(1)) : rest;
  }

  private static String product(List<Expr> factors) {
    if (negative(factors)) {
      return "<mo>−</mo>" + product(positive(factors));
    }
    var above = new ArrayList<Expr>();
    var below = new ArrayList<Expr>();
    collect(factors, above, below);
    if (below.isEmpty()) {
      return joined(above);
    }
    // what does not fit over the line stands before it, as a person would write it
    var before = new ArrayList<Expr>();
    while (above.size() > 1 && large(above.getLast())) {
      before.add(above.removeLast());
    }
    return "<mfrac><mrow>" + (above.isEmpty() ? "<mn>1</mn>" : alone(above)) + "</mrow><mrow>" + alone(below)
        + "</mrow></mfrac>" + (before.isEmpty() ? "" : "<mo>⋅</mo>" + joined(before.reversed()));
  }

  private static void collect(List<Expr> factors, List<Expr> above, List<Expr> below) {
    for (var factor : factors) {
      switch (factor) {
        case Expr.Product(var inner) when !negative(inner) -> collect(inner, above, below);
        case Expr.Power(var base, Expr.Constant(var exponent)) when exponent < 0 ->
          below.add(exponent == -1 ? base : new Expr.Power(base, new Expr.Constant(-exponent)));
        default -> above.add(factor);
      }
    }
  }

  private static boolean large(Expr e) {
    return e instanceof Expr.Sum || e instanceof Expr.Call || e instanceof Expr.Piecewise;
  }

  private static String alone(List<Expr> factors) {
    return factors.size() == 1 ? of(factors.getFirst()) : joined(factors);
  }

  private static String joined(List<Expr> factors) {
    var out = new StringBuilder();
    for (var factor : factors) {
      out.append(out.isEmpty() ? "" : "<mo>⋅</mo>").append(switch (factor) {
        case Expr.Sum _,Expr.Compare _,Expr.Logic _ -> parenthesised(factor);
        case Expr.Product(var inner) when negative(inner) -> parenthesised(factor);
        case Expr.Constant(var value) when value < 0 -> parenthesised(factor);
        default -> of(factor);
      });
    }
    return out.toString();
  }

  private static String call(Expr.Function function, List<Expr> arguments) {
    return switch (function) {
      case SQRT -> "<msqrt>" + of(arguments.getFirst()) + "</msqrt>";
      case ABS -> "<mrow><mo>|</mo>" + of(arguments.getFirst()) + "<mo>|</mo></mrow>";
      case LOG10 -> "<msub><mi>log</mi><mn>10</mn></msub>" + parenthesised(arguments.getFirst());
      case EXP, LN, MAX, MIN -> {
        var inside = new StringBuilder();
        arguments.forEach(a -> inside.append(inside.isEmpty() ? "" : "<mo>,</mo>").append(of(a)));
        yield "<mi>" + function.name().toLowerCase(Locale.ROOT) + "</mi><mrow><mo>(</mo>" + inside
            + "<mo>)</mo></mrow>";
      }
    };
  }

  private static String piecewise(Expr.Piecewise p) {
    var rows = new StringBuilder();
    p.branches().forEach(b -> rows.append("<mtr><mtd>").append(of(b.value()))
        .append("</mtd><mtd><mtext>if&#160;</mtext>").append(of(b.condition())).append("</mtd></mtr>"));
    return "<mrow><mo>{</mo><mtable displaystyle=\"true\">" + rows + "<mtr><mtd>" + of(p.otherwise())
        + "</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>";
  }

  private static String logic(Expr.Connective connective, List<Expr> operands) {
    if (connective == Expr.Connective.NOT) {
      return "<mtext>not&#160;</mtext>" + parenthesised(operands.getFirst());
    }
    var word = "<mtext>&#160;" + connective.name().toLowerCase(Locale.ROOT) + "&#160;</mtext>";
    return String.join(word,
        operands.stream().map(o -> o instanceof Expr.Logic ? parenthesised(o) : of(o)).toList());
  }

  private static String parenthesised(Expr e) {
    if (e instanceof Expr.Constant(var value) && value >= 0) {
      return of(e);
    }
    return "<mrow><mo>(</mo>" + of(e) + "<mo>)</mo></mrow>";
  }

  private static String number(double value) {
    return "<mn>" + Words.number(value) + "</mn>";
  }

  private static String sign(Expr.Relation relation) {
    return switch (relation) {
      case LESS -> "&lt;";
      case LESS_EQUAL -> "≤";
      case GREATER -> "&gt;";
      case GREATER_EQUAL -> "≥";
      case EQUAL -> "=";
      case NOT_EQUAL -> "≠";
    };
  }
}
