/// The testing bench: what the model says beside what people measured.
///
/// [rewire.evidence.Observation] is one row of a table of concentrations, [rewire.evidence.Prediction] its counterpart in
/// the model or the reason why there is none, made by [rewire.evidence.Predictor]; [rewire.evidence.Agreement] sums up.
/// This room knows no files. The layout of the table is that of `evidence/README.md`.
@org.jspecify.annotations.NullMarked
package rewire.evidence;
