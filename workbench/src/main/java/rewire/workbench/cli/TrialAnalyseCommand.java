package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.trials.RatingTable;
import rewire.trials.analysis.Answer;
import rewire.trials.analysis.EventAnalysis;
import rewire.trials.analysis.Method;
import rewire.trials.analysis.RatingAnalysis;
import rewire.trials.data.EventReader;
import rewire.trials.data.RatingReader;
import rewire.trials.data.Sheet;
import rewire.trials.missing.MultipleImputation;
import rewire.trials.missing.Strategy;
import rewire.trials.survival.KaplanMeier;
import rewire.workbench.analysis.AnalysisPage;
import rewire.workbench.analysis.AnalysisTable;
import rewire.workbench.analysis.AnalysisText;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// `rewire trial analyse`: what a trial's data say.
@Command(name = "analyse", sortOptions = false, header = "Analyse the data of a trial: scores by visit, or times to an "
    + "event.", description = {
        "DATA.csv has one row per person and visit (with --time and --event: one row per person). Methods:",
        "  mmrm     mixed model for repeated measures, REML, Kenward-Roger",
        "  ancova   change adjusted for baseline, people with a score at the visit",
        "  locf     the same with the last score carried forward",
        "  nri      responders, whoever has no score counted as none; Miettinen-Nurminen, Newcombe",
        "  mi       multiple imputation under --strategy, Rubin's variance",
        "  km       staying in the trial: Kaplan-Meier, log-rank, hazard ratio", "",
        "The folder that is written holds analysis.html, answers.csv and run.json. At most 500,000 rows are read; 1 GB "
            + "is enough for them. Sources of all methods: docs/trial-statistics.md."}, footer = {"",
                "Examples:",
                "  rewire trial analyse my-trial.csv --baseline-visit 0 --reference placebo",
                "  rewire trial analyse my-trial.csv --score MADRS --baseline MADRS_0 --range 0..60 --remission 10",
                "  rewire trial analyse my-trial.csv --baseline-visit 0 --method mi --strategy J2R --seed 7",
                "  rewire trial analyse relapse.csv --time weeks --event relapsed --stratum site",
                "  rewire trial analyse evidence/individual/antidepressant_trial.csv --score value --visit nominal_week \\",
                "    --baseline-visit 0 --where scale=HAMD17 --reference PLACEBO"})
final class TrialAnalyseCommand implements Callable<Integer> {
  private static final int MOST_IMPUTATIONS = 100_000;

  @Parameters(paramLabel = "DATA.csv", description = "The data, as CSV, packed by gzip or not.")
  private Path file = Path.of("");
  @Mixin
  private TrialOptions columns = new TrialOptions();
  @Option(names = "--method", paramLabel = "M", split = ",", description = "Any of the methods, separated by commas "
      + "(default: all but mi).")
  private List<Method> methods = List.of();
  @Option(names = "--response", paramLabel = "PERCENT", defaultValue = "50", description = "Fall from baseline that is a "
      + "response (default: 50).")
  private double response = 50;
  @Option(names = "--remission", paramLabel = "SCORE", description = "Score at or below which a person is in remission.")
  private @Nullable Double remission;
  @Option(names = "--strategy", paramLabel = "S", defaultValue = "MAR", description = "For mi, what is assumed after leaving: "
      + "MAR (as those who stay), J2R (jumps to the reference), CR (copies it), CIR (keeps what was reached), "
      + "causal:KEEP:DECAY (keeps a share that shrinks each visit) (default: MAR).")
  private String strategy = "MAR";
  @Option(names = "--imputations", paramLabel = "N", defaultValue = "1000", description = "For mi: tables drawn (default: "
      + "1000).")
  private int imputations = 1000;
  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the imputations (default: 1); the "
      + "same seed gives the same bytes.")
  private long seed = 1;
  @Option(names = "--level", paramLabel = "PERCENT", defaultValue = "95", description = "Of intervals (default: 95).")
  private double level = 95;
  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: results/<name of the "
      + "file>-analysis).")
  private @Nullable Path out;
  @Option(names = "--force", description = "Replace the folder if an earlier run wrote it.")
  private boolean force;

  private final Main.Setting setting;

  TrialAnalyseCommand(Main.Setting setting) {
    this.setting = setting;
  }

  /// What an analysis gives to the page.
  private record Done(List<Answer> answers, List<String> refusals, List<String> notes, List<String> arms,
      List<String> visits, List<KaplanMeier> curves, String who, String event) {}

  @Override
  public Integer call() {
    var console = setting.console();
    var fault = columns.fault().or(this::fault);
    if (fault.isPresent()) {
      console.complain(fault.get(), "Perhaps read: rewire trial analyse --help");
      return Exit.USAGE;
    }
    var target = out != null ? out : TrialOptions.folder(file);
    var obstacle = OutputFolder.obstacle(target, force);
    if (obstacle.isPresent()) {
      console.complain(obstacle.get(), force
          ? "Perhaps give another one with --out DIR."
          : "Perhaps give another one with --out DIR, or replace it with --force.");
      return Exit.OUTPUT;
    }
    try (var in = Files.newInputStream(file)) {
      var sheet = Sheet.read(String.valueOf(file.getFileName()), in, columns.filters());
      var done = columns.events().isPresent() ? events(sheet, columns.events().get()) : ratings(sheet);
      return done.isPresent() ? written(done.get(), target) : Exit.REFUSED;
    } catch (NoSuchFileException e) {
      console.complain("There is no file \"" + e.getFile() + "\".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    } catch (IOException e) {
      console.complain("\"" + file + "\" cannot be read: " + SimulateCommand.reason(e) + ".",
          Files.isDirectory(file) ? "Perhaps a file in this folder is meant." : "");
      return Exit.REFUSED;
    }
  }

  private Optional<String> fault() {
    if (!(response > 0 && response <= 100)) {
      return Optional.of("--response is " + response + "; it is a percentage between 0 and 100.");
    }
    if (!(level >= 50 && level < 100)) {
      return Optional.of("--level is " + level + "; it is a percentage from 50 to below 100.");
    }
    if (imputations < 2 || imputations > MOST_IMPUTATIONS) {
      return Optional
          .of("--imputations is " + imputations + "; it must lie between 2 and " + MOST_IMPUTATIONS + ".");
    }
    return Strategy.named(strategy).isEmpty()
        ? Optional.of("--strategy is \"" + strategy
            + "\"; it is MAR, J2R, CR, CIR or causal:KEEP:DECAY with shares of 1.")
        : Optional.empty();
  }

  private EnumSet<Method> asked() {
    return methods.isEmpty() ? EnumSet.complementOf(EnumSet.of(Method.MI)) : EnumSet.copyOf(methods);
  }

  private Optional<Done> ratings(Sheet sheet) {
    var console = setting.console();
    var reading = RatingReader.read(sheet, columns.layout());
    if (reading.table().isEmpty()) {
      console.complaints(reading.faults());
      return Optional.empty();
    }
    var table = reading.table().get();
    for (var visit : columns.visits) {
      if (!table.visits().contains(visit)) {
        console.complain("There is no visit \"" + visit + "\".",
            "Perhaps one of: " + String.join(", ", table.visits())
                + ".");
        return Optional.empty();
      }
    }
    if (!columns.visits.isEmpty()) {
      table = table.only(table.visits().stream().filter(columns.visits::contains).toList());
    }
    var arms = table.arms();
    var progress = new ProgressLine(console.err(), imputations, "imputed tables");
    var order = new RatingAnalysis.Order(asked(), response / 100,
        remission == null ? OptionalDouble.empty() : OptionalDouble.of(remission),
        Strategy.named(strategy).orElseThrow(), new MultipleImputation.Plan(imputations, 200, 10, seed),
        level / 100);
    var result = RatingAnalysis.of(table, order, progress::followed);
    var curves = asked().contains(Method.KM)
        ? RatingAnalysis.leaving(table).map(e -> RatingAnalysis.curves(arms, e)).orElse(List.of())
        : List.<KaplanMeier>of();
    return Optional
        .of(new Done(result.answers(), result.refusals(), reading.notes(), table.arms(), table.visits(),
            curves, who(table), "Staying in the trial"));
  }

  private static String who(RatingTable table) {
    var parts = table.arms().stream().map(a -> a + " " + table.of(a).size()).toList();
    return table.subjects().size() + " people (" + String.join(", ", parts) + "), " + table.visits().size()
        + (table.visits().size() == 1 ? " visit" : " visits") + (table.arms().size() > 1
            ? ", reference " + table.reference()
            : "")
        + ".";
  }

  private Optional<Done> events(Sheet sheet, EventReader.Columns wanted) {
    var reading = EventReader.read(sheet, wanted);
    var faults = new ArrayList<>(reading.faults());
    var arms = new ArrayList<>(new TreeSet<>(reading.events().stream().map(e -> e.arm()).toList()));
    if (faults.isEmpty() && columns.reference != null && !arms.remove(columns.reference)) {
      faults.add("There is no arm \"" + columns.reference + "\" to be the reference.\nPerhaps one of: "
          + String.join(", ", arms) + ".");
    } else if (columns.reference != null) {
      arms.add(0, columns.reference);
    }
    if (!faults.isEmpty()) {
      setting.console().complaints(faults);
      return Optional.empty();
    }
    long happened = reading.events().stream().filter(e -> e.happened()).count();
    return Optional
        .of(new Done(EventAnalysis.of(arms, reading.events(), level / 100), List.of(), List.of(), arms,
            List.of(), RatingAnalysis.curves(arms, reading.events()),
            reading.events().size() + " people in " + arms.size()
                + (arms.size() == 1 ? " arm, " : " arms, ") + happened + " events.",
            "Free of the event"));
  }

  private int written(Done done, Path target) {
    var console = setting.console();
    var command = "rewire " + String.join(" ", setting.arguments().stream()
        .map(a -> a.matches("[A-Za-z0-9_./=@:,-]+") ? a : "\"" + a + "\"").toList());
    var notes = new ArrayList<>(done.notes());
    notes.addAll(done.refusals());
    var asked = done.visits().isEmpty() ? List.of(Method.KM) : List.copyOf(asked());
    try (var folder = OutputFolder.open(target)) {
      var baseline = Optional
          .ofNullable(columns.baselineVisit != null ? columns.baselineVisit : columns.baseline);
      var facts = new AnalysisPage.Facts(String.valueOf(file.getFileName()), done.who(), done.arms(),
          done.visits(),
          baseline, done.curves(), done.event(), asked, Strategy.named(strategy).orElseThrow().estimand(),
          level / 100,
          notes, Main.VERSION, command);
      Files.writeString(folder.draft().resolve("analysis.html"), AnalysisPage.html(facts, done.answers()),
          StandardCharsets.UTF_8);
      AnalysisTable.write(folder.draft().resolve("answers.csv"), done.answers());
      Files.writeString(folder.draft().resolve(OutputFolder.MARK), record(command));
      folder.publish();
    } catch (IOException e) {
      console.complain(
          "The results cannot be written to \"" + target + "\": " + SimulateCommand.reason(e) + ".",
          "Perhaps the disk is full or the folder is not yours; another one can be given with --out DIR.");
      return Exit.OUTPUT;
    }
    console.out().println(done.who());
    done.notes().forEach(console.out()::println);
    AnalysisText.observed(done.answers()).forEach(console.out()::println);
    console.out().println();
    AnalysisText.answers(done.answers(), level / 100).forEach(console.out()::println);
    console.complaints(done.refusals().stream().map(r -> "Left out: " + r).toList());
    console.out().println("Written to " + target + "; open analysis.html there.");
    console.out().flush();
    return done.refusals().size() >= asked.size() ? Exit.FAILED : Exit.OK;
  }

  private String record(String command) throws IOException {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("format", "analysis 1").put("version", Main.VERSION).put("command", command).put("seed", seed)
        .put("imputations", imputations).put("strategy", strategy).put("level", level)
        .put("file", String.valueOf(file.getFileName()))
        .put("sha256", RunFile.sha256(Files.readAllBytes(file)));
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node)
        + "\n";
  }
}
