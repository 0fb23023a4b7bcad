package rewire.trials.missing;

import java.util.Locale;
import java.util.Optional;

/// What is assumed of a person's expected scores after they left, in terms of the means of their own and of the reference
/// arm. A gap between two scores is always filled as missing at random.
///
/// Carpenter, Roger & Kenward 2013, 10.1080/10543406.2013.834911; causal model: White, Royes & Best 2020,
/// 10.1080/10543406.2019.1684308.
public sealed interface Strategy {

  /// Missing at random: as people of the same arm with the same history.
  record AtRandom() implements Strategy {}

  /// As if always treated like the reference, also before leaving.
  record CopyReference() implements Strategy {}

  /// Before leaving the own arm; after it the reference, plus a part of the difference that was reached at the last score:
  /// `keep · decayᵏ` of it, `k` visits after the last.
  record Causal(double keep, double decay) implements Strategy {}

  /// Nothing of the benefit is kept.
  static Strategy jumpToReference() {
    return new Causal(0, 1);
  }

  /// All of the benefit that was reached is kept.
  static Strategy copyIncrements() {
    return new Causal(1, 1);
  }

  /// A strategy by its usual abbreviation, MAR, J2R, CR or CIR, or `causal:KEEP:DECAY` with two shares of 1.
  static Optional<Strategy> named(String text) {
    var parts = text.toUpperCase(Locale.ROOT).split(":", -1);
    return switch (parts[0]) {
      case "MAR" -> Optional.of(new AtRandom());
      case "J2R" -> Optional.of(jumpToReference());
      case "CR" -> Optional.of(new CopyReference());
      case "CIR" -> Optional.of(copyIncrements());
      case "CAUSAL" -> parts.length == 3 && isShare(parts[1]) && isShare(parts[2])
          ? Optional.of(new Causal(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))
          : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isShare(String text) {
    return text.matches("1|1\\.0*|0?\\.[0-9]+|0");
  }

  /// What is estimated.
  default String estimand() {
    return switch (this) {
      case AtRandom _ -> "hypothetical: had everybody stayed; missing at random";
      case CopyReference _ ->
        "treatment policy: whoever leaves is as if never treated but like the reference (CR)";
      case Causal c -> c.keep() == 0
          ? "treatment policy: whoever leaves goes over to the reference and keeps nothing (J2R)"
          : "treatment policy: whoever leaves goes over to the reference and keeps " + c.keep()
              + " of the benefit reached, times " + c.decay() + " for each further visit (" + words() + ")";
    };
  }

  /// The abbreviation, or the numbers of the causal model.
  default String words() {
    return switch (this) {
      case AtRandom _ -> "MAR";
      case CopyReference _ -> "CR";
      case Causal c -> c.keep() == 0
          ? "J2R"
          : c.keep() == 1 && c.decay() == 1
              ? "CIR"
              : "causal, keep " + c.keep() + ", decay " + c.decay();
    };
  }

  /// Expected scores of a person.
  ///
  /// @param own       means of the person's arm by visit
  /// @param reference means of the reference arm by visit
  /// @param last      place of the last visit with a score, or -1
  default double[] means(double[] own, double[] reference, int last) {
    var means = own.clone();
    if (last == own.length - 1) {
      return means; // stayed to the end
    }
    switch (this) {
      case AtRandom _ -> {
      }
      case CopyReference _ -> System.arraycopy(reference, 0, means, 0, means.length);
      case Causal c -> {
        double reached = last < 0 ? 0 : own[last] - reference[last];
        double kept = c.keep();
        for (int v = last + 1; v < means.length; v++) {
          kept *= c.decay();
          means[v] = reference[v] + kept * reached;
        }
      }
    }
    return means;
  }
}
