package rewire.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rewire.course.Person;
import rewire.random.Stream;

/// One arm of one virtual trial: everybody's severity over time, and their ratings on any scale.
public final class VirtualArm {
  private static final float[][] NO_SIGNS = new float[0][];
  /// People who go through an induction for one who is randomised, at most.
  private static final int MOST_SCREENED = 1000;

  private final TrialArm arm;
  private final double[] timesH;
  private final Courses courses;
  /// On the construct by which people enter.
  private final double[][] severity;
  private final double[] entered;
  private final double[] ratedAtEntry;
  private final double[] leavesH;
  private final Stream[] streams;
  private final float[][][] signs;
  private final Person[] met;
  private final Courses.Member[] members;
  private final RatingNoise noise;
  /// Places of the visits among the times.
  private final int[] visits;
  private int screened;
  private final Picks picks;

  private VirtualArm(TrialArm arm, Picks picks, Courses courses, int n) {
    this.arm = arm;
    this.picks = picks;
    this.timesH = courses.timesH();
    this.courses = courses;
    this.noise = courses.noise();
    this.severity = new double[n][];
    this.entered = new double[n];
    this.ratedAtEntry = new double[n];
    this.leavesH = new double[n];
    this.streams = new Stream[n];
    this.signs = new float[n][][];
    this.met = new Person[n];
    this.members = new Courses.Member[n];
    this.visits = IntStream.range(0, timesH.length).toArray();
  }

  private VirtualArm(VirtualArm all, int n, int[] visits) {
    this.arm = all.arm;
    this.picks = all.picks;
    this.timesH = all.timesH;
    this.courses = all.courses;
    this.noise = all.noise;
    this.severity = Arrays.copyOf(all.severity, n);
    this.entered = Arrays.copyOf(all.entered, n);
    this.ratedAtEntry = Arrays.copyOf(all.ratedAtEntry, n);
    this.leavesH = Arrays.copyOf(all.leavesH, n);
    this.streams = Arrays.copyOf(all.streams, n);
    this.signs = Arrays.copyOf(all.signs, n);
    this.met = Arrays.copyOf(all.met, n);
    this.members = Arrays.copyOf(all.members, n);
    this.screened = all.screened;
    this.visits = visits;
  }

  /// Draws one arm of a replicate.
  ///
  /// @param set       of typical values that this replicate happens to live under
  /// @param replicate number of the replicate
  /// @param apart     whether the interaction of therapy and ketamine is switched off
  static VirtualArm draw(TrialArm arm, int set, long replicate, boolean apart, Assumptions a, long seed,
      Stream trial) {
    int n = arm.n();
    var noise = new RatingNoise(a, trial);
    long own = 31 * seed + arm.name().hashCode(); // by name, so that other arms stir nothing
    var picks = new Picks(arm, set, new Link(a, trial), trial, new Stream(own, replicate, 0));
    var out = new VirtualArm(arm, picks, new Courses(arm, noise, a, trial, apart), n);
    var at = arm.severity();
    double mean = at.mean() + at.doubt() * trial.normal("mean at entry");
    var entry = Entry.of(mean, at.sd(), a.on("entry") ? at.threshold() : Double.NaN,
        noise.sd(at.scale(), mean));
    var attrition = new Attrition(a, arm.demanding(), trial);
    for (int i = 0; i < n; i++) {
      int which = i % arm.pools().size();
      for (int attempt = 1;; attempt++) {
        var stream = new Stream(own, (replicate << 24) + i, attempt);
        out.streams[i] = stream;
        out.enters(i, entry);
        int who = picks.person(which, i, attempt, out.entered[i]);
        out.person(i, which, set, who);
        var clock = arm.clocks().get(which);
        out.leavesH[i] = attrition.leavesH(out.timesH, out.severity[i], arm.offsetH(),
            clock.careEndsH() - clock.offsetH() + arm.offsetH(), stream);
        out.screened++;
        if (out.admitted(i)) {
          out.severity[i] = out.courses.goneOn(out.members[i], at.scale().construct(), out.severity[i],
              out.leavesH[i]);
          break;
        }
        if (attempt == MOST_SCREENED) {
          throw new IllegalArgumentException(
              "Of " + MOST_SCREENED + " people who went through the induction of \""
                  + arm.name() + "\" nobody could be randomised.");
        }
      }
    }
    return out;
  }

  private boolean admitted(int person) {
    return arm.rules().admitted().map(rule -> {
      int visit = visit(rule.atH());
      return there(person, visit) && Measures.fell(this, rule.scale(), person, visit, rule.fall());
    }).orElse(true);
  }

  private void enters(int i, Entry entry) {
    var scale = arm.severity().scale();
    var entrant = entry.draw(streams[i], scale.low(), scale.high());
    ratedAtEntry[i] = entrant.rated();
    entered[i] = scale.severity(entrant.severity());
  }

  private void person(int i, int which, int set, int who) {
    var pool = arm.pools().get(which);
    int place = set % pool.sets();
    met[i] = pool.who()[place][who];
    signs[i] = pool.signs().length == 0 ? NO_SIGNS : pool.signs()[place][who];
    members[i] = new Courses.Member(which, set, who, entered[i], streams[i]);
    severity[i] = courses.severity(members[i], arm.severity().scale().construct());
  }

  /// People in the arm.
  public int size() {
    return severity.length;
  }

  /// The covariates of a person.
  public Person who(int person) {
    return met[person];
  }

  /// People who came for each who was randomised, counted together.
  public int screened() {
    return screened;
  }

  /// How many equally probable people of the pools would be as varied as those who can stand for one of the arm, on
  /// average.
  public double standing() {
    return IntStream.range(0, size()).mapToDouble(i -> picks.standing(i % arm.pools().size(), entered[i]))
        .average().orElse(Double.NaN);
  }

  /// Share of people who are so ill, or so well, that nobody of the pools is within two SD of the link.
  public double beyond() {
    return IntStream.range(0, size()).filter(i -> picks.beyond(i % arm.pools().size(), entered[i]) > 2)
        .count() / (double) size();
  }

  /// Hour after which a person has no ratings; infinite for one who stays.
  public double leavesH(int person) {
    return leavesH[person];
  }

  /// The same arm, seen at some hours only: its visits are those nearest to them, and the one at entry. What is read at
  /// a visit is the same whatever the others are.
  public VirtualArm seenAt(List<Double> hours) {
    var at = new ArrayList<Integer>(List.of(0));
    hours.forEach(h -> at.add(nearest(visits, h)));
    return new VirtualArm(this, size(), at.stream().mapToInt(v -> visits[v]).sorted().distinct().toArray());
  }

  /// The first people of the arm: without strata, the very arm that would have been drawn with so many people.
  public VirtualArm first(int people) {
    return new VirtualArm(this, people, visits);
  }

  private int nearest(int[] among, double timeH) {
    int best = 0;
    for (int v = 1; v < among.length; v++) {
      if (Math.abs(timesH[among[v]] - timeH) < Math.abs(timesH[among[best]] - timeH)) {
        best = v;
      }
    }
    return best;
  }

  /// The true severity of a person at a visit, MADRS points.
  public double severity(int person, int visit) {
    return severity[person][visits[visit]];
  }

  /// What is read off a person at an hour; NaN when it was not kept.
  public double sign(Pool.Sign sign, int person, double timeH) {
    int from = person % arm.pools().size();
    return signs[person].length == 0
        ? Double.NaN
        : signs[person][sign.place()][arm.pools().get(from).at(arm.courseH(from, timeH))];
  }

  /// Place of the visit nearest to an hour.
  public int visit(double timeH) {
    return nearest(visits, timeH);
  }

  /// Hour of a visit.
  public double hour(int visit) {
    return timesH[visits[visit]];
  }

  /// Number of visits, the one at entry among them.
  public int visits() {
    return visits.length;
  }

  /// Hours of the course before the first dose, from which trials count.
  public double offsetH() {
    return arm.offsetH();
  }

  /// End of the arm's care.
  public double careEndsH() {
    return arm.careEndsH();
  }

  /// Whether somebody is still there at a visit.
  public boolean there(int person, int visit) {
    return hour(visit) <= leavesH[person];
  }

  /// Last visit at which somebody was there, at most the one given.
  public int last(int person, int visit) {
    int v = visit;
    while (v > 0 && !there(person, v)) {
      v--;
    }
    return v;
  }

  /// The rating at entry.
  public double baseline(Scale scale, int person) {
    return scale.equals(arm.severity().scale())
        ? ratedAtEntry[person]
        : rated(scale, person, 0);
  }

  /// The rating at a visit, whether or not the person was there.
  public double rated(Scale scale, int person, int visit) {
    if (visit == 0 && scale.equals(arm.severity().scale())) {
      return ratedAtEntry[person];
    }
    double s = scale.construct().equals(arm.severity().scale().construct())
        ? severity[person][visits[visit]]
        : courses.of(scale.construct(), members, leavesH)[person][visits[visit]];
    return Math.clamp(scale.at(s) + courses.apart(scale, members[person])
        + noise.error(scale, hour(visit), streams[person]), scale.low(), scale.high());
  }
}
