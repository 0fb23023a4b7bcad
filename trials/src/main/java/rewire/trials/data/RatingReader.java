package rewire.trials.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rewire.trials.RatingTable;
import rewire.trials.Subject;
import rewire.trials.data.Sheet.Row;

/// Makes a [RatingTable] of a sheet with one row per person and visit.
///
/// A score that is blank, `NA`, `NaN` or `.`, and a row that is not there, are missing. Visits are ordered as numbers
/// where all are numbers, otherwise as they first appear.
public final class RatingReader {
  private static final int MOST_VISITS = 40;
  private static final int MOST_ARMS = 12;

  private final Sheet sheet;
  private final Layout layout;
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Draft> people = new LinkedHashMap<>();
  private boolean moved; // whether somebody is in two arms

  /// A table, or what is wrong; notes say what was left out.
  public record Reading(Optional<RatingTable> table, List<String> faults, List<String> notes) {}

  /// What is known of a person so far.
  private static final class Draft {
    final String arm;
    final List<String> covariates;
    String baseline;
    final Map<String, Double> scores = new LinkedHashMap<>();

    Draft(String arm, List<String> covariates, String baseline) {
      this.arm = arm;
      this.covariates = covariates;
      this.baseline = baseline;
    }
  }

  private RatingReader(Sheet sheet, Layout layout) {
    this.sheet = sheet;
    this.layout = layout;
    faults.addAll(sheet.faults());
  }

  /// Reads a sheet.
  public static Reading read(Sheet sheet, Layout layout) {
    return new RatingReader(sheet, layout).read();
  }

  private Reading read() {
    if (faults.isEmpty()) {
      faults.addAll(sheet.missing(layout.columns()));
    }
    if (faults.isEmpty()) {
      sheet.rows().forEach(this::row);
    }
    var visits = visits();
    var arms = arms();
    if (faults.isEmpty()) {
      check(arms, visits);
    }
    return faults.isEmpty()
        ? new Reading(Optional.of(table(arms, visits)), List.of(), notes)
        : new Reading(Optional.empty(), faults, notes);
  }

  private void row(Row row) {
    var id = sheet.cell(row, layout.person());
    if (id.isEmpty()) {
      faults.add(sheet.place(row, layout.person()) + "the row names no person.");
      return;
    }
    var arm = sheet.cell(row, layout.arm());
    var covariates = layout.covariates().stream().map(c -> sheet.cell(row, c)).toList();
    var baseline = layout.baseline().map(c -> sheet.cell(row, c)).orElse("");
    var draft = people.computeIfAbsent(id, _ -> new Draft(arm, covariates, baseline));
    if (arm.isEmpty()) {
      faults.add(sheet.place(row, layout.arm()) + "person " + id + " has no arm.");
    } else if (!arm.equals(draft.arm) && !moved) {
      moved = true; // in a crossover everybody does; once is enough
      faults.add(sheet.place(row, layout.arm()) + "person " + id + " is in arm \"" + arm + "\" here and in \""
          + draft.arm
          + "\" before.\nPerhaps two people share a number. A crossover is not analysed as a whole; keep one period, "
          + "with --where period=1 if there is such a column.");
    }
    layout.baseline().ifPresent(c -> {
      if (!baseline.equals(draft.baseline)) {
        faults.add(sheet.place(row, c) + "the baseline of person " + id + " is \"" + baseline
            + "\" here and \"" + draft.baseline + "\" before.");
      } else if (!Sheet.isMissing(baseline)) {
        number(row, c, baseline);
      }
    });
    for (int c = 0; c < covariates.size(); c++) {
      if (Sheet.isMissing(covariates.get(c)) || !covariates.get(c).equals(draft.covariates.get(c))) {
        faults.add(sheet.place(row, layout.covariates().get(c)) + "person " + id + " has "
            + (Sheet.isMissing(covariates.get(c)) ? "no value" : "two values") + " of "
            + layout.covariates().get(c) + ".\nPerhaps leave it out of the analysis.");
      }
    }
    score(row, id, draft);
  }

  private void score(Row row, String id, Draft draft) {
    var visit = sheet.cell(row, layout.visit());
    var text = sheet.cell(row, layout.score());
    if (visit.isEmpty()) {
      faults.add(sheet.place(row, layout.visit()) + "the row names no visit.");
    } else if (layout.baselineVisit().filter(visit::equals).isPresent()) {
      if (!draft.baseline.isEmpty()) {
        faults.add(sheet.place(row, layout.visit()) + "person " + id + " has two baselines.");
      }
      draft.baseline = text;
      if (!Sheet.isMissing(text)) {
        number(row, layout.score(), text);
      }
    } else if (draft.scores.containsKey(visit)) {
      faults.add(sheet.place(row, layout.visit()) + "person " + id + " has two rows of visit " + visit
          + ".\nPerhaps the table holds several scales; keep one with --where scale=NAME.");
    } else {
      draft.scores.put(visit, Sheet.isMissing(text) ? Double.NaN : number(row, layout.score(), text));
    }
  }

  private double number(Row row, String column, String text) {
    if (!Covariates.isNumber(text)) {
      faults.add(sheet.place(row, column) + column + " is \"" + text
          + "\", not a number.\nPerhaps leave the cell blank where nothing was rated.");
      return Double.NaN;
    }
    double value = Double.parseDouble(text);
    if (value < layout.range().low() || value > layout.range().high()) {
      faults.add(sheet.place(row, column) + column + " is " + text + ", outside " + layout.range().low()
          + " to " + layout.range().high()
          + ".\nPerhaps it is a slip, or the range belongs to another scale.");
    }
    return value;
  }

  private List<String> visits() {
    Set<String> seen = new LinkedHashSet<>();
    people.values().forEach(d -> seen.addAll(d.scores.keySet()));
    return ordered(seen);
  }

  /// Names in the order of their numbers, or as they came.
  static List<String> ordered(Collection<String> names) {
    return names.stream().allMatch(Covariates::isNumber)
        ? names.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
        : List.copyOf(names);
  }

  private List<String> arms() {
    var names = new TreeSet<String>();
    people.values().forEach(d -> names.add(d.arm));
    var arms = new ArrayList<>(names);
    layout.reference().filter(arms::remove).ifPresent(r -> arms.add(0, r));
    return arms;
  }

  private void check(List<String> arms, List<String> visits) {
    if (people.isEmpty()) {
      faults.add(sheet.name()
          + ": no row is left to analyse.\nPerhaps --where keeps none, or the file has only a header.");
    } else if (visits.isEmpty()) {
      faults.add(sheet.name() + ": no visit after baseline has a score.");
    } else if (visits.size() > MOST_VISITS || arms.size() > MOST_ARMS) {
      faults.add(sheet.name() + ": " + visits.size() + " visits and " + arms.size() + " arms; at most "
          + MOST_VISITS + " and " + MOST_ARMS + ".\nPerhaps --visit or --arm names the wrong column.");
    }
    layout.reference().filter(r -> !arms.contains(r)).ifPresent(r -> faults.add(sheet.name()
        + ": there is no arm \"" + r + "\" to be the reference.\nPerhaps one of: " + String.join(", ", arms)
        + "."));
    if (layout.baselineVisit().isPresent() && people.values().stream().allMatch(d -> d.baseline.isEmpty())) {
      faults.add(sheet.name() + ": no row is of the visit \"" + layout.baselineVisit().get()
          + "\" that is to be the baseline.\nPerhaps one of: " + String.join(", ", visits) + ".");
    }
  }

  private RatingTable table(List<String> arms, List<String> visits) {
    boolean baselines = layout.baseline().isPresent() || layout.baselineVisit().isPresent();
    var kept = new LinkedHashMap<String, Draft>();
    var without = new ArrayList<String>();
    people.forEach((id, d) -> {
      if (baselines && Sheet.isMissing(d.baseline)) {
        without.add(id);
      } else {
        kept.put(id, d);
      }
    });
    if (!without.isEmpty()) {
      notes.add(without.size() + (without.size() == 1 ? " person has" : " people have")
          + " no baseline and are left out: " + String.join(", ", without.stream().limit(5).toList())
          + (without.size() > 5 ? ", …" : "") + ".");
    }
    var written = new LinkedHashMap<String, List<String>>();
    kept.forEach((id, d) -> written.put(id, d.covariates));
    var covariates = Covariates.of(layout.covariates(), written);
    var subjects = new ArrayList<Subject>();
    kept.forEach((id, d) -> {
      var scores = new double[visits.size()];
      Arrays.setAll(scores, v -> d.scores.getOrDefault(visits.get(v), Double.NaN));
      subjects.add(new Subject(id, d.arm, baselines ? Double.parseDouble(d.baseline) : Double.NaN, scores,
          covariates.values().getOrDefault(id, new double[0])));
    });
    return new RatingTable(arms, visits, covariates.columns(), subjects);
  }
}
