package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rewire.evidence.Agreement;
import rewire.evidence.Agreement.Pair;
import rewire.evidence.Answer;
import rewire.evidence.Kinetics;
import rewire.evidence.Predictor;
import rewire.evidence.Progress;
import rewire.evidence.Question;
import rewire.model.Model;

/// Every row of a table beside what a model predicts for it.
public final class PkComparison {
  private final List<Line> lines;

  /// A row with its prediction.
  ///
  /// @param predicted in the unit of the row; empty when the row cannot be simulated
  /// @param reason    why not; empty when it can
  public record Line(PkRow row, Optional<Double> predicted, String reason) {
    /// Predicted over observed, with the study it counts for.
    public Optional<Pair> pair() {
      return predicted.map(p -> new Pair(row.study(), p, row.observed()));
    }

    boolean scored() {
      return row.place() == PkRow.Place.SCORED && predicted.isPresent();
    }
  }

  /// Agreement over one study, route, site or analyte.
  public record Group(String name, Agreement agreement) {}

  private PkComparison(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// Asks a model about all rows.
  ///
  /// @param progress told how many of how many trials are done
  public static PkComparison of(List<PkRow> rows, Model model, Progress progress) {
    var predictor = new Predictor(Kinetics.of(model));
    var questions = new ArrayList<Question>();
    rows.forEach(r -> r.question().ifPresent(questions::add));
    var answers = predictor.answer(questions, progress).iterator();
    var lines = new ArrayList<Line>();
    for (var row : rows) {
      if (row.question().isEmpty()) {
        lines.add(new Line(row, Optional.empty(), row.reason()));
        continue;
      }
      lines.add(switch (answers.next()) {
        case Answer.Predicted p -> new Line(row, Optional.of(p.value()), "");
        case Answer.Impossible i -> new Line(row, Optional.empty(), i.reason());
      });
    }
    return new PkComparison(lines);
  }

  /// Every row in order of the table.
  public List<Line> lines() {
    return lines;
  }

  /// Rows that count: marked `scored` and simulated.
  public List<Line> scored() {
    return lines.stream().filter(Line::scored).toList();
  }

  /// Rows that count and lie beyond the narrowest bound.
  public List<Line> missed() {
    return scored().stream().filter(l -> !l.pair().orElseThrow().within(Agreement.FOLDS.getFirst())).toList();
  }

  /// Simulated rows that do not count and are listed at a place of their own.
  public List<Line> apart(PkRow.Place place) {
    return lines.stream().filter(l -> l.row().place() == place && l.predicted().isPresent() && !l.scored())
        .toList();
  }

  /// Rows that cannot be simulated.
  public List<Line> silent() {
    return lines.stream().filter(l -> l.predicted().isEmpty()).toList();
  }

  /// Agreement over all rows that count; empty when none do.
  public Optional<Agreement> all() {
    var pairs = pairs(scored());
    return pairs.isEmpty() ? Optional.empty() : Optional.of(Agreement.of(pairs));
  }

  /// Agreement by a column, in order of first appearance.
  public List<Group> by(Function<PkRow, String> column) {
    var groups = new LinkedHashMap<String, List<Line>>();
    for (var line : scored()) {
      groups.computeIfAbsent(column.apply(line.row()), _ -> new ArrayList<>()).add(line);
    }
    return groups.entrySet().stream().map(PkComparison::group).toList();
  }

  private static Group group(Map.Entry<String, List<Line>> group) {
    return new Group(group.getKey(), Agreement.of(pairs(group.getValue())));
  }

  private static List<Pair> pairs(List<Line> lines) {
    return lines.stream().flatMap(l -> l.pair().stream()).toList();
  }
}
