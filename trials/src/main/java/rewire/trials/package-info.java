/// The counting house: what a trial's data say, whoever made them, people or the model.
///
/// Begin with [rewire.trials.RatingTable] (who was rated when) and [rewire.trials.Estimate] (a number with its doubt).
/// Each analysis is one file that names its paper. Nothing here knows a model, a drug or a course of care.
@org.jspecify.annotations.NullMarked
package rewire.trials;
