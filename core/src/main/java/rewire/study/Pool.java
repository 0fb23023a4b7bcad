package rewire.study;

import java.util.Arrays;
import java.util.List;
import rewire.course.Person;

/// Virtual people who went through a plan, in sets: one set shares the typical values of the model's parameters, drawn
/// once from their plausible ranges. Person 17 of set 3 is the same in every pool of the same seed.
///
/// @param timesH    when they were looked at
/// @param who       `[set][person]`: the covariates of each
/// @param left      `[set][person][time]`: share of the negative affect at entry that is left
/// @param leftApart the same with the interaction of therapy and ketamine switched off; the same array where none arises
/// @param peak      `[set][person][part]`: greatest dissociation after doses, CADSS points, in each part of the setting
/// @param floor     `[set]`: score without negative affect
/// @param start     `[set][person]`: score of the mechanism at entry
/// @param apart     whether two numbers exist, with the interaction and without
/// @param redrawn   people drawn anew because they were not ill
/// @param failed    people whose course could not be computed; their neighbours stand in
/// @param signs     `[set][person][sign][time]`: what is read off people beside their mood; empty when nobody asked
/// @param reads     what constructs other than mood are made of
@SuppressWarnings("ArrayRecordComponent") // large, compared by nobody
public record Pool(double[] timesH, Person[][] who, float[][][] left, float[][][] leftApart, float[][][] peak,
    double[] floor, float[][] start,
    boolean apart, int redrawn, int failed, float[][][][] signs, Reads reads) {
  /// Burden at entry from which change is counted at least: less would turn small moves into cures.
  private static final double LEAST_BURDEN = 0.25;

  public Pool(double[] timesH, Person[][] who, float[][][] left, float[][][] leftApart, float[][][] peak,
      double[] floor, float[][] start,
      boolean apart, int redrawn, int failed) {
    this(timesH, who, left, leftApart, peak, floor, start, apart, redrawn, failed, new float[0][][][],
        Reads.NONE);
  }

  /// Why a pool has nobody.
  public static final String NOBODY = "nobody was ill in any draw of the model's typical values; perhaps the background stress is too low";

  /// The pool of a population of whom nobody can be found ill.
  static Pool empty(double[] timesH) {
    return new Pool(timesH, new Person[0][], new float[0][][], new float[0][][], new float[0][][],
        new double[0],
        new float[0][], false, 0, 0);
  }

  /// Read-outs of the model over time.
  ///
  /// @param values    `[set][person][quantity][time]`
  /// @param leftApart the same with the interaction of therapy and ketamine switched off
  @SuppressWarnings("ArrayRecordComponent")
  public record Reads(List<String> quantities, float[][][][] values, float[][][][] leftApart) {
    /// Nobody asked.
    public static final Reads NONE = new Reads(List.of(), new float[0][][][], new float[0][][][]);

    public Reads {
      quantities = List.copyOf(quantities);
    }

    /// All sets as one.
    public Reads joined() {
      return new Reads(quantities, joined(values), joined(leftApart));
    }

    private static float[][][][] joined(float[][][][] sets) {
      return new float[][][][] {Arrays.stream(sets).flatMap(Arrays::stream).toArray(float[][][]::new)};
    }

    private float[] of(String quantity, int set, int person, boolean apart) {
      int place = quantities.indexOf(quantity);
      if (place < 0) {
        throw new IllegalStateException("People were not read for " + quantity + ".");
      }
      return (apart ? leftApart : values)[set][person][place];
    }
  }

  /// Share of a burden at entry that is left over time.
  float[] left(Blend blend, int set, int person, boolean withoutInteraction) {
    if (blend.construct().mood()) {
      return (withoutInteraction ? leftApart : left)[set][person];
    }
    double[] burden = burden(blend, set, person, withoutInteraction);
    var out = new float[burden.length];
    for (int t = 0; t < out.length; t++) {
      out[t] = (float) (1 + (burden[t] - burden[0]) / Math.max(LEAST_BURDEN, burden[0]));
    }
    return out;
  }

  /// Negative affect at entry.
  double affect(int set, int person, boolean withoutInteraction) {
    return reads.of(Construct.AFFECT, set, person, withoutInteraction)[0];
  }

  /// The burden as the model has it: 0 as in the typical healthy person, 1 as in the typical ill one.
  double[] burden(Blend blend, int set, int person, boolean withoutInteraction) {
    var rows = blend.construct().parts().stream()
        .map(p -> reads.of(p.quantity(), set, person, withoutInteraction)).toList();
    var out = new double[timesH.length];
    var now = new double[rows.size()];
    for (int t = 0; t < out.length; t++) {
      for (int k = 0; k < now.length; k++) {
        now[k] = rows.get(k)[t];
      }
      out[t] = blend.burden(now);
    }
    return out;
  }

  /// What is read off people beside their mood.
  public enum Sign {
    /// CADSS points.
    DISSOCIATION(0, 1),
    /// Rise above the person's own, mmHg.
    SYSTOLIC_RISE(1, 1),
    /// Rise above the person's own, mmHg.
    DIASTOLIC_RISE(2, 1),
    /// In venous plasma, S and R together, ng/mL.
    KETAMINE(3, 1000);

    private final int place;
    private final double fold;

    Sign(int place, double fold) {
      this.place = place;
      this.fold = fold;
    }

    /// Place among the signs of a person.
    int place() {
      return place;
    }

    /// From the model's read-outs: dissociation, two pressures, S and R, the first at a place.
    static float[][] of(double[][] values, int first) {
      var out = new float[values().length][values[first].length];
      for (var sign : values()) {
        for (int t = 0; t < out[0].length; t++) {
          double value = values[first + sign.place][t]
              + (sign == KETAMINE ? values[first + values().length][t] : 0);
          out[sign.place][t] = (float) (sign.fold * value);
        }
      }
      return out;
    }
  }

  /// Number of sets.
  public int sets() {
    return left.length;
  }

  /// Whether somebody is in it.
  public boolean somebody() {
    return sets() > 0;
  }

  /// People of a set.
  public int people() {
    return left[0].length;
  }

  /// A course between the hours at which it was looked at: straight lines.
  double at(float[] course, double timeH) {
    int t = Arrays.binarySearch(timesH, timeH);
    if (t >= 0) {
      return course[t];
    }
    int above = Math.clamp(-t - 1, 1, timesH.length - 1);
    double share = Math.clamp((timeH - timesH[above - 1]) / (timesH[above] - timesH[above - 1]), 0, 1);
    return course[above - 1] + share * (course[above] - course[above - 1]);
  }

  /// Place of the nearest hour.
  int at(double timeH) {
    int best = 0;
    for (int t = 1; t < timesH.length; t++) {
      if (Math.abs(timesH[t] - timeH) < Math.abs(timesH[best] - timeH)) {
        best = t;
      }
    }
    return best;
  }
}
