package rewire.workbench.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Writes the sample reports to `target/reports`, for eyes, and holds them to their size.
class ReportFilesTest {
  private static final long MOST_BYTES = 1_000_000; // promised for 60 days

  @Test
  void sixtyDaysFitInOneMegabyte() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "reports"));
    Map<String, ReportInput> samples = Map.of("one", SampleReport.oneInfusion(), "six",
        SampleReport.sixInfusions(),
        "two", SampleReport.twoCourses(), "none", SampleReport.noTreatment(), "five",
        SampleReport.fiveCourses(), "day", SampleReport.oneDay());

    for (Map.Entry<String, ReportInput> sample : samples.entrySet()) {
      Path file = folder.resolve(sample.getKey() + ".html");
      Files.writeString(file, Report.html(sample.getValue()));
      Files.writeString(folder.resolve(sample.getKey() + ".txt"),
          TerminalSummary.text(sample.getValue(), 72, true,
              false));

      assertTrue(Files.size(file) < MOST_BYTES, file + " has " + Files.size(file) + " bytes");
    }
  }
}
