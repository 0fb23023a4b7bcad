package rewire.study;

import java.util.Arrays;
import java.util.Optional;
import rewire.random.Stream;

/// What hope does to a rating, in every arm alike: how far a patient believes to be treated, and how much of the severity
/// such a belief takes away.
///
/// Belief begins with the prior hope and moves, as far as the mask can be seen through, towards what is felt of a dose.
/// It works at once after a dose and fades; open medicines and therapy build it up over days. Who feels nothing and had
/// hoped is disappointed. The share of severity that is taken away multiplies what biology leaves, so it has least to add
/// where there is least left.
final class Expectancy {
  private final Setting setting;
  private final double largest;
  private final double transientShare;
  private final double transientH;
  private final double fadesH;
  private final double buildsH;
  private final double unblinding;
  private final double hope;
  private final double open;
  private final double feltControl;
  private final double halfCadss;
  private final double credible;
  private final double disappointment;
  private final double spread;
  private final boolean on;
  private final Optional<Expectancy> later;

  Expectancy(Assumptions a, Setting setting, Stream trial) {
    this.setting = setting;
    this.on = a.on("expectancy");
    this.largest = a.drawn("expectancy_largest", trial);
    this.transientShare = a.drawn("expectancy_transient", trial);
    this.transientH = a.drawn("transient_hours", trial);
    this.fadesH = 24 * a.drawn("expectancy_fades_days", trial);
    this.buildsH = 24 * a.drawn("expectancy_builds_days", trial);
    this.unblinding = a.drawn("unblinding", trial);
    this.hope = a.drawn("hope", trial);
    this.open = a.drawn("hope_open", trial);
    this.feltControl = setting.felt() == Setting.Felt.KETAMINE
        ? Double.NaN
        : a.drawn(setting.felt().symbol(), trial);
    this.halfCadss = a.drawn("felt_half_cadss", trial);
    this.credible = a.drawn("credible_open_care", trial);
    this.disappointment = a.drawn("disappointment", trial);
    this.spread = a.drawn("expectancy_spread", trial);
    this.later = setting.later().map(l -> new Expectancy(a, l.setting(), trial));
  }

  /// How one person believes.
  ///
  /// @param largest share of severity that full belief takes away in this person
  /// @param belief  in being treated by the doses, 0 to 1
  /// @param later   the same person in the later setting
  record Believer(double largest, double belief, double gloom, Optional<Believer> later) {}

  /// @param peaks greatest dissociation in this setting and in those after it, CADSS points
  Believer believer(float[] peaks, Stream person) {
    double peakCadss = peaks[0];
    double odds = largest / (1 - largest) * StrictMath.exp(spread * person.normal("suggestibility"));
    double mine = odds / (1 + odds);
    double felt = Double.isNaN(feltControl) ? peakCadss / (peakCadss + halfCadss) : feltControl;
    double belief = setting.masked() ? hope + (setting.asleep() ? 0 : unblinding * (felt - hope)) : open;
    double gloom = setting.waiting()
        ? disappointment
        : setting.masked() ? disappointment * Math.max(0, hope - belief) / hope : 0;
    return new Believer(mine, setting.doses().isEmpty() ? 0 : belief, gloom,
        later.map(
            l -> l.believer(Arrays.copyOfRange(peaks, Math.min(1, peaks.length - 1), peaks.length), person)));
  }

  /// Share of severity that hope takes away at an hour.
  double share(Believer who, double timeH) {
    if (!on || timeH <= 0) {
      return 0;
    }
    if (later.isPresent() && timeH > setting.later().orElseThrow().fromH()) {
      return later.get().share(who.later.orElseThrow(), timeH);
    }
    double unmoved = 1 - who.belief * afterDoses(timeH, fadesH);
    if (setting.newDrugH() <= timeH) {
      unmoved *= 1 - credible * (1 - StrictMath.exp(-(timeH - setting.newDrugH()) / buildsH));
    }
    unmoved *= 1 - credible * afterSessions(timeH);
    double lasting = who.largest * (1 - unmoved);
    double early = transientShare * who.belief * afterDoses(timeH, transientH);
    return Math.clamp(lasting + early - who.gloom, -0.3, 0.9);
  }

  private double afterDoses(double timeH, double fades) {
    double last = Double.NEGATIVE_INFINITY;
    for (double dose : setting.doses()) {
      last = dose < timeH ? Math.max(last, dose) : last;
    }
    return Double.isInfinite(last) ? 0 : StrictMath.exp(-(timeH - last) / fades);
  }

  private double afterSessions(double timeH) {
    double first = Double.NaN;
    double last = Double.NaN;
    for (double session : setting.sessions()) {
      if (session < timeH) {
        first = Double.isNaN(first) ? session : first;
        last = session;
      }
    }
    return Double.isNaN(first)
        ? 0
        : (1 - StrictMath.exp(-(timeH - first) / buildsH))
            * StrictMath.exp(-Math.max(0, timeH - last - 7 * 24) / fadesH);
  }
}
