package rewire.dosing;

/// One thing that happens to the model at one moment.
///
/// @param target an input such as `Riv_S` (SET), or a depot state such as `D0_IM_S` (ADD)
public record Change(double timeH, String target, Kind kind, double value) {

  /// Whether the value is added to a state or becomes the value of an input.
  public enum Kind {
    ADD, SET
  }
}
