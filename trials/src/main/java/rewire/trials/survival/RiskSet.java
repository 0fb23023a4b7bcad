package rewire.trials.survival;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who is still watched at a time with an event, and who has it then; by arm.
record RiskSet(double time, int[] atRisk, int[] events) {

  /// All of them in order of time.
  static List<RiskSet> of(List<String> arms, List<Event> events) {
    var sorted = events.stream().sorted(Comparator.comparingDouble(Event::time).reversed()).toList();
    var sets = new ArrayList<RiskSet>();
    var watched = new int[arms.size()];
    for (int i = 0; i < sorted.size();) {
      double time = sorted.get(i).time();
      var happened = new int[arms.size()];
      for (; i < sorted.size() && sorted.get(i).time() == time; i++) {
        int arm = arms.indexOf(sorted.get(i).arm());
        watched[arm]++;
        happened[arm] += sorted.get(i).happened() ? 1 : 0;
      }
      var set = new RiskSet(time, watched.clone(), happened);
      if (set.allEvents() > 0) {
        sets.add(set);
      }
    }
    return sets.reversed();
  }

  int allAtRisk() {
    int sum = 0;
    for (int n : atRisk) {
      sum += n;
    }
    return sum;
  }

  int allEvents() {
    int sum = 0;
    for (int n : events) {
      sum += n;
    }
    return sum;
  }
}
