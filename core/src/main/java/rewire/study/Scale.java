package rewire.study;

import java.util.List;

/// A rating scale as a reading of one latent severity, which is counted in MADRS points.
///
/// @param response sensitivity of what it measures: 1 follows mood, 0.5 moves half as far
/// @param noise    SD of one rating around the true score as a share of the range, beside what mood itself does
/// @param remission largest score that counts as remission; NaN when none is agreed
/// @param knots    severity and score, ascending; straight lines between
public record Scale(String name, double low, double high, double response, double noise, double remission,
    List<Knot> knots) {

  /// A point of the link.
  public record Knot(double severity, double score) {}

  public Scale {
    knots = List.copyOf(knots);
    if (knots.size() < 2) {
      throw new IllegalArgumentException("The link of " + name + " needs two points or more.");
    }
    for (int i = 1; i < knots.size(); i++) {
      if (!(knots.get(i).severity > knots.get(i - 1).severity
          && knots.get(i).score > knots.get(i - 1).score)) {
        throw new IllegalArgumentException("The link of " + name + " must rise from point to point.");
      }
    }
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
    while (i < knots.size() - 1 && score > knots.get(i).score) {
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
