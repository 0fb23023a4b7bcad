package rewire.workbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rewire.workbench.engine.OpenedModel;

/// `rewire evidence trials`: the scorecard.
@Command(name = "trials", header = "Predict every result of a library of published trials, and score the predictions.", description = {
    "", "Runs each arm as a course for virtual people, draws trials of the true size from them, and lays "
        + "mean and 90 %% interval beside the published value: coverage, error and CRPS, against the mean of other trials "
        + "and the most similar other trial."}, footer = {"", "Examples:", "  rewire evidence trials",
            "  rewire evidence trials --library my-library --out results/scorecard",
            "  rewire evidence trials --without expectancy --replicates 500", "",
            "The layout of a library: evidence/library/README.md. What the numbers mean: docs/scorecard.md."})
final class EvidenceTrialsCommand implements Callable<Integer> {
  @Mixin
  private ModelOptions model = new ModelOptions();

  @Mixin
  private ScorecardOptions scorecard = new ScorecardOptions();

  private final Main.Setting setting;

  EvidenceTrialsCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var choice = model.choice(console);
    if (choice.isEmpty()) {
      return Exit.REFUSED;
    }
    return switch (OpenedModel.of(choice.get())) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> scorecard.run(console, good);
    };
  }
}
