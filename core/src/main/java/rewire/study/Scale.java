package rewire.study;

import java.util.List;

/// A rating scale as a reading of one latent severity. That of symptoms is counted in MADRS points; of what the model alone
/// says, such as resilience, in steps from the typical healthy person at 0 to the typical ill one at 1.
///
/// @param construct what it measures
/// @param noise     SD of one rating around the true score as a share of the range, beside what mood itself does
/// @param spread    SD between people of what the model does not know of them, points
/// @param remission largest score that counts as remission; NaN when none is agreed
/// @param knots     severity, ascending, and score, ascending or, where more is better, descending; straight lines between
public record Scale(String name, double low, double high, Construct construct, double noise, double spread,
    double remission, List<Knot> knots) {

  /// What is printed wherever a scale is read off the model alone.
  public static final String MODEL_OUTPUT = "model output: no published data after ketamine";

  /// A point of the link.
  public record Knot(double severity, double score) {}

  public Scale {
    knots = List.copyOf(knots);
    if (knots.size() < 2) {
      throw new IllegalArgumentException("The link of " + name + " needs two points or more.");
    }
    double way = knots.getLast().score - knots.getFirst().score;
    for (int i = 1; i < knots.size(); i++) {
      if (!(knots.get(i).severity > knots.get(i - 1).severity
          && way * (knots.get(i).score - knots.get(i - 1).score) > 0)) {
        throw new IllegalArgumentException(
            "The link of " + name + " must rise, or fall, from point to point.");
      }
    }
  }

  /// Follows mood and knows all that people differ in.
  public Scale(String name, double low, double high, double noise, double remission, List<Knot> knots) {
    this(name, low, high, Construct.MOOD, noise, 0, remission, knots);
  }

  /// Whether a higher score is better.
  public boolean moreIsBetter() {
    return knots.getLast().score < knots.getFirst().score;
  }

  /// Whether only the model speaks of it: no trial of ketamine has published it.
  public boolean modelOnly() {
    return !construct.symptom();
  }

  /// The true score at a severity.
  public double at(double severity) {
    int i = 1;
    while (i < knots.size() - 1 && severity > knots.get(i).severity) {
      i++;
    }
    var a = knots.get(i - 1);
    var b = knots.get(i);
    return Math.clamp(a.score + (severity - a.severity) * (b.score - a.score) / (b.severity - a.severity),
        low, high);
  }

  /// The severity at which the true score is this one.
  public double severity(double score) {
    int i = 1;
    while (i < knots.size() - 1
        && (moreIsBetter() ? score < knots.get(i).score : score > knots.get(i).score)) {
      i++;
    }
    var a = knots.get(i - 1);
    var b = knots.get(i);
    return a.severity + (score - a.score) * (b.severity - a.severity) / (b.score - a.score);
  }

  /// Points of the scale per MADRS point around a score.
  public double slope(double score) {
    double here = severity(score);
    return (at(here + 2) - at(here - 2)) / 4;
  }
}
