package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rewire.evidence.Predictor.CoDrug;
import rewire.simulate.Simulator;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.ObservationTable;
import rewire.workbench.evidence.PharmacokineticEvidence;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `rewire evidence`: the model beside what people measured.
@Command(name = "evidence", header = "Compare the model with published observations.", footer = {"",
    "Example:",
    "  rewire evidence pk", "  rewire evidence trials"})
final class EvidenceCommand implements Runnable {
  private static final String SHIPPED = "/evidence/pk_observations.csv";

  @Spec
  private CommandSpec spec = CommandSpec.create();
  private final Main.Setting setting;

  EvidenceCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which evidence; there are \"pk\" and \"trials\".");
  }

  @Command(name = "pk", header = "Compare with observed concentrations, row by row: share within 1.25, 1.5 and 2 times, "
      + "geometric mean ratio and fold error by route, site, analyte and study.", footer = {"", "Examples:",
          "  rewire evidence pk", "  rewire evidence pk --parameters dossier --out results/pk",
          "  rewire evidence pk --data my-observations.csv --json", "",
          "The layout of the table: evidence/README.md."})
  int pk(@Mixin ModelOptions model,
      @Option(names = "--data", paramLabel = "CSV", description = "Table of observations (default: the shipped one).") @Nullable Path data,
      @Option(names = "--out", paramLabel = "DIR", description = "Folder for rows.csv and summary.json.") @Nullable Path out,
      @Option(names = "--force", description = "Replace files in that folder.") boolean force,
      @Option(names = "--json", description = "Print the summary as JSON.") boolean json) {
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
      case OpenedModel.Good good -> pk(good, data, out, force, json);
    };
  }

  @Command(name = "trials", header = "Predict every result of a library of published trials, and score the predictions.", description = {
      "", "Runs each arm as a course for virtual people, draws trials of the true size from them, and lays "
          + "mean and 90 % interval beside the published value: coverage, error and CRPS, against the mean of other trials "
          + "and the most similar other trial."}, footer = {"", "Examples:", "  rewire evidence trials",
              "  rewire evidence trials --library my-library --out results/scorecard",
              "  rewire evidence trials --without expectancy --replicates 500", "",
              "The layout of a library: evidence/library/README.md. What the numbers mean: docs/scorecard.md."})
  int trials(@Mixin ModelOptions model, @Mixin ScorecardOptions trials) {
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
      case OpenedModel.Good good -> trials.run(console, good);
    };
  }

  private int pk(OpenedModel.Good model, @Nullable Path data, @Nullable Path out, boolean force,
      boolean json) {
    var console = setting.console();
    try {
      var table = ObservationTable.read(data == null ? "pk_observations.csv" : data.toString(), text(data));
      if (!table.faults().isEmpty()) {
        console.complaints(table.faults());
        return Exit.REFUSED;
      }
      if (out != null && Files.exists(out.resolve("rows.csv")) && !force) {
        console.complain("The folder \"" + out + "\" holds an earlier comparison.",
            "Perhaps replace it with --force, or give another one.");
        return Exit.OUTPUT;
      }
      var evidence = PharmacokineticEvidence.of(table, Simulator.of(model.model()),
          coDrugs(model.care().interactions()));
      var summary = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
          .writeValueAsString(evidence.summary()) + "\n";
      if (out != null) {
        Files.createDirectories(out);
        evidence.write(out.resolve("rows.csv"));
        Files.writeString(out.resolve("summary.json"), summary);
      }
      if (json) {
        console.out().print(summary);
      } else {
        evidence.print(console.out());
      }
      console.out().flush();
      return Exit.OK;
    } catch (MalformedInputException e) {
      console.complain("\"" + data + "\" is not UTF-8 text.",
          "Perhaps save it again with the encoding UTF-8.");
      return Exit.REFUSED;
    } catch (IOException e) {
      console.complain("\"" + (data == null ? out : data) + "\": " + SimulateCommand.reason(e) + ".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    }
  }

  private static String text(@Nullable Path data) throws IOException {
    if (data != null) {
      if (Files.size(data) > ObservationTable.LARGEST) {
        throw new IOException("it is larger than " + ObservationTable.LARGEST + " bytes");
      }
      return Files.readString(data);
    }
    try (var in = EvidenceCommand.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IOException("the shipped table is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, CoDrug> coDrugs(Interactions interactions) {
    var map = new HashMap<String, CoDrug>();
    interactions.drugs()
        .forEach((name, f) -> map.put(name.replace(' ', '_'), new CoDrug(f.clint(), f.gut())));
    return map;
  }
}
