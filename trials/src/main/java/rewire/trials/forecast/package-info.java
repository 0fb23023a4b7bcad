/// How well predictions met what was seen.
///
/// [rewire.trials.forecast.Crps] and [rewire.trials.forecast.Coverage] score distributions,
/// [rewire.trials.forecast.StandardisedDifference] puts a difference in units of spread.
@org.jspecify.annotations.NullMarked
package rewire.trials.forecast;
