/// One table, the analyses that are asked for, and their answers in one form.
///
/// [rewire.trials.analysis.RatingAnalysis] for scores by visit, [rewire.trials.analysis.EventAnalysis] for times to an
/// event; both answer in [rewire.trials.analysis.Answer].
@org.jspecify.annotations.NullMarked
package rewire.trials.analysis;
