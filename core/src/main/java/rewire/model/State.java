package rewire.model;

import rewire.units.Unit;

/// A quantity that moves by a rate.
///
/// @param id      flat name `mechanism.symbol`
/// @param label   what a reader sees
/// @param unit    unit of the state; its rate is in `unit / h`
/// @param initial start value, over parameters only
/// @param rate    time derivative, per hour
/// @param at      where it is written
public record State(String id, String label, Unit unit, Expr initial, Expr rate, Position at) {}
