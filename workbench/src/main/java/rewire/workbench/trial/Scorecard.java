package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Complaint;
import rewire.workbench.library.Otherwise;
import rewire.workbench.library.Result;

/// The model beside every published result of some libraries.
///
/// @param scored     predictions of the rows of class `scored`
/// @param signs      sign tests
/// @param impossible scored and sign rows that cannot be simulated, and why
/// @param safety     predictions of safety rows, apart from the score
/// @param listed     the other rows, by what they are
/// @param entries    how ill arms are at entry, beside the published baselines
/// @param unread     rows that could not be read
/// @param overrides  arms that were simulated otherwise than their columns say
/// @param setup      how it was run
public record Scorecard(List<ScoredRow> scored, List<Sign> signs, List<Impossible> impossible,
    List<Compared> safety, List<Listed> listed, List<EntryCheck> entries, List<Complaint> unread,
    List<Overridden> overrides, Setup setup) {

  public Scorecard {
    scored = List.copyOf(scored);
    signs = List.copyOf(signs);
    impossible = List.copyOf(impossible);
    safety = List.copyOf(safety);
    listed = List.copyOf(listed);
    entries = List.copyOf(entries);
    overrides = List.copyOf(overrides);
    unread = List.copyOf(unread);
  }

  /// A qualitative row: the sign that more than half of the virtual trials find significant, else no difference.
  ///
  /// @param less share of virtual trials with a significant negative difference; `more` a positive one
  public record Sign(String library, Result row, Arm arm, int observed, int predicted, double less,
      double more) {}

  /// A row that cannot be simulated.
  public record Impossible(String library, Result row, Arm arm, String reason) {}

  /// A safety row and what the model has to say about it.
  public record Compared(String library, Result row, Arm arm, Prediction model, String unit,
      List<String> notes) {}

  /// A row that is no outcome to predict, and what became of it.
  public record Listed(String library, Result row, Optional<Arm> arm, String reason) {}

  /// A line of an `overrides.csv` that was used.
  public record Overridden(String library, Otherwise line) {}

  /// How it was run.
  ///
  /// @param redrawn people who were drawn anew because they were not ill
  /// @param failed  people whose course could not be computed
  /// @param pools   protocols for which people were drawn
  public record Setup(long seed, int sets, int people, int replicates, Set<String> off, String parameters,
      int pools, long redrawn, long failed) {}

  /// What became of the baseline rows of drawn arms.
  String remark(Listed row) {
    return entries.stream()
        .filter(e -> e.library().equals(row.library) && e.row().equals(row.row.row())).findFirst()
        .map(e -> row.reason + "; " + e.text()).orElse(row.reason);
  }

  /// Rows of the libraries; each is in exactly one of the lists.
  int rows() {
    return scored.size() + signs.size() + impossible.size() + safety.size() + listed.size()
        + (int) unread.stream().filter(c -> !c.ofArm()).count();
  }

  /// Share of scored rows that are simulated, per cent.
  double simulated(String library) {
    long good = scored.stream().filter(r -> r.library().equals(library)).count();
    long bad = impossible.stream()
        .filter(r -> r.library().equals(library) && r.row().kind() == Result.Kind.SCORED)
        .count();
    return good + bad == 0 ? Double.NaN : 100.0 * good / (good + bad);
  }
}
