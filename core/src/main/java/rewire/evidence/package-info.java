/// The court: the model is asked what was measured in people, and the answers are laid beside the measurements.
///
/// Start with [rewire.evidence.Question], one measured quantity in one [rewire.evidence.Trial]; [rewire.evidence.Predictor]
/// answers it from the pharmacokinetic part of a model ([rewire.evidence.Kinetics]), and [rewire.evidence.Agreement] sums
/// up. [rewire.evidence.Fit] looks for better numbers within their plausible ranges. The room knows no file and no
/// format. Units: h, mg, ng/mL.
@org.jspecify.annotations.NullMarked
package rewire.evidence;
