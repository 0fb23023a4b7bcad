package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rewire.exchange.table.TableFile;
import rewire.workbench.trial.PowerCurve;
import rewire.workbench.trial.TrialFiles;
import rewire.workbench.trial.TrialPrint;
import rewire.workbench.trial.TrialReport;

/// `rewire trial`: clinical trials, virtual and real.
@Command(name = "trial", header = "Run a virtual trial; find its size; analyse the data of a real one.", description = {
    "",
    "Runs the trial in a file many times: effect, power and assurance, course, flow and power against its size. Arms are "
        + "courses of care; the file says who takes part, when they are rated and what decides."}, footer = {
            "",
            "Examples:", "  rewire trial examples/trials/midazolam.yaml --out results/midazolam",
            "  rewire trial design examples/trials/midazolam.yaml --power 0.9",
            "  rewire trial analyse my-trial.csv --baseline-visit 0 --reference placebo",
            "  rewire trial check my-clinic.csv --course examples/six-infusions.yaml",
            "  rewire trial noise", "",
            "How a trial is written: docs/virtual-trials.md."})
final class TrialCommand implements Callable<Integer> {
  private static final int POWER_REPLICATES = 300;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "TRIAL", arity = "0..1", description = "Trial file.")
  private @Nullable Path file;

  @Mixin
  private ModelOptions model = new ModelOptions();

  @Mixin
  private Recruitment recruitment = new Recruitment();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for tables and index.html.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace files in that folder.")
  private boolean force;

  @Option(names = "--format", paramLabel = "F", defaultValue = "csv", description = "Of the tables: csv or parquet "
      + "(default: ${DEFAULT-VALUE}).")
  private TableFile.Format format = TableFile.Format.CSV;

  @Option(names = "--replicates", paramLabel = "N", description = "Virtual trials (default: as in the file).")
  private @Nullable Integer replicates;

  private final Main.Setting setting;

  TrialCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    if (file == null) {
      throw new ParameterException(spec.commandLine(),
          "Name a trial file, or say what to do; there are \"design\", \"analyse\", \"check\" and \"noise\".");
    }
    if (out != null && earlier(out) && !force) {
      setting.console().complain("The folder \"" + out + "\" holds an earlier trial.",
          "Perhaps replace it with --force, or give another one.");
      return Exit.OUTPUT;
    }
    if (replicates != null && (replicates < 10 || replicates > 100_000)) {
      setting.console().complain("--replicates is " + replicates + "; it must lie between 10 and 100000.",
          "");
      return Exit.USAGE;
    }
    return recruitment.with(file, model, setting.console(), (trial, run, progress) -> {
      int times = replicates == null ? trial.replicates() : replicates;
      var method = trial.analysis().method();
      var typical = run.run(false, 1, times, method, progress.named("trials"));
      var doubted = run.run(true, 1, times, method, progress.named("trials under doubt"));
      var curve = PowerCurve.of(run, Math.min(times, POWER_REPLICATES),
          progress.named("trials of other sizes"));
      if (out != null) {
        Files.createDirectories(out);
        removeTables(out);
        TrialFiles.write(run, typical, doubted, curve, out, format);
        Files.writeString(out.resolve("index.html"), TrialReport.html(run, typical, doubted, curve,
            "rewire " + String.join(" ", setting.arguments())));
      }
      TrialPrint.print(run, typical, doubted, curve, setting.console().out());
    });
  }

  private static boolean earlier(Path folder) {
    return Files.exists(folder.resolve("endpoints.csv")) || Files.exists(folder.resolve("endpoints.parquet"));
  }

  /// Tables of an earlier trial, in whatever format, would contradict the new ones.
  private static void removeTables(Path folder) throws IOException {
    for (var name : List.of("endpoints", "power", "timecourse", "flow", "entry", "replicates", "trial-1")) {
      for (var format : TableFile.Format.values()) {
        Files.deleteIfExists(folder.resolve(name + format.ending()));
      }
    }
  }
}
