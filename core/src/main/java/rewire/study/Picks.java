package rewire.study;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import rewire.course.Person;
import rewire.random.Stream;

/// Who of a pool is in an arm: each drawn anew, so that arms of one pool are independent people. With strata, the levels
/// make up the same share of every arm as they do of the pool.
final class Picks {
  private final TrialArm arm;
  private final Stream stream;
  private final double start;
  private final List<List<List<Integer>>> strata = new ArrayList<>();

  /// @param set    of typical values
  /// @param trial  starts the order of strata, the same in every arm
  /// @param stream of this arm
  Picks(TrialArm arm, int set, Stream trial, Stream stream) {
    this.arm = arm;
    this.stream = stream;
    this.start = arm.rules().strata().isEmpty() ? 0 : trial.uniform("strata");
    if (!arm.rules().strata().isEmpty()) {
      arm.pools().forEach(p -> strata.add(strata(p.who()[set % p.sets()])));
    }
  }

  private List<List<Integer>> strata(Person[] who) {
    var out = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < who.length; i++) {
      var person = who[i];
      var level = String.join("|", arm.rules().strata().stream().map(t -> t.of(person)).toList());
      out.computeIfAbsent(level, _ -> new ArrayList<>()).add(i);
    }
    return List.copyOf(out.values());
  }

  /// Place in a pool of the one who takes a slot of the arm.
  ///
  /// @param attempt counted from 1; those before could not be randomised
  int person(int pool, int slot, int attempt) {
    double u = stream.uniform("pick " + slot + (attempt == 1 ? "" : " again " + attempt));
    int size = arm.pools().get(pool).people();
    if (strata.isEmpty()) {
      return (int) (u * size);
    }
    double place = (slot + start) / arm.n() % 1 * size;
    for (var stratum : strata.get(pool)) {
      if (place < stratum.size()) {
        return stratum.get((int) (u * stratum.size()));
      }
      place -= stratum.size();
    }
    return (int) (u * size);
  }
}
