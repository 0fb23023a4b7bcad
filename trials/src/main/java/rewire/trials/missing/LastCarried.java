package rewire.trials.missing;

import rewire.trials.RatingTable;

/// Last observation carried forward: a missing score is the one before it, and the baseline where there is none.
///
/// Kept to repeat what older trials report; it is biased in both directions (Molenberghs et al. 2004,
/// 10.1093/biostatistics/kxh001).
public final class LastCarried {
  private LastCarried() {}

  /// The table without gaps; only people without any score and baseline keep theirs.
  public static RatingTable fill(RatingTable table) {
    return table.with(table.subjects().stream().map(s -> {
      var filled = s.scores().clone();
      double last = s.baseline();
      for (int v = 0; v < filled.length; v++) {
        last = s.rated(v) ? filled[v] : last;
        filled[v] = last;
      }
      return s.with(filled);
    }).toList());
  }
}
