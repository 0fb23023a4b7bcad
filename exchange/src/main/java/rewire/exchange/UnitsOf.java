package rewire.exchange;

import java.util.List;
import java.util.Map;
import rewire.model.Expr;
import rewire.units.Unit;

/// The unit of a formula whose units are known to agree (the reading desk has checked them).
final class UnitsOf {
  private final Map<String, Unit> symbols;

  UnitsOf(Map<String, Unit> symbols) {
    this.symbols = symbols;
  }

  Unit of(Expr e) {
    return switch (e) {
      case Expr.Constant _,Expr.Compare _,Expr.Logic _ -> Unit.ONE;
      case Expr.Symbol(var id) -> symbols.getOrDefault(id, Unit.ONE);
      case Expr.Time _ -> Unit.HOUR;
      case Expr.Sum(var terms) -> common(terms);
      case Expr.Product(var factors) -> factors.stream().map(this::of).reduce(Unit.ONE, Unit::times);
      case Expr.Power(var base, Expr.Constant(var exponent)) -> of(base).power(exponent);
      case Expr.Power _ -> Unit.ONE;
      case Expr.Call(var function, var arguments) -> switch (function) {
        case EXP, LN, LOG10 -> Unit.ONE;
        case SQRT -> of(arguments.getFirst()).power(0.5);
        case ABS, MAX, MIN -> common(arguments);
      };
      case Expr.Piecewise(var branches, var otherwise) -> {
        var first = common(branches.stream().map(Expr.Branch::value).toList());
        yield first.isOne() ? of(otherwise) : first;
      }
    };
  }

  /// The unit that several parts share; a literal 0 fits any.
  Unit common(List<Expr> parts) {
    return parts.stream().filter(p -> !zero(p)).findFirst().map(this::of).orElse(Unit.ONE);
  }

  private static boolean zero(Expr e) {
    return e instanceof Expr.Constant(var value) && value == 0;
  }
}
