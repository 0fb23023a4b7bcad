package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rewire.evidence.Agreement;
import rewire.evidence.Progress;
import rewire.lang.ModelFolder;
import rewire.model.Model;
import rewire.workbench.book.Misfit;
import rewire.workbench.course.Interactions;
import rewire.workbench.evidence.PkComparison.Line;

/// What the model gets wrong, on one page of Markdown: the misfits that are written down beside it, and every miss of the
/// evidence with whose fault it is. `docs/known-misfits.md` is this page.
public final class KnownMisfits {
  private final StringBuilder out = new StringBuilder();

  private KnownMisfits() {}

  /// The page of the tables that travel with the program.
  ///
  /// @param folder    of the model, where its misfits are listed
  /// @param published the model with the numbers of its tables
  /// @param fitted    the model with the default numbers
  public static String shipped(ModelFolder folder, Model published, Model fitted) {
    return switch (PkTable.read(PkTable.SHIPPED.substring(1), PkTable.shipped())) {
      case Table.Reading.Refused bad -> throw new IllegalStateException(bad.complaint());
      case Table.Reading.Understood table -> switch (MechanismMap.shipped()) {
        case MechanismMap.Reading.Refused bad -> throw new IllegalStateException(bad.complaint());
        case MechanismMap.Reading.Understood map -> {
          var rows = PkTable.rows(table.table(), Interactions.shipped());
          yield page(Misfit.of(folder), PkComparison.of(rows, published, Progress.SILENT),
              PkComparison.of(rows, fitted, Progress.SILENT), map.map().compare(fitted, Progress.SILENT),
              Readings.shipped());
        }
      };
    };
  }

  private static String page(List<Misfit> misfits, PkComparison dossier, PkComparison fitted,
      Findings findings,
      Readings readings) {
    var page = new KnownMisfits();
    page.out.append(
        """
            # Known misfits

            What the model gets wrong, as far as anybody has looked. Printed by `./rewire evidence misfits`; a test keeps it
            true. Reports name the numbers of the first list in the panels they touch. No number was tuned to make a miss go
            away.
            """);
    page.listed(misfits);
    page.levels(dossier, fitted, readings);
    page.mechanism(findings, readings);
    return page.out.toString();
  }

  private void listed(List<Misfit> misfits) {
    out.append("""

        ## Written down beside the model

        From `models/brain/misfits.csv`.

        | no. | touches | misfit |
        |---|---|---|
        """);
    misfits.forEach(m -> row(String.valueOf(m.number()), String.join(", ", m.mechanisms()), m.text()));
  }

  private void levels(PkComparison dossier, PkComparison fitted, Readings readings) {
    out.append("\n## Plasma levels\n\n");
    for (var each : List.of(new Sum("dossier", dossier), new Sum("default", fitted))) {
      each.comparison.all().ifPresent(a -> out.append(said(each.set, a)));
    }
    out.append(
        """

            Fold error: predicted over observed or its inverse, whichever is above 1. AAFE is the geometric mean of the
            fold errors, GMR that of predicted over observed; in brackets each study counts once, its rows sharing its
            weight. Below: every scored row beyond 1.25 times under the default numbers.

            | rows | predicted / observed | dossier | misfit | fault | reading |
            |---|---|---|---|---|---|
            """);
    var before = new LinkedHashMap<String, String>();
    dossier.scored().forEach(l -> before.put(l.row().id(), ratio(l)));
    var groups = new LinkedHashMap<Optional<Readings.Reading>, List<Line>>();
    fitted.missed()
        .forEach(l -> groups.computeIfAbsent(readings.of(l.row().id()), _ -> new ArrayList<>()).add(l));
    groups.forEach((reading, lines) -> row(joined(lines.stream().map(l -> l.row().id()).toList()),
        joined(lines.stream().map(KnownMisfits::ratio).toList()),
        joined(lines.stream().map(l -> before.getOrDefault(l.row().id(), "")).toList()),
        reading.map(Readings.Reading::misfit).orElse(""), reading.map(Readings.Reading::fault).orElse(""),
        reading.map(Readings.Reading::text).orElse("Nobody has looked into it.")));
    out.append("\nNo scored row speaks of: ")
        .append(joined(PkGroups.untested(fitted).stream().map(Words::route).toList()))
        .append(". Thin evidence: ")
        .append(joined(fitted.by(r -> r.cell("route")).stream()
            .filter(g -> PkGroups.thinness(g.agreement()).equals("thin"))
            .map(g -> Words.route(g.name()) + " (" + g.agreement().rows() + ")").toList()))
        .append(".\n");
  }

  private record Sum(String set, PkComparison comparison) {}

  private static String said(String set, Agreement a) {
    return String.format(Locale.ROOT,
        "- `%s`: %d, %d and %d of %d scored rows (%d studies) within 1.25, 1.5 and 2 times; GMR %s (%s), AAFE %s (%s).%n",
        set, a.within().get(0), a.within().get(1), a.within().get(2), a.rows(), a.studies(),
        Words.ratio(a.byRow().meanRatio()), Words.ratio(a.byStudy().meanRatio()),
        Words.ratio(a.byRow().meanFold()),
        Words.ratio(a.byStudy().meanFold()));
  }

  private void mechanism(Findings findings, Readings readings) {
    out.append(String.format(Locale.ROOT,
        """

            ## Findings on the mechanism

            Of %d findings %d can be held against the model and %d agree; %d went into it, %d have no counterpart. Most are \
            directions
            in rodents. The misses, under the default numbers:

            | finding | what was found | expected | model | misfit | fault | reading |
            |---|---|---|---|---|---|---|
            """,
        findings.all().size(), findings.checks().size(), findings.agreements().size(),
        findings.inputs().size(),
        findings.without().size()));
    for (var f : findings.misses()) {
      var reading = readings.of(f.id());
      row(f.id(), f.found(), f.expected(), Words.three(f.value()),
          reading.map(Readings.Reading::misfit).orElse(""),
          reading.map(Readings.Reading::fault).orElse(""),
          reading.map(Readings.Reading::text).orElse("Nobody has looked into it."));
    }
  }

  private void row(String... cells) {
    out.append("| ")
        .append(String.join(" | ", List.of(cells).stream().map(c -> c.replace("|", "\\|")).toList()))
        .append(" |\n");
  }

  private static String ratio(Line line) {
    return Words.ratio(line.pair().orElseThrow().ratio());
  }

  private static String joined(List<String> words) {
    return String.join(", ", words);
  }
}
