package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.workbench.trial.PowerCurve;

/// `rewire trial design`: how many people a wanted power takes.
@Command(name = "design", header = "Find how many people a wanted power takes.", description = {"",
    "Runs the trial at several sizes, with the allocation of the file, until the power of its first endpoint is reached."}, footer = {
        "", "Example:", "  rewire trial design examples/trials/midazolam.yaml --power 0.9"})
final class TrialDesignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TRIAL", description = "Trial file; its numbers of people give the allocation.")
  private Path file = Path.of("");

  @Mixin
  private ModelOptions model = new ModelOptions();

  @Mixin
  private Recruitment recruitment = new Recruitment();

  @Option(names = "--power", paramLabel = "SHARE", defaultValue = "0.9", description = "Wanted power of the first endpoint, "
      + "0 to 1 (default: ${DEFAULT-VALUE}).")
  private double power = 0.9;

  @Option(names = "--replicates", paramLabel = "N", defaultValue = "1000", description = "Virtual trials at each size "
      + "(default: ${DEFAULT-VALUE}).")
  private int replicates = 1000;

  private final Main.Setting setting;

  TrialDesignCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    if (!(power > 0.05 && power < 0.999) || replicates < 50 || replicates > 100_000) {
      setting.console().complain("A power lies between 0.05 and 0.999, replicates between 50 and 100000.",
          "Perhaps --power " + 0.9);
      return Exit.USAGE;
    }
    return recruitment.with(file, model, setting.console(), (trial, run, progress) -> {
      var found = PowerCurve.wanted(run, power, replicates, progress.named("trials"));
      var out = setting.console().out();
      found.ifPresentOrElse(p -> {
        out.printf(Locale.ROOT,
            "%d people in all give a power of %.0f %% (95 %% interval %.1f to %.1f) for \"%s\":%n",
            p.people(), 100 * p.power(), 100 * p.chance().low(), 100 * p.chance().high(),
            trial.endpoints().getFirst().name());
        run.design().groups().forEach(
            a -> out.printf("  %-24s %d%n", a.name(), Math.max(2, (int) Math.rint(a.n() * p.fold()))));
        out.printf(Locale.ROOT,
            "Read off the line of probit power against the root of people, through %d sizes of %d virtual trials; "
                + "analysis: %s%s.%n",
            p.sizes(), replicates, PowerCurve.method(run),
            PowerCurve.method(run).equals(trial.analysis().method())
                ? ""
                : " in place of " + trial.analysis().method());
        out.printf(Locale.ROOT,
            "Over the plausible ranges of the model's numbers the chance to win is %.0f %% (assurance).%n",
            100 * p.assurance());
      }, () -> out.println(
          "No number of people up to 40000 gives this power: the predicted difference is too small or of "
              + "the wrong sign."));
    });
  }
}
