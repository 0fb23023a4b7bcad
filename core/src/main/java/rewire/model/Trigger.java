package rewire.model;

import java.util.List;

/// A switch: when `condition` turns from false to true, the changes happen at once.
///
/// @param id      flat name `mechanism.symbol`
/// @param gap     negative while the condition is false, zero or positive when true
/// @param changes what is set, evaluated before any of them takes effect
/// @param at      where it is written
public record Trigger(String id, Expr gap, List<Change> changes, Position at) {
  public Trigger {
    changes = List.copyOf(changes);
  }

  /// The condition in words of logic, for texts that have no gaps: parts that were joined may measure different things.
  public Expr condition() {
    return condition(gap);
  }

  private static Expr condition(Expr gap) {
    if (gap instanceof Expr.Call(var function, var parts)
        && (function == Expr.Function.MIN || function == Expr.Function.MAX)) {
      return new Expr.Logic(function == Expr.Function.MIN ? Expr.Connective.AND : Expr.Connective.OR,
          parts.stream().map(Trigger::condition).toList());
    }
    return new Expr.Compare(Expr.Relation.GREATER_EQUAL, gap, new Expr.Constant(0));
  }

  /// Sets a state or parameter to a value.
  public record Change(String target, Expr value) {}
}
