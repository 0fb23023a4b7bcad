package rewire.model;

import rewire.units.Unit;

/// A quantity that follows at once from others.
///
/// @param id    flat name `mechanism.symbol`
/// @param label what a reader sees
/// @param unit  unit of the value
/// @param value over states, parameters, time and earlier assignments
/// @param at    where it is written
public record Assignment(String id, String label, Unit unit, Expr value, Position at) {}
