package rewire.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.dosing.Change;

/// The times at which a run is looked at: an even grid, every edge of an input, and a fine net after each dose. When there
/// are so many doses that the nets would hold too many points, all of them are made coarser alike.
final class Grid {
  private static final double[] EVEN_H = {0.25, 0.5, 1, 2, 3, 6, 12, 24};

  /// How closely a run is looked at: most points of the even grid, most in all, and (from hour, to hour, every hours)
  /// after a dose.
  record Net(int evenPoints, int mostPoints, List<double[]> afterDose) {
    /// One person: minutes after a dose.
    static final Net FINE = new Net(1500, 6000,
        List.of(new double[] {0, 2, 1 / 30.0}, new double[] {2, 6, 1 / 12.0}, new double[] {6, 24, 0.25}));
    /// Many people: enough to draw.
    static final Net COARSE = new Net(300, 1500,
        List.of(new double[] {0, 2, 1 / 12.0}, new double[] {2, 6, 0.5}, new double[] {6, 24, 2}));
    /// Very many people: a few hundred times.
    static final Net SPARSE = new Net(150, 400,
        List.of(new double[] {0, 2, 1 / 3.0}, new double[] {2, 6, 1}, new double[] {6, 24, 6}));

    /// Points after one dose.
    double points() {
      return afterDose.stream().mapToDouble(span -> (span[1] - span[0]) / span[2]).sum();
    }
  }

  /// Devices of one nasal session follow each other within this time and share a net.
  private static final double SAME_VISIT_H = 0.5;

  private Grid() {}

  static double[] times(Course course, List<Change> changes, Net net) {
    double end = course.endH();
    var times = new TreeSet<Double>();
    double every = EVEN_H[EVEN_H.length - 1];
    for (int i = EVEN_H.length - 1; i >= 0 && end / EVEN_H[i] <= net.evenPoints; i--) {
      every = EVEN_H[i];
    }
    for (int i = 0; i * every < end; i++) {
      times.add(i * every);
    }
    times.add(end);
    changes.stream().map(Change::timeH).filter(t -> t >= 0 && t <= end).forEach(times::add);
    var visits = visits(course);
    double coarser = Math.max(1, visits.size() * net.points() / Math.max(1.0, net.mostPoints - times.size()));
    for (double visit : visits) {
      for (var span : net.afterDose) {
        int steps = (int) Math.max(1, Math.ceil((span[1] - span[0]) / (span[2] * coarser) - 1e-9));
        for (int i = 0; i <= steps; i++) {
          double t = visit + span[0] + i * (span[1] - span[0]) / steps;
          if (t <= end) {
            times.add(t);
          }
        }
      }
    }
    return thinned(times);
  }

  /// When ketamine is given; doses that follow each other closely count as one.
  private static List<Double> visits(Course course) {
    var visits = new ArrayList<Double>();
    for (double t : course.doses().stream().mapToDouble(Dose::timeH).sorted().toArray()) {
      if (visits.isEmpty() || t - visits.getLast() > SAME_VISIT_H) {
        visits.add(t);
      }
    }
    return visits;
  }

  /// Times of several grids together.
  static double[] union(List<double[]> grids) {
    var times = new TreeSet<Double>();
    grids.forEach(g -> java.util.Arrays.stream(g).forEach(times::add));
    return thinned(times);
  }

  /// Drops times that lie closer than a second to the one before.
  private static double[] thinned(SortedSet<Double> times) {
    var kept = new double[times.size()];
    int n = 0;
    for (double t : times) {
      if (n == 0 || t - kept[n - 1] > 1 / 3600.0) {
        kept[n++] = t;
      }
    }
    return java.util.Arrays.copyOf(kept, n);
  }
}
