package rewire.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rewire.lang.Sheet.FunctionDefinition;
import rewire.model.Expr;
import rewire.model.Expr.Branch;

/// Turns terms into expressions: names become flat, user functions are copied in.
///
/// Copying can blow up (a function that uses its parameter twice, applied twenty times, is a million parts), so parts
/// are counted over the whole model, and depth over each formula; beyond the limits the expansion stops and
/// [#tooLarge] says so.
final class Expansion {
  private static final Expr MINUS_ONE = new Expr.Constant(-1);

  private record Argument(Expr value, int parts, int height) {}

  private int parts;
  private int level;
  /// The deepest level of the formula so far.
  private int deepest;
  private boolean tooLarge;

  boolean tooLarge() {
    return tooLarge;
  }

  /// The expression of a formula whose names are looked up with `names`.
  Expr expand(Term term, Function<String, Expr> names, Map<String, FunctionDefinition> functions) {
    level = 0;
    deepest = 0;
    return expand(term, _ -> Optional.empty(), names, functions);
  }

  private Expr expand(Term term, Function<String, Optional<Argument>> arguments, Function<String, Expr> names,
      Map<String, FunctionDefinition> functions) {
    level++;
    place(1, 0);
    var expanded = tooLarge ? MINUS_ONE : expanded(term, arguments, names, functions);
    level--;
    return expanded;
  }

  private void place(int newParts, int height) {
    parts += newParts;
    deepest = Math.max(deepest, level + height);
    if (parts > Limits.NODES || deepest > Limits.DEPTH) {
      tooLarge = true;
    }
  }

  private Expr expanded(Term term, Function<String, Optional<Argument>> arguments,
      Function<String, Expr> names,
      Map<String, FunctionDefinition> functions) {
    Function<Term, Expr> inner = t -> expand(t, arguments, names, functions);
    return switch (term) {
      case Term.Literal n -> new Expr.Constant(n.value());
      case Term.Name n -> {
        var argument = arguments.apply(n.name());
        if (argument.isEmpty()) {
          yield names.apply(n.name());
        }
        place(argument.get().parts(), argument.get().height());
        yield argument.get().value();
      }
      case Term.Time _ -> new Expr.Time();
      case Term.Negative n -> negative(inner.apply(n.of()));
      case Term.Inverse i -> new Expr.Power(inner.apply(i.of()), MINUS_ONE);
      case Term.Sum s -> new Expr.Sum(all(s.terms(), inner));
      case Term.Product p -> new Expr.Product(all(p.factors(), inner));
      case Term.Power p -> new Expr.Power(inner.apply(p.base()), inner.apply(p.exponent()));
      case Term.Compare c -> new Expr.Compare(c.relation(), inner.apply(c.left()), inner.apply(c.right()));
      case Term.Logic l -> new Expr.Logic(l.connective(), all(l.operands(), inner));
      case Term.Call c -> call(c, inner, names, functions);
    };
  }

  private Expr call(Term.Call c, Function<Term, Expr> inner, Function<String, Expr> names,
      Map<String, FunctionDefinition> functions) {
    var function = functions.get(c.function());
    if (function != null) {
      return inlined(c, function, inner, names, functions);
    }
    var arguments = all(c.arguments(), inner);
    return switch (c.function()) {
      case "exp" -> new Expr.Call(Expr.Function.EXP, arguments);
      case "ln" -> new Expr.Call(Expr.Function.LN, arguments);
      case "log10" -> new Expr.Call(Expr.Function.LOG10, arguments);
      case "sqrt" -> new Expr.Call(Expr.Function.SQRT, arguments);
      case "abs" -> new Expr.Call(Expr.Function.ABS, arguments);
      case "max" -> chain(Expr.Function.MAX, arguments);
      case "min" -> chain(Expr.Function.MIN, arguments);
      case "pow" -> new Expr.Power(arguments.getFirst(), arguments.getLast());
      case "piecewise" -> {
        var branches = new ArrayList<Branch>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
          branches.add(new Branch(arguments.get(i), arguments.get(i + 1)));
        }
        yield new Expr.Piecewise(branches, arguments.getLast());
      }
      default ->
        throw new IllegalStateException("The function " + c.function() + " was not looked up before.");
    };
  }

  private Expr inlined(Term.Call c, FunctionDefinition function, Function<Term, Expr> inner,
      Function<String, Expr> names, Map<String, FunctionDefinition> functions) {
    Map<String, Argument> arguments = new HashMap<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      int partsBefore = parts;
      int deepestBefore = deepest;
      deepest = level;
      var value = inner.apply(c.arguments().get(i));
      arguments.put(function.parameters().get(i).name(),
          new Argument(value, parts - partsBefore, deepest - level));
      deepest = Math.max(deepest, deepestBefore);
    }
    return expand(function.body(), n -> Optional.ofNullable(arguments.get(n)), names, functions);
  }

  private static List<Expr> all(List<Term> terms, Function<Term, Expr> inner) {
    var all = new ArrayList<Expr>(terms.size());
    for (var term : terms) {
      all.add(inner.apply(term));
    }
    return all;
  }

  private Expr chain(Expr.Function function, List<Expr> arguments) {
    place(0, arguments.size());
    var chain = arguments.getFirst();
    for (var next : arguments.subList(1, arguments.size())) {
      chain = new Expr.Call(function, List.of(chain, next));
    }
    return chain;
  }

  /// A literal changes its sign, everything else is multiplied by -1.
  static Expr negative(Expr e) {
    return e instanceof Expr.Constant(var value)
        ? new Expr.Constant(-value)
        : new Expr.Product(List.of(MINUS_ONE, e));
  }

  /// `count` times the expression.
  static Expr times(double count, Expr e) {
    return count == 1 ? e : new Expr.Product(List.of(new Expr.Constant(count), e));
  }
}
