package rewire.dosing;

import java.util.NavigableSet;
import java.util.TreeSet;

/// The moments at which something changes. Moments closer than [#SAME_H] are one moment, the earliest of them: sums
/// such as 5 min + 0.53 h differ in the last bits, and a solver must not be asked to step over such a gap.
final class Edges {

  /// 3.6 microseconds.
  static final double SAME_H = 1e-9;

  private final NavigableSet<Double> times = new TreeSet<>();
  private boolean settled;

  void add(double timeH) {
    times.add(timeH);
    settled = false;
  }

  /// The moment that stands for this one.
  double merged(double timeH) {
    settle();
    var moment = times.floor(timeH);
    if (moment == null || moment < timeH - SAME_H) {
      throw new IllegalStateException("No edge at " + timeH + " h.");
    }
    return moment;
  }

  /// These moments as they are merged in `all`, in order and each once.
  NavigableSet<Double> merged(Edges all) {
    var out = new TreeSet<Double>();
    for (double time : times) {
      out.add(all.merged(time));
    }
    return out;
  }

  private void settle() {
    if (settled) {
      return;
    }
    double kept = Double.NEGATIVE_INFINITY;
    for (var i = times.iterator(); i.hasNext();) {
      double time = i.next();
      if (time - kept <= SAME_H) {
        i.remove();
      } else {
        kept = time;
      }
    }
    settled = true;
  }
}
