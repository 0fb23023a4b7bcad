/// The consulting room: one model, one course and one person meet.
///
/// Start with [rewire.simulate.Simulator]: it turns a course into jumps, finds the state the person starts from
/// ([rewire.simulate.StartState]), runs the engine and hands out a [rewire.simulate.Run]: trajectories with the error
/// achieved, or a failure with time, reason and advice. [rewire.simulate.Resilience] asks how much stress a person bears,
/// [rewire.simulate.Interaction] says how far therapy and ketamine are taken to help each other.
/// This room knows nothing of files, commands or pictures. Time is in hours.
@org.jspecify.annotations.NullMarked
package rewire.simulate;
