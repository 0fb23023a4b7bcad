/// Time to an event that some people do not reach while they are watched.
///
/// [rewire.trials.survival.KaplanMeier] draws the curve, [rewire.trials.survival.LogRank] compares curves, and
/// [rewire.trials.survival.ProportionalHazards] gives the hazard ratio.
@org.jspecify.annotations.NullMarked
package rewire.trials.survival;
