package rewire.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSummaryTest {

  @ParameterizedTest
  @ValueSource(ints = {72, 60, 59, 50, 40})
  void fitsFifteenLinesOfTheWidth(int width) {
    Stream.of(SampleReport.oneInfusion(), SampleReport.sixInfusions(), SampleReport.twoCourses())
        .forEach(in -> {
          String[] lines = TerminalSummary.text(in, width, true, false).split("\n", -1);

          assertTrue(lines.length <= 15, lines.length + " lines");
          for (String line : lines) {
            assertTrue(line.length() <= width, line.length() + " columns: " + line);
          }
        });
  }

  @Test
  void saysTheScoreAndEachStepWithItsGrade() {
    String text = TerminalSummary.text(SampleReport.oneInfusion(), 72, true, false);

    assertTrue(text.contains("MADRS  33 at start, 18 at 20 h, 32 on day 14"), text);
    assertTrue(text.contains("20 or below: at 9.1 h, above again: at 41 h"), text);
    assertTrue(
        text.lines()
            .anyMatch(l -> l.matches("Ketamine, venous +\\d+ +ng/mL +mea at 40 min +[\u2581-\u2588]+")),
        text);
    assertTrue(text.endsWith("Not a medical device."), text);
  }

  @Test
  void withoutUnicodeOnlyAsciiIsPrinted() {
    String text = TerminalSummary.text(SampleReport.twoCourses(), 72, false, false);

    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), text);
    assertFalse(text.contains("?"), text);
  }

  @Test
  void narrowTerminalsLoseTheCurveFirst() {
    String text = TerminalSummary.text(SampleReport.twoCourses(), 58, true, false);

    assertFalse(text.contains("\u2588"), text);
    assertTrue(text.contains("mea (1"), text);
  }

  @Test
  void veryNarrowTerminalsLoseTheIntervalButNotValueAndUnit() {
    String text = TerminalSummary.text(SampleReport.twoCourses(), 40, true, false);

    assertTrue(text.lines().anyMatch(l -> l.matches("Ketamine, venous +\\d+ +ng/mL +mea")), text);
  }

  @Test
  void colourIsOnlyThereWhenAskedFor() {
    ReportInput in = SampleReport.twoCourses();

    String plain = TerminalSummary.text(in, 72, true, false);
    String coloured = TerminalSummary.text(in, 72, true, true);

    assertFalse(plain.contains("\u001b"));
    assertEquals(plain, coloured.replaceAll("\u001b\\[\\d*m", ""));
  }
}
