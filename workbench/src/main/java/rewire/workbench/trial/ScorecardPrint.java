package rewire.workbench.trial;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import rewire.cohort.Quantiles;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Result;

/// A scorecard on about two screens of a terminal.
public final class ScorecardPrint {
  private static final int WORST = 5;

  private final Scorecard card;
  private final PrintWriter out;

  private ScorecardPrint(Scorecard card, PrintWriter out) {
    this.card = card;
    this.out = out;
  }

  /// Prints it.
  public static void print(Scorecard card, PrintWriter out) {
    new ScorecardPrint(card, out).all();
  }

  private void all() {
    out.println(
        "Each family of trials counts once. MADRS points, percentage points, SD or natural logarithms by kind.");
    out.println();
    out.println(
        "                           rows fam | inside 50 80 90 % |   MAE  bias  CRPS | (a) MAE  CRPS | (b) MAE  CRPS");
    Summary.byKind(card.scored()).forEach(this::line);
    out.println(
        "(a) mean of other families with this route and control; (b) the most similar trial of another family.");
    if (!card.scored().isEmpty()) {
      out.println();
      out.println(
          "                                    inside %  | CRPS, times     | change, points | difference, points");
      out.println(
          "                           rows fam | 50 80 90 | of (a)   of (b) |   MAE     bias |   MAE     bias");
      mixed(Summary.mixed("all", card.scored(), card.scored()));
      Summary.groupings().forEach((name, key) -> {
        out.println("by " + name);
        Summary.by(key, card.scored()).forEach(this::mixed);
      });
    }
    signs();
    entries();
    safety();
    shares();
    lacking();
    worst();
    apart();
  }

  private void line(Summary s) {
    out.printf(Locale.ROOT,
        "  %-24s %4d %3d | %9.0f %2.0f %2.0f    | %5.2f %5.2f %5.2f | %7.2f %5.2f | %7.2f %5.2f%n", s.name(),
        s.rows(), s.families(), s.inside50(), s.inside80(), s.inside90(), s.mae(), s.bias(), s.crps(),
        s.maePooled(), s.crpsPooled(), s.maeNearest(), s.crpsNearest());
  }

  private void mixed(Summary.Mixed m) {
    var s = m.all();
    out.printf(Locale.ROOT, "  %-24s %4d %3d | %2.0f %2.0f %2.0f | %6.2f   %6.2f | %s | %s%n", s.name(),
        s.rows(),
        s.families(), s.inside50(), s.inside80(), s.inside90(), m.toPooled(), m.toNearest(),
        errors(m.kind(RowReading.Kind.CHANGE)), errors(m.kind(RowReading.Kind.DIFFERENCE)));
  }

  private static String errors(java.util.Optional<Summary> s) {
    return s.map(k -> String.format(Locale.ROOT, "%5.1f    %5.1f", k.mae(), k.bias()))
        .orElse("    -        -");
  }

  private void entries() {
    var all = card.entries();
    if (all.isEmpty()) {
      return;
    }
    out.printf(Locale.ROOT,
        "%nSeverity at entry: of %d published baselines %d are reproduced (mean within %s SD, SD within %.0f %%); "
            + "%.0f people of a pool stand for one entrant (median).%n",
        all.size(), all.stream().filter(EntryCheck::reproduced).count(), number(EntryCheck.MEAN_OFF),
        100 * EntryCheck.SD_OFF,
        Quantiles.of(all.stream().mapToDouble(EntryCheck::standing).sorted().toArray(),
            0.5));
    all.stream().filter(e -> !(e.reproduced() && e.reached()))
        .forEach(e -> out.printf("  %s, %s: %s%n", e.trial(), e.arm(), e.text()));
  }

  private void safety() {
    if (!card.safety().isEmpty()) {
      out.printf(
          "%nSafety, apart from the score: %d rows have a read-out, %d of them inside the 90 %% interval.%n",
          card.safety().size(),
          card.safety().stream().filter(c -> c.model().holds(c.row().value(), 0.9)).count());
      card.safety().forEach(c -> out.printf("  %-26s %s %s: observed %s, predicted %s (%s to %s) %s%n",
          c.row().row(), c.row().scale(), c.row().rule(), number(c.row().value()), number(c.model().mean()),
          number(c.model().quantile(0.05)), number(c.model().quantile(0.95)), c.unit()));
      long without = card.listed().stream().filter(l -> l.row().kind() == Result.Kind.SAFETY).count();
      out.printf("  Without a read-out: %d, listed with the reason in rows.csv.%n", without);
    }
  }

  /// What is simulated less something: no row of these may pass in silence.
  private void lacking() {
    var notes = card.scored().stream().flatMap(r -> r.notes().stream())
        .filter(n -> n.startsWith("simulated without"))
        .collect(Collectors.groupingBy(n -> n, java.util.TreeMap::new, Collectors.counting()));
    notes.forEach((note, rows) -> out.printf("%d rows %s%n", rows, note));
    card.overrides().forEach(o -> out.printf("Override %s:%d: %s of %s is \"%s\" (%s)%n", o.line().file(),
        o.line().line(), o.line().column(), (o.line().trial() + " " + o.line().arm()).strip(),
        o.line().value(), o.line().reason()));
  }

  private void signs() {
    long right = card.signs().stream().filter(s -> s.observed() == s.predicted()).count();
    if (!card.signs().isEmpty()) {
      out.printf("%nSigns: %d of %d as observed.%n", right, card.signs().size());
      card.signs()
          .forEach(s -> out.printf(
              "  %-26s observed %2d, predicted %2d (significant in %.0f %%: negative %.0f, positive %.0f)%n",
              s.row().row(), s.observed(), s.predicted(), 100 * (s.less() + s.more()), 100 * s.less(),
              100 * s.more()));
    }
  }

  private void shares() {
    out.println();
    card.scored().stream().map(ScoredRow::library).distinct().forEach(library -> out.printf(Locale.ROOT,
        "Of the scored rows of %s %.0f %% are simulated.%n", library, card.simulated(library)));
    if (!card.impossible().isEmpty()) {
      out.println("Not simulated:");
      card.impossible().forEach(i -> out.println("  " + i.row().row() + ": " + i.reason()));
    }
    if (!card.unread().isEmpty()) {
      out.println("Not read:");
      card.unread().forEach(c -> out.println("  " + c.text()));
    }
  }

  /// The rows that are worst for their kind, at most one of a family. SD would not do: near 0 and 100 % it is tiny.
  static List<ScoredRow> worst(List<ScoredRow> scored) {
    var usual = scored.stream().collect(Collectors.groupingBy(ScoredRow::kind,
        Collectors.averagingDouble(r -> r.model().crps(r.observed()) / r.points())));
    var out = new ArrayList<ScoredRow>();
    scored.stream()
        .sorted(Comparator.comparingDouble((ScoredRow r) -> -r.model().crps(r.observed()) / r.points()
            / usual.getOrDefault(r.kind(), 1.0)).thenComparing(r -> r.row().row()))
        .forEach(r -> {
          if (out.size() < WORST && out.stream().noneMatch(o -> o.arm().family().equals(r.arm().family()))) {
            out.add(r);
          }
        });
    return out;
  }

  private void worst() {
    out.println();
    out.println("The worst misses for their kind, by CRPS, one of each family:");
    worst(card.scored()).forEach(r -> out.printf(Locale.ROOT,
        "  %-22s %s %s at %s h: observed %s, predicted %s (%s to %s)%n", r.row().row(),
        r.row().scale(),
        r.kind().words(), number(r.row().timeH()), number(r.row().value()), shown(r, r.model().mean()),
        shown(r, r.model().quantile(0.05)), shown(r, r.model().quantile(0.95))));
  }

  /// Rows about ketamine with therapy, in the arm or in the one that it is compared with.
  static List<ScoredRow> combinations(Scorecard card) {
    return card.scored().stream()
        .filter(r -> r.apart().isPresent()
            && (treated(r.arm()) || r.vs().filter(ScorecardPrint::treated).isPresent()))
        .toList();
  }

  private static boolean treated(Arm arm) {
    return arm.therapy().stream().anyMatch(t -> !t.equals("none"));
  }

  private void apart() {
    var rows = combinations(card);
    if (rows.isEmpty()) {
      return;
    }
    out.println();
    out.println("Ketamine with therapy: prediction with the assumed interaction, and with none.");
    rows.forEach(r -> out.printf(Locale.ROOT,
        "  %-24s observed %8s  predicted %8s  without interaction %8s%n", r.row().row(),
        number(r.row().value()), shown(r, r.model().mean()),
        shown(r, r.apart().map(Prediction::mean).orElse(Double.NaN))));
  }

  static String shown(ScoredRow r, double value) {
    return number(r.logarithmic() ? StrictMath.exp(value) : value);
  }

  static String number(double value) {
    return Double.isNaN(value)
        ? "-"
        : Math.abs(value) >= 100
            ? String.format(Locale.ROOT, "%.0f", value)
            : String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
