/// Before the trial: how many people, how many looks, how many questions.
///
/// [rewire.trials.design.SampleSize], [rewire.trials.design.GroupSequential] and
/// [rewire.trials.design.Multiplicity].
@org.jspecify.annotations.NullMarked
package rewire.trials.design;
