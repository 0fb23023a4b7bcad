package rewire.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rewire.course.Person;
import rewire.random.Stream;

/// Who of a pool is in an arm: each drawn anew, so that arms of one pool are independent people, and so that the more
/// probable somebody is who was found so ill, the more often they are drawn ([Link]). With strata, the levels make up the
/// same share of every arm as they do of the pool.
///
/// People are proposed evenly and accepted by the odds of their gain (von Neumann's rejection), which draws from exactly
/// the wanted distribution.
final class Picks {
  /// Proposals after which the nearest person is taken.
  private static final int MOST_PROPOSED = 1000;

  private final TrialArm arm;
  private final Stream stream;
  private final Link link;
  private final double start;
  private final List<Crowd> crowds = new ArrayList<>();

  /// The people of one pool.
  ///
  /// @param depths of each, see [Link#depth]
  /// @param strata places of people of one level
  @SuppressWarnings("ArrayRecordComponent") // read only
  private record Crowd(double floor, double[] depths, double least, double most, List<int[]> strata) {
    static Crowd of(Pool pool, int set, List<Trait> traits) {
      double floor = pool.floor()[set];
      double[] depths = new double[pool.people()];
      Arrays.setAll(depths, i -> Link.depth(pool.start()[set][i], floor));
      return new Crowd(floor, depths, Arrays.stream(depths).min().orElseThrow(),
          Arrays.stream(depths).max().orElseThrow(), strata(pool.who()[set], traits));
    }

    private static List<int[]> strata(Person[] who, List<Trait> traits) {
      var out = new TreeMap<String, List<Integer>>();
      for (int i = 0; i < who.length; i++) {
        var person = who[i];
        var level = String.join("|", traits.stream().map(t -> t.of(person)).toList());
        out.computeIfAbsent(level, _ -> new ArrayList<>()).add(i);
      }
      return out.values().stream().map(l -> l.stream().mapToInt(i -> i).toArray()).toList();
    }

    /// Those from whom somebody is taken whose place among all is a share.
    int[] among(double share) {
      double place = share * depths.length;
      for (var stratum : strata) {
        if (place < stratum.length) {
          return stratum;
        }
        place -= stratum.length;
      }
      return strata.getLast();
    }
  }

  /// @param set    of typical values
  /// @param trial  starts the order of strata, the same in every arm
  /// @param stream of this arm
  Picks(TrialArm arm, int set, Link link, Stream trial, Stream stream) {
    this.arm = arm;
    this.stream = stream;
    this.link = link;
    var traits = arm.rules().strata();
    this.start = traits.isEmpty() ? 0 : trial.uniform("strata");
    arm.pools().forEach(p -> crowds.add(Crowd.of(p, set % p.sets(), traits)));
  }

  /// Place in a pool of the one who takes a slot of the arm.
  ///
  /// @param attempt  counted from 1; those before could not be randomised
  /// @param severity at entry, MADRS points
  int person(int pool, int slot, int attempt, double severity) {
    var crowd = crowds.get(pool);
    int[] among = crowd.among((slot + start) / arm.n() % 1);
    var purpose = "pick " + slot + (attempt == 1 ? "" : " again " + attempt);
    double depth = Link.depth(severity, crowd.floor);
    double best = Link.odds(link.gain(depth, Math.clamp(depth, crowd.least, crowd.most)));
    for (int proposal = 0; proposal < MOST_PROPOSED; proposal++) {
      var luck = new Stream(stream.seed(), stream.person(), proposal);
      int who = among[(int) (luck.uniform(purpose) * among.length)];
      if (!link.on() || luck.uniform("keep " + purpose) * best < odds(crowd, who, depth)) {
        return who;
      }
    }
    return Arrays.stream(among).boxed()
        .min((a, b) -> Double.compare(odds(crowd, b, depth), odds(crowd, a, depth))).orElseThrow();
  }

  private double odds(Crowd crowd, int who, double depth) {
    return Link.odds(link.gain(depth, crowd.depths[who]));
  }

  /// How many equally probable people would be as varied as those who can stand for one so ill (Kish 1965).
  double standing(int pool, double severity) {
    var crowd = crowds.get(pool);
    double depth = Link.depth(severity, crowd.floor);
    double[] odds = IntStream.range(0, crowd.depths.length)
        .mapToDouble(who -> link.on() ? odds(crowd, who, depth) : 1).toArray();
    double sum = Arrays.stream(odds).sum();
    double squares = Arrays.stream(odds).map(o -> o * o).sum();
    return squares > 0 ? sum * sum / squares : 1;
  }

  /// The least gain with which anybody could be so ill, in its SD: 0 where the pool reaches.
  double beyond(int pool, double severity) {
    var crowd = crowds.get(pool);
    double depth = Link.depth(severity, crowd.floor);
    return link.on() ? Math.abs(link.gain(depth, Math.clamp(depth, crowd.least, crowd.most))) : 0;
  }
}
