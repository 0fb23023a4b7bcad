package rewire.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.random.Stream;

/// How burdens of the people in an arm go up and down, construct by construct. One thread at a time.
///
/// What the model leaves of a symptom is multiplied by what hope leaves, and mood fluctuates around it. What only the
/// model speaks of is read off as it stands; where affect is a part of it, that is affect as it is felt, with hope and
/// fluctuation.
final class Courses {
  private static final double[][] NOBODY = {};

  private final TrialArm arm;
  private final double[] timesH;
  private final RatingNoise noise;
  private final Assumptions assumptions;
  private final Stream trial;
  private final boolean apart;
  private final double fold;
  private final List<Expectancy> hopes;
  private final Optional<Expectancy> after;
  private final Map<String, Blend> blends = new HashMap<>();
  private final Map<String, double[][]> known = new HashMap<>();

  /// Somebody in the arm.
  ///
  /// @param which   pool
  /// @param set     of typical values, before it is taken by the number of sets of a pool
  /// @param who     place in the pool
  /// @param entered severity at entry
  record Member(int which, int set, int who, double entered, Stream stream) {}

  Courses(TrialArm arm, RatingNoise noise, Assumptions a, Stream trial, boolean apart) {
    this.arm = arm;
    this.timesH = arm.timesH();
    this.noise = noise;
    this.assumptions = a;
    this.trial = trial;
    this.apart = apart;
    this.fold = BetweenTrials.fold(a, arm.name(), trial);
    this.hopes = arm.settings().stream().map(s -> new Expectancy(a, s, trial)).toList();
    this.after = arm.rules().after().map(f -> new Expectancy(a, f.setting(), trial));
  }

  double[] timesH() {
    return timesH;
  }

  RatingNoise noise() {
    return noise;
  }

  /// Courses of everybody on a construct. The members are those of the arm or the first of them.
  ///
  /// @return at least as many rows as members
  /// @param leavesH when each leaves
  double[][] of(Construct construct, Member[] members, double[] leavesH) {
    double[][] before = known.getOrDefault(construct.name(), NOBODY);
    if (before.length >= members.length) {
      return before;
    }
    double[][] out = Arrays.copyOf(before, members.length);
    for (int i = before.length; i < out.length; i++) {
      out[i] = goneOn(members[i], construct, severity(members[i], construct), leavesH[i]);
    }
    known.put(construct.name(), out);
    return out;
  }

  /// The course of one person who stays.
  double[] severity(Member m, Construct construct) {
    return along(m, construct, arm.pools().get(m.which), hopes.get(m.which), apart);
  }

  /// The same, and after leaving what is rated of a person as long as somebody looks for them.
  double[] goneOn(Member m, Construct construct, double[] course, double leavesH) {
    if (after.isEmpty() || timesH[timesH.length - 1] <= leavesH) {
      return course;
    }
    double[] other = along(m, construct, arm.rules().after().orElseThrow().pool(), after.get(), false);
    var out = course.clone();
    for (int t = 0; t < out.length; t++) {
      out[t] = timesH[t] > leavesH ? other[t] : out[t];
    }
    return out;
  }

  private double[] along(Member m, Construct construct, Pool pool, Expectancy hope, boolean parted) {
    var blend = blends.computeIfAbsent(construct.name(), _ -> Blend.of(construct, assumptions, trial));
    return construct.symptom()
        ? symptom(m, blend, pool, hope, parted)
        : burden(m, blend, pool, hope, parted);
  }

  private double[] symptom(Member m, Blend blend, Pool pool, Expectancy hope, boolean parted) {
    int set = m.set % pool.sets();
    float[] left = pool.left(blend, set, m.who, parted);
    double floor = Math.min(pool.floor()[set], m.entered);
    var believer = hope.believer(pool.peak()[set][m.who], m.stream);
    double[] moods = noise.fluctuation(timesH, m.stream);
    var out = new double[timesH.length];
    for (int t = 0; t < timesH.length; t++) {
      double h = arm.courseH(m.which, timesH[t]);
      double kept = pool.at(left, h) * (1 - hope.share(believer, h)) * (t == 0 ? 1 : fold);
      out[t] = floor + (m.entered - floor) * kept + (t == 0 ? 0 : moods[t]);
    }
    return out;
  }

  private double[] burden(Member m, Blend blend, Pool pool, Expectancy hope, boolean parted) {
    int set = m.set % pool.sets();
    double[] burden = pool.burden(blend, set, m.who, parted);
    var model = new float[burden.length];
    for (int t = 0; t < model.length; t++) {
      model[t] = (float) burden[t];
    }
    var out = new double[timesH.length];
    for (int t = 0; t < out.length; t++) {
      out[t] = pool.at(model, arm.courseH(m.which, timesH[t]));
    }
    double weight = blend.affect();
    if (weight > 0) {
      float[] mood = pool.left(Blend.MOOD, set, m.who, parted);
      double[] felt = symptom(m, Blend.MOOD, pool, hope, parted);
      double first = weight * pool.affect(set, m.who, parted);
      double floor = Math.min(pool.floor()[set], m.entered);
      for (int t = 0; t < out.length; t++) {
        double share = (felt[t] - floor) / Math.max(1, m.entered - floor);
        out[t] += first * (share - pool.at(mood, arm.courseH(m.which, timesH[t])));
      }
    }
    return out;
  }

  /// What a person's answers on a scale are apart from others of the same burden, points.
  double apart(Scale scale, Member m) {
    return scale.spread() == 0
        ? 0
        : (scale.moreIsBetter() ? -1 : 1) * scale.spread()
            * m.stream.normal("apart in " + scale.construct().name());
  }
}
