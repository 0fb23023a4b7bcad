/// Shares of people and their differences.
///
/// [rewire.trials.rates.Share] is so many of so many; [rewire.trials.rates.RiskDifference] compares two.
@org.jspecify.annotations.NullMarked
package rewire.trials.rates;
