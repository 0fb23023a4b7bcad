package rewire.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import rewire.cohort.Cohort.Band;
import rewire.cohort.Cohort.Progress;
import rewire.cohort.Cohort.Result;
import rewire.simulate.Simulator;

/// Follows a cohort on any number of threads. Each person is a function of the seed and their number alone, and what is
/// written down has its own place, so the result has the same bits on any number of threads.
public final class Ward {
  /// People in a block of a large cohort, at most.
  static final int BLOCK = 4096;

  private Ward() {}

  /// Follows everybody and holds the curves: four bytes per person, course, quantity and time. Percentiles are exact.
  ///
  /// @param onlooker sees everybody's curves, once
  /// @throws IllegalArgumentException when there are more people than can be held
  /// @throws rewire.Refusal           when the model has not a quantity that is to be written down
  public static Result follow(Simulator simulator, Cohort cohort, int threads, Progress progress,
      Consumer<Block> onlooker) {
    if (!cohort.isExact()) {
      throw new IllegalArgumentException(
          "More people than can be held with their curves are followed in blocks.");
    }
    var quantities = cohort.watched();
    var all = new Rooms(simulator.narrowed(cohort.courses(), Set.of()), cohort, quantities, threads).follow(0,
        cohort.people(), progress);
    onlooker.accept(all);
    return new Result(all.members(), bands(cohort, quantities, all.curves()),
        differences(cohort, quantities, all.curves()));
  }

  /// As [#follow(Simulator, Cohort, int, Progress, Consumer)] without an onlooker.
  public static Result follow(Simulator simulator, Cohort cohort, int threads, Progress progress) {
    return follow(simulator, cohort, threads, progress, _ -> {
    });
  }

  /// As [#followInBlocks(Simulator, Cohort, int, Progress, Ledger, int)] in blocks that fit into memory.
  public static Result followInBlocks(Simulator simulator, Cohort cohort, int threads, Progress progress,
      Ledger ledger) {
    return followInBlocks(simulator, cohort, threads, progress, ledger, cohort.block());
  }

  /// Follows everybody in blocks, whose curves become sketches (see [Sketch]: percentiles within 0.4 % of themselves). What
  /// is held does not grow with the people but for their [Member]s. The size of the blocks changes no result.
  ///
  /// @param ledger keeps what is finished
  /// @param block  people in a block
  public static Result followInBlocks(Simulator simulator, Cohort cohort, int threads, Progress progress,
      Ledger ledger, int block) {
    var quantities = cohort.watched();
    var tally = new Tally(cohort, quantities);
    int next = ledger.resume(tally);
    var rooms = new Rooms(simulator.narrowed(cohort.courses(), Set.of()), cohort, quantities, threads);
    while (next < cohort.people()) {
      var some = rooms.follow(next, Math.min(cohort.people(), next + block), progress);
      tally.add(some);
      next = some.end();
      ledger.finished(some, tally);
    }
    return tally.result();
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

  /// One value of each person who was followed.
  @FunctionalInterface
  interface Single {
    float of(int person);
  }

  static float[] column(float[][] people, Single value) {
    var out = new float[people.length];
    int n = 0;
    for (int i = 0; i < people.length; i++) {
      if (people[i] != null) {
        out[n++] = value.of(i);
      }
    }
    return Arrays.copyOf(out, n);
  }

  private static double[][] band(float[][] people, int times, Value value) {
    int[] followed = IntStream.range(0, people.length).filter(i -> people[i] != null).toArray();
    var band = new double[Cohort.SHARES.length][times];
    IntStream.range(0, times).parallel().forEach(t -> {
      var values = Arrays.stream(followed).mapToDouble(i -> value.of(i, t)).toArray();
      double[] at = Quantiles.of(values, Cohort.SHARES);
      for (int s = 0; s < at.length; s++) {
        band[s][t] = at[s];
      }
    });
    return band;
  }
}
