package rewire.workbench.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import rewire.exchange.table.Column;
import rewire.exchange.table.TableFile;
import rewire.exchange.table.TableFile.Format;
import rewire.study.Trait;
import rewire.study.VirtualArm;

/// The tables of a virtual trial, as CSV or Parquet.
public final class TrialFiles {
  /// A scale of fewer points is a mean of items and has decimals.
  private static final double FEW_POINTS = 5;

  private final TrialRun run;
  private final TrialRun.Result typical;
  private final TrialRun.Result doubted;
  private final Path folder;
  private final Format format;

  private TrialFiles(TrialRun run, TrialRun.Result typical, TrialRun.Result doubted, Path folder,
      Format format) {
    this.run = run;
    this.typical = typical;
    this.doubted = doubted;
    this.folder = folder;
    this.format = format;
  }

  /// Writes the tables `endpoints`, `power`, `timecourse`, `flow`, `entry`, `replicates` and `trial-1`, the ratings of the first
  /// virtual trial in the layout of `rewire trial analyse`.
  public static void write(TrialRun run, TrialRun.Result typical, TrialRun.Result doubted, PowerCurve curve,
      Path folder, Format format) throws IOException {
    var files = new TrialFiles(run, typical, doubted, folder, format);
    files.endpoints();
    files.power(curve);
    files.courses();
    files.flow();
    files.replicates();
    files.entries();
    files.people();
  }

  private TableFile table(String name, Column... columns) throws IOException {
    return TableFile.create(format, folder, name, List.of(columns));
  }

  private void endpoints() throws IOException {
    var file = run.design().file();
    var unit = "points, share, or log hazard ratio";
    try (var out = table("endpoints", Column.text("endpoint", "Endpoint"),
        Column.text("scale", "Rating scale"),
        Column.text("measure", "What is measured"),
        Column.text("estimand", "What is estimated of those who leave"),
        Column.number("at_d", "d", "Day of the trial, in a crossover of the period"),
        Column.text("arm", "Arm"), Column.text("against", "Reference"),
        Column.count("undefined_replicates", "Virtual trials that could not be analysed; they have not won"),
        Column.text("quantity",
            "Points, share, or log hazard ratio; whether more is better; whether it is model output"),
        Column.number("difference", "", "Mean difference, " + unit),
        Column.number("low90", "", "5 % of virtual trials lie below"),
        Column.number("high90", "", "5 % of virtual trials lie above"),
        Column.number("power", "1", "Share of trials that win, typical values"),
        Column.number("power_low95", "1",
            "Lower limit of the power, Wilson, for the chance of so many virtual trials"),
        Column.number("power_high95", "1", "Upper limit of it"),
        Column.number("assurance", "1", "Share of trials that win, values from their ranges"),
        Column.number("difference_doubted", "", "Mean difference, values from their ranges"),
        Column.number("low90_doubted", "", "5 % lie below, values from their ranges"),
        Column.number("high90_doubted", "", "5 % lie above, values from their ranges"),
        Column.number("share", "1", "Mean share in the arm"),
        Column.number("share_against", "1", "Mean share in the reference"),
        Column.number("mn_low95", "1", "Mean lower limit of Miettinen and Nurminen"),
        Column.number("mn_high95", "1", "Mean upper limit of Miettinen and Nurminen"),
        Column.number("nnt", "people", "Number needed to treat; negative is to harm"))) {
      for (int i = 0; i < typical.comparisons().size(); i++) {
        var c = typical.comparisons().get(i);
        var d = doubted.comparisons().get(i);
        var e = c.endpoint();
        out.text(e.name()).text(e.scale()).text(e.measure())
            .text(TrialPrint.estimand(file, e)).number(rounded(e.atH() / 24))
            .text(c.arm())
            .text(file.reference()).count(c.undefined())
            .text(TrialPrint.quantity(run.design().scale(e.scale()), e));
        numbers(out, c.mean(), c.quantile(0.05), c.quantile(0.95), c.won(), c.chance().low(),
            c.chance().high(), d.won(), d.mean(),
            d.quantile(0.05), d.quantile(0.95));
        var none = new Shares.Found(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        var s = c.shares().orElse(none);
        numbers(out, s.treated(), s.control(), s.low(), s.high(), 1 / (s.treated() - s.control()));
        out.end();
      }
    }
  }

  private void power(PowerCurve curve) throws IOException {
    try (var out = table("power", Column.count("people", "People in all arms"),
        Column.number("fold", "1", "Of the people in the file"),
        Column.number("power", "1", "Share of trials that win, typical values"),
        Column.number("power_low95", "1",
            "Lower limit of the power, Wilson, for the chance of so many virtual trials"),
        Column.number("power_high95", "1", "Upper limit of it"),
        Column.number("assurance", "1", "Share of trials that win, values from their ranges"))) {
      for (var p : curve.points()) {
        numbers(out.count(p.people()), p.fold(), p.power(), p.chance().low(), p.chance().high(),
            p.assurance());
        out.end();
      }
    }
  }

  private void courses() throws IOException {
    double[] days = run.design().shownH().map(run.design()::day).toArray();
    try (var out = table("timecourse", Column.text("arm", "Arm, or arms in turn"),
        Column.number("day", "d", "Day after randomisation"),
        Column.number("mean", "", "Mean score of those rated"),
        Column.number("low90", "", "5 % of virtual trials lie below"),
        Column.number("high90", "", "5 % of virtual trials lie above"))) {
      for (int a = 0; a < typical.arms().size(); a++) {
        for (int v = 0; v < days.length; v++) {
          double[] c = typical.courses()[a][v];
          numbers(out.text(typical.arms().get(a)), days[v], c[0], c[1], c[2]);
          out.end();
        }
      }
    }
  }

  private void flow() throws IOException {
    double[] days = run.design().shownH().map(run.design()::day).toArray();
    try (var out = table("flow", Column.text("arm", "Arm, or arms in turn"),
        Column.number("day", "d", "Day after randomisation"),
        Column.number("still_rated", "people", "Mean number of people still rated"))) {
      for (int a = 0; a < typical.arms().size(); a++) {
        for (int v = 0; v < days.length; v++) {
          numbers(out.text(typical.arms().get(a)), days[v], typical.there()[a][v]);
          out.end();
        }
      }
    }
  }

  private void entries() throws IOException {
    try (var out = table("entry", Column.text("arm", "Arm, or arms in turn"),
        Column.text("scale", "Rating scale"),
        Column.number("asked_mean", "", "Mean at entry that was asked for"),
        Column.number("asked_sd", "", "SD at entry that was asked for"),
        Column.number("mean", "", "Mean at entry of virtual trials"),
        Column.number("sd", "", "SD at entry within virtual trials"),
        Column.number("standing", "people", "Of the pool, who can stand for one entrant"),
        Column.number("beyond", "1", "Share of entrants whom nobody of the pool is like"))) {
      for (var e : run.entries()) {
        numbers(out.text(e.arm()).text(e.scale()), e.asked(), e.askedSd(), e.mean(), e.sd(), e.standing(),
            e.beyond());
        out.end();
      }
    }
  }

  private void replicates() throws IOException {
    try (var out = table("replicates", Column.count("replicate", "Virtual trial"),
        Column.text("endpoint", "Endpoint"), Column.text("arm", "Arm"),
        Column.number("difference", "", "Difference from the reference"),
        Column.number("se", "", "Its standard error"))) {
      for (var c : typical.comparisons()) {
        for (int r = 0; r < c.differences().length; r++) {
          numbers(out.count(r + 1).text(c.endpoint().name()).text(c.arm()), c.differences()[r], c.ses()[r]);
          out.end();
        }
      }
    }
  }

  private void people() throws IOException {
    var design = run.design();
    var scale = design.scale(design.file().endpoints().getFirst().scale());
    var testing = new Testing(design, "LOCF");
    double steps = scale.high() - scale.low() < FEW_POINTS ? 100 : 1;
    try (var out = table("trial-1", Column.text("person", "Person"),
        Column.text("arm", "Arm, in a crossover of the period"),
        Column.count("period", "Of a crossover; else 1"),
        Column.text("sex", "Sex"), Column.text("genotype", "BDNF Val66Met"),
        Column.number("visit", "d", "Day after randomisation, in a crossover of the period"),
        Column.number("score", "", scale.name()))) {
      List<VirtualArm> arms = run.example(0);
      for (int a = 0; a < arms.size(); a++) {
        var arm = arms.get(a);
        var name = run.names().get(a);
        for (int i = 0; i < arm.size(); i++) {
          int person = i;
          for (double h : design.shownH().toArray()) {
            int v = arm.visit(h);
            boolean start = h == design.startH();
            if (start || arm.there(person, v)) {
              int period = design.period(h);
              out.text(name + "-" + i).text(design.given(a, period)).count(period);
              out.text(Trait.SEX.of(arm.who(i))).text(Trait.GENOTYPE.of(arm.who(i)));
              double score = start ? testing.baseline(arm, scale, i) : arm.rated(scale, i, v);
              numbers(out, design.dayOfPeriod(h), Math.rint(score * steps) / steps);
              out.end();
            }
          }
        }
      }
    }
  }

  private static void numbers(TableFile out, double... values) throws IOException {
    for (double value : values) {
      out.number(rounded(value));
    }
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.rint(value * 1e6) / 1e6 : Double.NaN;
  }
}
