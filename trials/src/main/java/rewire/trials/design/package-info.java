/// Before the trial: how many looks, how many questions.
///
/// [rewire.trials.design.GroupSequential] and [rewire.trials.design.Multiplicity].
@org.jspecify.annotations.NullMarked
package rewire.trials.design;
