/// Before the trial: how many people, how many looks, how many questions.
///
/// [rewire.trials.design.SampleSize], [rewire.trials.design.GroupSequential] and
/// [rewire.trials.design.Multiplicity] with its general case [rewire.trials.design.TestGraph].
@org.jspecify.annotations.NullMarked
package rewire.trials.design;
