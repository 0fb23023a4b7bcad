package rewire.workbench.trial;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
    if (!card.scored().isEmpty()) {
      line(Summary.of("all (coverage)", card.scored()));
    }
    out.println(
        "(a) mean of other families with this route and control; (b) the most similar trial of another family.");
    Summary.groupings().forEach((name, key) -> {
      out.println("by " + name);
      Summary.by(key, card.scored())
          .forEach(s -> out.printf(Locale.ROOT, "  %-24s %4d %3d | %9.0f %2.0f %2.0f%n", s.name(),
              s.rows(), s.families(), s.inside50(), s.inside80(), s.inside90()));
    });
    signs();
    shares();
    worst();
    apart();
  }

  private void line(Summary s) {
    boolean mixed = s.name().startsWith("all");
    out.printf(Locale.ROOT, "  %-24s %4d %3d | %9.0f %2.0f %2.0f    |", s.name(), s.rows(), s.families(),
        s.inside50(),
        s.inside80(), s.inside90());
    if (mixed) {
      out.println();
      return;
    }
    out.printf(Locale.ROOT, " %5.2f %5.2f %5.2f | %7.2f %5.2f | %7.2f %5.2f%n", s.mae(), s.bias(), s.crps(),
        s.maePooled(), s.crpsPooled(), s.maeNearest(), s.crpsNearest());
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

  private void apart() {
    var rows = card.scored().stream().filter(r -> r.apart().isPresent()
        && !r.arm().therapy().isEmpty() && !r.arm().therapy().contains("none")).toList();
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
