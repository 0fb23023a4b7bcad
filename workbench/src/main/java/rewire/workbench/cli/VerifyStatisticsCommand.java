package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rewire.trials.referee.Recomputation;
import rewire.trials.referee.Recomputation.Verdict;
import rewire.trials.referee.ReferenceRow;

/// `rewire verify statistics`: printed results of other programs beside ours.
@Command(name = "statistics", header = "Repeat printed results of SAS and R packages on the data they were made from, line "
    + "by line; exit code 4 if one is missed.", description = {
        "The program carries the sets whose licence allows it; --data names a folder that holds the others too. A number is "
            + "repeated when it agrees to the printed digits, or within a distance whose reason is given."}, footer = {
                "",
                "Examples:", "  rewire verify statistics", "  rewire verify statistics --data individual"})
final class VerifyStatisticsCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "Folder with the data sets (default: the shipped ones).")
  private @Nullable Path data;

  private final Main.Setting setting;

  VerifyStatisticsCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    try {
      var rows = ReferenceRow.read(ShippedSets.table("reference_results.csv"));
      var verdicts = Recomputation.of(rows, ShippedSets.folder(data), set -> {
        console.err().println("Analysing " + set + " ...");
        console.err().flush();
      });
      boolean good = print(verdicts);
      console.out().flush();
      return good ? Exit.OK : Exit.FAILED;
    } catch (IOException | IllegalArgumentException e) {
      console.complain("\"" + data + "\": " + e.getMessage() + ".", "");
      return Exit.REFUSED;
    }
  }

  private boolean print(List<Verdict> verdicts) {
    var out = setting.console().out();
    var analysis = "";
    int repeated = 0;
    int missed = 0;
    int absent = 0;
    int foreign = 0;
    for (var verdict : verdicts) {
      switch (verdict) {
        case Verdict.Left left -> {
          absent += left.why().contains("data") ? 1 : 0;
          foreign += left.why().contains("data") ? 0 : 1;
        }
        case Verdict.Repeated r -> {
          var title = r.row().dataset() + ", " + r.row().analysis();
          if (!title.equals(analysis)) {
            out.printf("%n%s%n", title);
            out.printf(Locale.ROOT, "  %-44s %11s %11s %8s %8s %6s %6s%n", "", "printed", "ours", "SE",
                "ours", "df",
                "ours");
            analysis = title;
          }
          repeated++;
          missed += r.good() ? 0 : 1;
          out.println(line(r).stripTrailing());
        }
      }
    }
    out.printf(
        "%n%d lines repeated, %d of them missed; %d need data that are not here, %d a method that is not here.%n",
        repeated, missed, absent, foreign);
    return missed == 0;
  }

  private static String line(Verdict.Repeated r) {
    var quantity = r.row().quantity();
    return String.format(Locale.ROOT, "  %-44s %11s %11s %8s %8s %6s %6s  %s%s",
        quantity.length() > 44 ? quantity.substring(0, 43) + "…" : quantity, r.row().value(),
        like(r.row().value(), r.value()), r.row().se(), like(r.row().se(), r.se()), r.row().df(),
        like(r.row().df(), r.df()), r.good() ? "" : "MISSED ", r.reason());
  }

  /// Our number with one digit more than the printed one.
  private static String like(String printed, double ours) {
    if (printed.isEmpty() || Double.isNaN(ours) || Double.isInfinite(ours)) {
      return "";
    }
    int point = printed.indexOf('.');
    return String.format(Locale.ROOT, "%." + (point < 0 ? 1 : printed.length() - point) + "f", ours);
  }
}
