package rewire.workbench.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rewire.study.VirtualArm;

/// The tables of a virtual trial.
public final class TrialFiles {
  private TrialFiles() {}

  /// Writes `endpoints.csv`, `power.csv`, `timecourse.csv`, `flow.csv`, `replicates.csv` and `trial-1.csv`, the ratings of
  /// the first virtual trial in the layout of `rewire trial analyse`.
  public static void write(TrialRun run, TrialRun.Result typical, TrialRun.Result doubted, PowerCurve curve,
      Path folder)
      throws IOException {
    var file = run.design().file();
    try (var out = csv(folder.resolve("endpoints.csv"))) {
      out.writeRecord("endpoint", "scale", "measure", "at_d", "arm", "against", "difference", "low90",
          "high90", "power",
          "monte_carlo_error", "assurance", "difference_doubted", "low90_doubted", "high90_doubted");
      for (int i = 0; i < typical.comparisons().size(); i++) {
        var c = typical.comparisons().get(i);
        var d = doubted.comparisons().get(i);
        out.writeRecord(c.endpoint().name(), c.endpoint().scale(), c.endpoint().measure(),
            text(c.endpoint().atH() / 24),
            c.arm(), file.reference(), text(c.mean()), text(c.quantile(0.05)), text(c.quantile(0.95)),
            text(c.won()),
            text(c.error()), text(d.won()), text(d.mean()), text(d.quantile(0.05)), text(d.quantile(0.95)));
      }
    }
    try (var out = csv(folder.resolve("power.csv"))) {
      out.writeRecord("people", "fold", "power", "monte_carlo_error", "assurance");
      for (var p : curve.points()) {
        out.writeRecord(Integer.toString(p.people()), text(p.fold()), text(p.power()), text(p.error()),
            text(p.assurance()));
      }
    }
    try (var out = csv(folder.resolve("timecourse.csv")); var flow = csv(folder.resolve("flow.csv"))) {
      out.writeRecord("arm", "day", "mean", "low90", "high90");
      flow.writeRecord("arm", "day", "still_rated");
      for (int a = 0; a < typical.arms().size(); a++) {
        for (int v = 0; v <= file.visitsH().size(); v++) {
          double day = v == 0 ? 0 : file.visitsH().get(v - 1) / 24;
          double[] c = typical.courses()[a][v];
          out.writeRecord(typical.arms().get(a), text(day), text(c[0]), text(c[1]), text(c[2]));
          flow.writeRecord(typical.arms().get(a), text(day), text(typical.there()[a][v]));
        }
      }
    }
    try (var out = csv(folder.resolve("replicates.csv"))) {
      out.writeRecord("replicate", "endpoint", "arm", "difference", "se");
      for (var c : typical.comparisons()) {
        for (int r = 0; r < c.differences().length; r++) {
          out.writeRecord(Integer.toString(r + 1), c.endpoint().name(), c.arm(), text(c.differences()[r]),
              text(c.ses()[r]));
        }
      }
    }
    people(run, folder.resolve("trial-1.csv"));
  }

  private static void people(TrialRun run, Path path) throws IOException {
    var file = run.design().file();
    var scale = run.design().scale(file.endpoints().getFirst().scale());
    try (var out = csv(path)) {
      out.writeRecord("person", "arm", "visit", "score");
      List<VirtualArm> arms = run.example(0);
      for (int a = 0; a < arms.size(); a++) {
        var arm = arms.get(a);
        var name = run.names().get(a);
        for (int i = 0; i < arm.size(); i++) {
          out.writeRecord(name + "-" + i, name, "0", text(Math.rint(arm.baseline(scale, i))));
          for (double h : file.visitsH()) {
            int v = arm.visit(h);
            if (arm.there(i, v)) {
              out.writeRecord(name + "-" + i, name, text(h / 24), text(Math.rint(arm.rated(scale, i, v))));
            }
          }
        }
      }
    }
  }

  private static CsvWriter csv(Path file) throws IOException {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file));
  }

  private static String text(double value) {
    return Double.isFinite(value) ? Double.toString(Math.rint(value * 1e6) / 1e6) : "";
  }
}
