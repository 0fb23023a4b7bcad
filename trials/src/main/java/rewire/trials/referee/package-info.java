/// Printed results of other programs beside what the statistics of this house make of the same data.
///
/// [rewire.trials.referee.ReferenceRow] is a printed line, [rewire.trials.referee.Recomputation] repeats it.
@org.jspecify.annotations.NullMarked
package rewire.trials.referee;
