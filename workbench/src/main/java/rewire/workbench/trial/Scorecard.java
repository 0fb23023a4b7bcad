package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Complaint;
import rewire.workbench.library.Result;

/// The model beside every published result of some libraries.
///
/// @param scored     predictions of the rows of class `scored`
/// @param signs      sign tests
/// @param impossible scored and sign rows that cannot be simulated, and why
/// @param listed     the other rows, by what they are
/// @param unread     rows that could not be read
/// @param setup      how it was run
public record Scorecard(List<ScoredRow> scored, List<Sign> signs, List<Impossible> impossible,
    List<Listed> listed,
    List<Complaint> unread, Setup setup) {

  public Scorecard {
    scored = List.copyOf(scored);
    signs = List.copyOf(signs);
    impossible = List.copyOf(impossible);
    listed = List.copyOf(listed);
    unread = List.copyOf(unread);
  }

  /// A qualitative row: the sign that more than half of the virtual trials find significant, else no difference.
  ///
  /// @param less share of virtual trials with a significant negative difference; `more` a positive one
  public record Sign(String library, Result row, int observed, int predicted, double less, double more) {}

  /// A row that cannot be simulated.
  public record Impossible(String library, Result row, Arm arm, String reason) {}

  /// A row that is no outcome to predict.
  public record Listed(String library, Result row, Optional<Arm> arm) {}

  /// How it was run.
  ///
  /// @param redrawn people who were drawn anew because they were not ill
  /// @param failed  people whose course could not be computed
  /// @param pools   protocols for which people were drawn
  public record Setup(long seed, int sets, int people, int replicates, Set<String> off, String parameters,
      int pools, long redrawn, long failed) {}

  /// Share of scored rows that are simulated, per cent.
  double simulated(String library) {
    long good = scored.stream().filter(r -> r.library().equals(library)).count();
    long bad = impossible.stream()
        .filter(r -> r.library().equals(library) && r.row().kind() == Result.Kind.SCORED)
        .count();
    return good + bad == 0 ? Double.NaN : 100.0 * good / (good + bad);
  }
}
