/// What an analysis puts in the place of a rating that is missing.
///
/// [rewire.trials.missing.LastCarried] (old trials), [rewire.trials.missing.Responders] (missing is failure),
/// [rewire.trials.missing.MultipleImputation] with a [rewire.trials.missing.Strategy] (what would have been, had the
/// person gone on, or gone over to the reference), and [rewire.trials.missing.ConditionalMean], its answer without dice.
@org.jspecify.annotations.NullMarked
package rewire.trials.missing;
