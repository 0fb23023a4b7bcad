/// Tables of what was measured, read and laid beside the model, and the pages that say how well it agrees.
///
/// Start with [rewire.workbench.evidence.PkTable], which reads observations of plasma levels, then
/// [rewire.workbench.evidence.PkComparison]; [rewire.workbench.evidence.MechanismMap] does the same for findings on the
/// mechanism. What a model predicts is not known here: that is the business of `rewire.evidence`.
@org.jspecify.annotations.NullMarked
package rewire.workbench.evidence;
