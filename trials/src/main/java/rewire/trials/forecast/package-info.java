/// How well predictions met what was seen.
///
/// [rewire.trials.forecast.Crps] and [rewire.trials.forecast.Coverage] score distributions.
@org.jspecify.annotations.NullMarked
package rewire.trials.forecast;
