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

  /// Sets a state or parameter to a value.
  public record Change(String target, Expr value) {}
}
