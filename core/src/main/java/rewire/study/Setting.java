package rewire.study;

import java.util.List;
import java.util.Optional;

/// What a patient of an arm knows, gets and feels, as far as hope depends on it.
///
/// @param masked     whether patients do not know their arm
/// @param doses      hours at which something is given, drug or placebo; sessions of therapy are apart
/// @param felt       what is felt of a dose: of an active dose as the model dissociates, else by the kind of control
/// @param asleep     whether anaesthesia hides what is felt
/// @param newDrugH   hour from which a new daily medicine is taken openly; NaN for none
/// @param sessions   hours of therapy sessions
/// @param waiting    whether patients know that they wait
/// @param later      what holds from some hour on: a second period, or the masked part after an open one
public record Setting(boolean masked, List<Double> doses, Felt felt, boolean asleep, double newDrugH,
    List<Double> sessions, boolean waiting, Optional<Later> later) {

  public Setting {
    doses = List.copyOf(doses);
    sessions = List.copyOf(sessions);
  }

  /// The same from beginning to end.
  public Setting(boolean masked, List<Double> doses, Felt felt, boolean asleep, double newDrugH,
      List<Double> sessions, boolean waiting) {
    this(masked, doses, felt, asleep, newDrugH, sessions, waiting, Optional.empty());
  }

  /// What holds from an hour on; hours count from the start of the course.
  public record Later(double fromH, Setting setting) {}

  /// This, and from an hour on another.
  public Setting then(double fromH, Setting other) {
    return new Setting(masked, doses, felt, asleep, newDrugH, sessions, waiting,
        Optional.of(new Later(fromH, other)));
  }

  /// What is felt of a dose.
  public enum Felt {
    KETAMINE(""), SALINE("felt_saline"), MIDAZOLAM("felt_midazolam"), SPRAY("felt_spray"), TABLET(
        "felt_tablet");

    private final String symbol;

    Felt(String symbol) {
      this.symbol = symbol;
    }

    /// The assumption's name; empty where the model says.
    String symbol() {
      return symbol;
    }
  }
}
