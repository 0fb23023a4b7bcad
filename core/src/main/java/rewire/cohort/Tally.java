package rewire.cohort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rewire.cohort.Cohort.Band;
import rewire.cohort.Cohort.Result;

/// What is known of a large cohort so far: every member, and sketches of the curves instead of the curves.
public final class Tally {
  private final Cohort cohort;
  private final List<String> quantities;
  private final List<Member> members = new ArrayList<>();
  /// `[course][quantity][time]`
  private final Sketch[][][] values;
  /// `[course][compared quantity][time]`, the first course minus itself left out
  private final Sketch[][][] differences;

  Tally(Cohort cohort, List<String> quantities) {
    this.cohort = cohort;
    this.quantities = quantities;
    int courses = cohort.courses().size();
    int times = cohort.timesH().length;
    this.values = empty(courses, quantities.size(), times);
    this.differences = empty(courses - 1, cohort.compared().size(), times);
  }

  private static Sketch[][][] empty(int courses, int quantities, int times) {
    var sketches = new Sketch[courses][quantities][times];
    for (var course : sketches) {
      for (var quantity : course) {
        for (int t = 0; t < times; t++) {
          quantity[t] = new Sketch();
        }
      }
    }
    return sketches;
  }

  /// Members so far, in order.
  public List<Member> members() {
    return List.copyOf(members);
  }

  void add(Block block) {
    members.addAll(block.members());
    int times = cohort.timesH().length;
    for (int c = 0; c < values.length; c++) {
      for (int q = 0; q < quantities.size(); q++) {
        var people = block.curves()[c][q];
        var sketches = values[c][q];
        IntStream.range(0, times).parallel()
            .forEach(t -> sketches[t].add(Ward.column(people, i -> people[i][t])));
      }
    }
    for (int c = 0; c < differences.length; c++) {
      for (int q = 0; q < cohort.compared().size(); q++) {
        int place = quantities.indexOf(cohort.compared().get(q));
        var people = block.curves()[c + 1][place];
        var first = block.curves()[0][place];
        var sketches = differences[c][q];
        IntStream.range(0, times).parallel()
            .forEach(t -> sketches[t].add(Ward.column(people, i -> people[i][t] - first[i][t])));
      }
    }
  }

  /// Puts back members of a block that was finished before.
  public void restore(List<Member> finished) {
    members.addAll(finished);
  }

  Result result() {
    var bands = new ArrayList<Band>();
    for (int c = 0; c < values.length; c++) {
      for (int q = 0; q < quantities.size(); q++) {
        bands.add(new Band(c, quantities.get(q), percentiles(values[c][q])));
      }
    }
    var minus = new ArrayList<Band>();
    for (int c = 0; c < differences.length; c++) {
      for (int q = 0; q < cohort.compared().size(); q++) {
        minus.add(new Band(c + 1, cohort.compared().get(q), percentiles(differences[c][q])));
      }
    }
    return new Result(members, bands, minus);
  }

  private static double[][] percentiles(Sketch[] overTime) {
    var band = new double[Cohort.SHARES.length][overTime.length];
    for (int t = 0; t < overTime.length; t++) {
      double[] at = overTime[t].quantiles(Cohort.SHARES);
      for (int s = 0; s < at.length; s++) {
        band[s][t] = at[s];
      }
    }
    return band;
  }

  /// Writes the sketches.
  public void write(DataOutput out) throws IOException {
    for (var all : List.of(values, differences)) {
      for (var course : all) {
        for (var quantity : course) {
          for (var sketch : quantity) {
            sketch.write(out);
          }
        }
      }
    }
  }

  /// Reads sketches written by a tally of the same cohort.
  public void read(DataInput in) throws IOException {
    for (var all : List.of(values, differences)) {
      for (var course : all) {
        for (var quantity : course) {
          for (int t = 0; t < quantity.length; t++) {
            quantity[t] = Sketch.read(in);
          }
        }
      }
    }
  }
}
