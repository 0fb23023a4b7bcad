package rewire.trials.survival;

/// How long a person was watched and whether the event came then.
///
/// @param happened false when the person was lost from sight or the trial ended
/// @param stratum  empty when people are not stratified
public record Event(String person, String arm, String stratum, double time, boolean happened) {}
