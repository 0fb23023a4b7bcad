package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rewire.trials.noise.NoiseStudy;
import rewire.trials.noise.SeriesSet;
import rewire.workbench.analysis.AnalysisTable;
import rewire.workbench.trial.NoiseTables;
import rewire.workbench.trial.ObservationTables;

/// `rewire trial noise`: the observation model, from ratings of real people.
@Command(name = "noise", sortOptions = false, header = "Estimate from real people's ratings how people differ, how the "
    + "same person's ratings scatter, and who leaves.", description = {
        "Each scale of each set is fitted by a mixed model (restricted likelihood): a level and, where the model says "
            + "line, a slope for each person; wandering with an exponential correlation where it says so; the rest is noise. "
            + "Every number is given with the source and the licence of its data.",
        "",
        "The program carries the sets whose licence allows it; --data names a folder that holds others too. Models, "
            + "scales and columns of each set: evidence/individual/sets.csv, or your own with --sets."}, footer = {
                "",
                "Examples:", "  rewire trial noise", "  rewire trial noise --data individual --out noise.csv",
                "  rewire trial noise --data my-series --sets my-series/sets.csv",
                "  rewire trial noise --observation my-observation"})
final class TrialNoiseCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "Folder with the series (default: the shipped ones).")
  private @Nullable Path data;
  @Option(names = "--sets", paramLabel = "CSV", description = "Which sets, scales and models (default: the shipped list).")
  private @Nullable Path sets;
  @Option(names = "--out", paramLabel = "CSV", description = "File for every number found.")
  private @Nullable Path out;
  @Option(names = "--observation", paramLabel = "DIR", description = "Folder for tables of observation with these numbers, "
      + "for rewire trial --observation DIR.")
  private @Nullable Path observation;
  @Option(names = "--force", description = "Replace them.")
  private boolean force;

  private final Main.Setting setting;

  TrialNoiseCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (out != null && OutputFile.blocked(out, force, console)) {
      return Exit.OUTPUT;
    }
    if (observation != null && Files.exists(observation.resolve("scales.csv")) && !force) {
      console.complain("The folder \"" + observation + "\" holds tables already.",
          "Perhaps give another one, or replace them with --force.");
      return Exit.OUTPUT;
    }
    if (data != null && !Files.isDirectory(data)) {
      console.complain("There is no folder \"" + data + "\".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    }
    try {
      var sheet = sets == null
          ? ShippedSets.table("sets.csv")
          : rewire.trials.data.Sheet.read(sets.toString(), Files.newInputStream(sets), List.of());
      var list = SeriesSet.read(sheet);
      if (!list.faults().isEmpty()) {
        console.complaints(list.faults());
        return Exit.REFUSED;
      }
      int fits = list.sets().stream().mapToInt(s -> s.scales().size()).sum();
      var progress = new ProgressLine(console.err(), fits, "scales");
      var begun = new int[1];
      var findings = NoiseStudy.of(list.sets(), ShippedSets.folder(data),
          _ -> progress.followed(Math.clamp(++begun[0], 1, Math.max(1, fits - 1))));
      progress.followed(fits);
      return written(findings);
    } catch (IllegalArgumentException e) {
      console.complain(String.valueOf(e.getMessage()), "");
      return Exit.REFUSED;
    } catch (IOException e) {
      console.complain(SimulateCommand.reason(e) + ".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    }
  }

  private int written(NoiseStudy.Findings findings) {
    var console = setting.console();
    try {
      if (out != null) {
        write(findings, out);
      }
      print(findings);
      if (observation != null) {
        NoiseTables.write(findings, ObservationTables.shipped(), observation).forEach(console.out()::println);
        console.out()
            .println("Written to " + observation + "; use them with rewire trial TRIAL --observation "
                + observation + ".");
        console.out().flush();
      }
      return Exit.OK;
    } catch (IOException e) {
      console.complain("The numbers cannot be written: " + SimulateCommand.reason(e) + ".",
          "Perhaps the disk is full or the folder is not yours; another place can be given.");
      return Exit.OUTPUT;
    }
  }

  private static void write(NoiseStudy.Findings findings, Path target) throws IOException {
    var draft = Files.createTempFile("rewire-noise", ".csv");
    try {
      AnalysisTable.write(draft, findings);
      OutputFile.write(target, Files.readString(draft));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void print(NoiseStudy.Findings findings) {
    var console = setting.console().out();
    console.printf("%-22s %-16s %-8s %6s %7s %7s %8s %8s %7s %6s%n", "Set", "scale", "arm", "people",
        "ratings", "SD of",
        "SD slope", "SD resi-", "SD of", "reli-");
    console.printf("%-22s %-16s %-8s %6s %7s %7s %8s %8s %7s %6s%n", "", "", "", "", "", "level", "per unit",
        "dual",
        "noise", "able");
    for (var f : findings.fitted()) {
      var c = f.curve();
      console.printf(Locale.ROOT, "%-22s %-16s %-8s %6d %7d %7.2f %8s %8.2f %7.2f %6.2f%n", f.set().set(),
          f.scale(),
          f.arm(), c.people(), c.ratings(), c.sdLevel(),
          c.sdSlope() > 0 ? String.format(Locale.ROOT, "%.3f", c.sdSlope()) : "", c.sdResidual(), f.sdNoise(),
          f.reliability());
    }
    console.printf(
        "%nReliable: correlation of two ratings at the start, one unit (week, day or occasion) apart. Residual "
            + "= wandering + noise.%n");
    if (!findings.leaving().isEmpty()) {
      console.printf("%n%-22s %-8s %10s %8s %6s %9s%n", "Leaving", "arm", "unseen at", "at risk", "left",
          "per visit");
      for (var l : findings.leaving()) {
        console.printf(Locale.ROOT, "%-22s %-8s %10s %8d %6d %9.3f%n", l.set().set(), l.arm(), l.until(),
            l.atRisk(),
            l.left(), l.hazard());
      }
    }
    console.println();
    findings.fitted().stream().map(f -> f.set().set() + ": " + f.set().licence() + "; " + f.set().source())
        .distinct()
        .forEach(console::println);
    var absent = findings.absent().stream().map(SeriesSet::set).distinct().toList();
    if (!absent.isEmpty()) {
      console.println("Not here: " + String.join(", ", absent) + " (see --data).");
    }
    if (out != null) {
      console.println("Written to " + out + ".");
    }
    console.flush();
  }
}
