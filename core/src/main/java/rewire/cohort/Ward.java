package rewire.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import rewire.cohort.Cohort.Band;
import rewire.cohort.Cohort.Progress;
import rewire.cohort.Cohort.Result;
import rewire.simulate.Simulator;

/// Follows a cohort on any number of threads. Each person is a function of the seed and their number alone, and what is
/// written down has its own place, so the result has the same bits on any number of threads.
///
/// Memory: four bytes per person, course, quantity and time.
public final class Ward {
  private Ward() {}

  /// Follows everybody.
  ///
  /// @throws rewire.Refusal when the model has not a quantity that is to be written down
  public static Result follow(Simulator simulator, Cohort cohort, int threads, Progress progress) {
    var quantities = withScore(cohort.quantities());
    var members = new Member[cohort.people()];
    // [course][quantity][person] -> one value per time
    var curves = new float[cohort.courses().size()][quantities.size()][cohort.people()][];
    var next = new AtomicInteger();
    var done = new AtomicInteger();
    var lock = new Object();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var workers = new ArrayList<Future<?>>();
      for (int t = 0; t < threads; t++) {
        workers.add(pool.submit(() -> {
          var room = new Room(simulator.forOneThread(), cohort, quantities);
          for (int i = next.getAndIncrement(); i < members.length; i = next.getAndIncrement()) {
            members[i] = room.follow(i, curves);
            synchronized (lock) {
              progress.followed(done.incrementAndGet());
            }
          }
        }));
      }
      for (var worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The cohort was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
    }
    return new Result(List.of(members), bands(cohort, quantities, curves),
        differences(cohort, quantities, curves));
  }

  static List<String> withScore(List<String> quantities) {
    var all = new ArrayList<>(quantities);
    if (!all.contains("MADRS")) {
      all.add("MADRS");
    }
    return all;
  }

  private static List<Band> bands(Cohort cohort, List<String> quantities, float[][][][] curves) {
    var bands = new ArrayList<Band>();
    for (int c = 0; c < curves.length; c++) {
      for (int q = 0; q < quantities.size(); q++) {
        var people = curves[c][q];
        bands.add(
            new Band(c, quantities.get(q), band(people, cohort.timesH().length, (i, t) -> people[i][t])));
      }
    }
    return bands;
  }

  private static List<Band> differences(Cohort cohort, List<String> quantities, float[][][][] curves) {
    var bands = new ArrayList<Band>();
    for (int c = 1; c < curves.length; c++) {
      for (var quantity : cohort.compared()) {
        var people = curves[c][quantities.indexOf(quantity)];
        var first = curves[0][quantities.indexOf(quantity)];
        bands.add(new Band(c, quantity,
            band(people, cohort.timesH().length, (i, t) -> (double) people[i][t] - first[i][t])));
      }
    }
    return bands;
  }

  /// Value of one person at one time.
  @FunctionalInterface
  private interface Value {
    double of(int person, int time);
  }

  private static double[][] band(float[][] people, int times, Value value) {
    int[] followed = IntStream.range(0, people.length).filter(i -> people[i] != null).toArray();
    var band = new double[Cohort.SHARES.length][times];
    for (int t = 0; t < times; t++) {
      int now = t;
      var values = Arrays.stream(followed).mapToDouble(i -> value.of(i, now)).toArray();
      double[] at = Quantiles.of(values, Cohort.SHARES);
      for (int s = 0; s < at.length; s++) {
        band[s][t] = at[s];
      }
    }
    return band;
  }
}
