package rewire.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import rewire.compile.Door;

/// How soon the first people are through from a cold start, and what a second core adds. By the clock, so the machine
/// should be free.
public final class Scaling {
  private static final double TOLERANCE = 1e-5;
  private static final int PEOPLE = 512;
  private static final Set<Integer> MARKS = Set.of(1, 8, 64, PEOPLE);
  private static final int WARM_UP = 6;
  private static final int PASSES = 8;

  private Scaling() {}

  /// `cold` or `cores`.
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(Door.lanes().reason());
    if (arguments[0].equals("cold")) {
      cold();
    } else {
      cores();
    }
  }

  private static void cold() {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    var problem = Problem.crowd(PEOPLE);
    System.out.printf(Locale.ROOT, "%d ms: model read and compiled, %d people drawn%n",
        System.currentTimeMillis() - began, PEOPLE);
    int[] through = {0};
    new Contestant(problem, TOLERANCE, Door.lanes().lanes()).solve(() -> {
      if (MARKS.contains(++through[0])) {
        System.out.printf(Locale.ROOT, "%d ms: %d through%n", System.currentTimeMillis() - began, through[0]);
      }
    });
  }

  private static void cores() throws InterruptedException {
    var problem = Problem.crowd(PEOPLE);
    double one = perSecond(problem, 1);
    double two = perSecond(problem, 2);
    System.out.printf(Locale.ROOT, "one thread %.0f people/s, two threads %.0f people/s: %.2f times%n", one,
        two,
        two / one);
  }

  /// The best of a few passes, each by so many threads at once.
  private static double perSecond(Problem problem, int threads) throws InterruptedException {
    var contestants = new ArrayList<Contestant>();
    for (int i = 0; i < threads; i++) {
      contestants.add(new Contestant(problem, TOLERANCE, Door.lanes().lanes()));
    }
    double best = 0;
    for (int pass = 0; pass < WARM_UP + PASSES; pass++) {
      long before = System.nanoTime();
      var all = contestants.stream().map(c -> Thread.ofPlatform().start(c::solve)).toList();
      join(all);
      double seconds = (System.nanoTime() - before) * 1e-9;
      best = pass < WARM_UP ? 0 : Math.max(best, threads * PEOPLE / seconds);
    }
    return best;
  }

  private static void join(List<Thread> all) throws InterruptedException {
    for (var thread : all) {
      thread.join();
    }
  }
}
