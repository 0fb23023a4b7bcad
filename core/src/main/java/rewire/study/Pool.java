package rewire.study;

import rewire.course.Person;

/// Virtual people who went through a plan, in sets: one set shares the typical values of the model's parameters, drawn
/// once from their plausible ranges. Person 17 of set 3 is the same in every pool of the same seed.
///
/// @param timesH    when they were looked at
/// @param who       `[set][person]`: the covariates of each
/// @param left      `[set][person][time]`: share of the negative affect at entry that is left
/// @param leftApart the same with the interaction of therapy and ketamine switched off; the same array where none arises
/// @param peak      `[set][person]`: greatest dissociation, CADSS points
/// @param floor     `[set]`: score without negative affect
/// @param apart     whether two numbers exist, with the interaction and without
/// @param redrawn   people drawn anew because they were not ill
/// @param failed    people whose course could not be computed; their neighbours stand in
@SuppressWarnings("ArrayRecordComponent") // large, compared by nobody
public record Pool(double[] timesH, Person[][] who, float[][][] left, float[][][] leftApart, float[][] peak,
    double[] floor, boolean apart, int redrawn, int failed) {

  /// Number of sets.
  public int sets() {
    return left.length;
  }

  /// People of a set.
  public int people() {
    return left[0].length;
  }

  /// Place of an hour.
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
