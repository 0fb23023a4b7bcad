package rewire.course;

import java.util.List;

/// One session of therapy.
///
/// @param modality what is done, for readers
/// @param effects  what the model sees of it, from the table of modalities
public record Session(double timeH, double durationH, String modality, List<Effect> effects) {

  /// A share in one input of the model: `uT` is learning in therapy, 1 in full; `uM`, `uX` and `uSl` are the share of
  /// the session that is spent in practice.
  public record Effect(String input, double level) {
    /// Inputs that a session can reach.
    public static final List<String> INPUTS = List.of("uT", "uM", "uX", "uSl");

    public Effect {
      Check.notNegative("level of " + input, level);
      if (!INPUTS.contains(input)) {
        throw new IllegalArgumentException("A session cannot act on \"%s\".".formatted(input));
      }
    }
  }

  public Session {
    effects = List.copyOf(effects);
    Check.notNegative("time of a session in hours", timeH);
    Check.positive("length of a session in hours", durationH);
  }

  /// A session of talk therapy.
  public Session(double timeH, double durationH, String modality) {
    this(timeH, durationH, modality, List.of(new Effect("uT", 1)));
  }

  /// The time at which it ends.
  public double endH() {
    return timeH + durationH;
  }
}
