/// Ratings of the same people, again and again: models with a covariance within the person.
///
/// [rewire.trials.mixed.Mmrm] is what trials report; [rewire.trials.mixed.GrowthCurve] takes a person's line, slow
/// wandering and noise apart. Both maximise the restricted likelihood.
@org.jspecify.annotations.NullMarked
package rewire.trials.mixed;
