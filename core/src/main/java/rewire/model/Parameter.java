package rewire.model;

import rewire.units.Unit;

/// A number of the model with everything one must know to trust it.
///
/// @param id        flat name `mechanism.symbol`
/// @param label     what a reader sees
/// @param value     typical value in `unit`
/// @param unit      its unit
/// @param spread    how people differ
/// @param plausible central 95 % of the typical value
/// @param grade     how sure it is
/// @param source    DOIs or a short citation
/// @param note      scientific doubt, in words
/// @param at        where it is written
public record Parameter(String id, String label, double value, Unit unit, Spread spread, Range plausible,
    Grade grade,
    String source, String note, Position at) {

  /// The same parameter with another typical value.
  public Parameter with(double newValue) {
    return new Parameter(id, label, newValue, unit, spread, plausible, grade, source, note, at);
  }

  /// How sure a number is: measured in people or animals, fitted to data, assumed, true by definition,
  /// or given by the course.
  public enum Grade {
    MEASURED, FITTED, HYPOTHESIS, DEFINITION, INPUT
  }

  /// An interval in the parameter's unit; `NaN` on a side means unbounded.
  public record Range(double low, double high) {}

  /// Inter-individual variability.
  ///
  /// @param distribution shape
  /// @param size         coefficient of variation as a fraction (lognormal), standard deviation on the logit scale
  ///                     (logit-normal) or in the parameter's unit (normal); 0 when people do not differ
  public record Spread(Distribution distribution, double size) {}

  /// Shapes of inter-individual variability.
  public enum Distribution {
    NONE, LOGNORMAL, LOGITNORMAL, NORMAL
  }
}
