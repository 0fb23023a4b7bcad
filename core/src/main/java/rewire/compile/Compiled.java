package rewire.compile;

import java.util.List;
import rewire.solve.LaneField;
import rewire.solve.VectorField;

/// A model ready to run. Safe for any number of threads; what it hands out serves one thread each.
public sealed interface Compiled permits InterpretedModel, BytecodeModel {

  /// How it runs.
  Target target();

  /// Which number is which.
  Names names();

  /// A new field. Cheap: code is shared, only scratch memory is new.
  VectorField field();

  /// A new field for several lanes: 2, 4 or 8, if [Door] says that there are vectors. The first one of a width generates
  /// code, further ones are cheap.
  ///
  /// @throws UnsupportedOperationException for an interpreted model
  LaneField lanes(int width);

  /// New read-outs of all assignments in model order. Cheap as [#field].
  Readouts readouts();

  /// New read-outs of the named states, parameters and assignments (flat or corridor names). Generates code the first time.
  ///
  /// @throws rewire.Refusal naming what the model has not
  Readouts readouts(List<String> names);

  /// A new parameter array with the typical values, prepared, of the length the field wants.
  double[] parameters();

  /// A new state array with the initial values for these parameters (raw ones suffice).
  double[] initial(double[] p);
}
