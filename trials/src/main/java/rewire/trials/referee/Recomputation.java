package rewire.trials.referee;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rewire.trials.data.Folder;

/// Repeats printed results on the data they were made from, as far as the data are there and the method is ours.
public final class Recomputation {

  /// What became of a printed line.
  public sealed interface Verdict {
    ReferenceRow row();

    /// Repeated; `off` is the largest distance in units of what rounding and slack allow, so at most 1 is good.
    record Repeated(ReferenceRow row, double value, double se, double df, double off, String reason)
        implements
          Verdict {
      public boolean good() {
        return off <= 1;
      }
    }

    /// Not repeated, and why.
    record Left(ReferenceRow row, String why) implements Verdict {}
  }

  private Recomputation() {}

  /// Repeats what can be repeated.
  ///
  /// @param begun is told the name of each data set before it is analysed
  public static List<Verdict> of(List<ReferenceRow> rows, Folder folder, Consumer<String> begun)
      throws IOException {
    var ours = new LinkedHashMap<String, Optional<Map<String, Ours>>>();
    for (var row : rows) {
      if (!ours.containsKey(row.dataset())) {
        begun.accept(row.dataset());
        ours.put(row.dataset(), recompute(row.dataset(), folder));
      }
    }
    var verdicts = new ArrayList<Verdict>();
    for (var row : rows) {
      var found = ours.getOrDefault(row.dataset(), Optional.empty());
      if (found.isEmpty()) {
        verdicts.add(new Verdict.Left(row, "the data are not here"));
      } else {
        var mine = found.get().get(key(row.analysis(), row.quantity()));
        verdicts.add(mine == null ? new Verdict.Left(row, "no such method here") : compare(row, mine));
      }
    }
    return verdicts;
  }

  static String key(String analysis, String quantity) {
    return analysis + "|" + quantity;
  }

  private static Optional<Map<String, Ours>> recompute(String dataset, Folder folder) throws IOException {
    return switch (dataset) {
      case "antidepressant_trial" -> AntidepressantReferee.of(folder);
      case "mmrm_referee_artificial" -> ArtificialReferee.of(folder);
      case "kaplan_meier_referee", "beat_the_blues", "placebo_amplification", "enrichd_bdi",
          "fireworks_ptsd" ->
        SeriesReferee.of(dataset, folder);
      default -> Optional.empty();
    };
  }

  private static Verdict compare(ReferenceRow row, Ours ours) {
    double slack = ours.slack().value();
    double off = off(row.value(), ours.value(), slack);
    off = Math.max(off, off(row.se(), ours.se(), slack));
    off = Math.max(off, off(row.df(), ours.df(), ours.slack().df()));
    off = Math.max(off, off(row.low(), ours.limits().low(), 2 * slack));
    off = Math.max(off, off(row.high(), ours.limits().high(), 2 * slack));
    if (slack == 0) {
      off = Math.max(off, off(row.p(), ours.p(), 0));
    }
    return new Verdict.Repeated(row, ours.value(), ours.se(), ours.df(), off, ours.slack().reason());
  }

  /// Distance in units of what is allowed; 0 where nothing is printed or nothing of ours stands against it.
  private static double off(String printed, double ours, double slack) {
    if (printed.isEmpty() || Double.isNaN(ours)) {
      return 0;
    }
    if (printed.startsWith("<")) {
      return ours < Double.parseDouble("0" + printed.substring(1)) ? 0 : 2;
    }
    boolean rough = printed.contains("e"); // one digit with an exponent
    double target = Double.parseDouble(printed);
    return Math.abs(ours - target) / (slack + (rough ? target / 4 : ReferenceRow.rounding(printed)));
  }
}
