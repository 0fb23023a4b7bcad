package rewire.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Sentence;
import rewire.workbench.report.ReportInput.Source;

class ReportTest {
  private static final String HOSTILE = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(2)>{{css}}";

  static Stream<ReportInput> samples() {
    return Stream.of(SampleReport.oneInfusion(), SampleReport.sixInfusions(), SampleReport.twoCourses(),
        SampleReport.noTreatment(), SampleReport.fiveCourses(), SampleReport.oneDay());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingIsLoadedFromAnywhere(ReportInput input) {
    String page = Report.html(input);

    assertEquals(List.of(), found(page, "(?i)\\b(src|srcset|action|poster|data)\\s*=\\s*[\"']?[^\"'> ]*//"));
    assertEquals(List.of(),
        found(page, "(?i)url\\(|@import|<link|<iframe|<img|<object|fetch\\(|XMLHttp|WebSocket"));
    assertEquals(List.of(), found(page, "https?://(?!doi\\.org/)[^\"' ]*"));
    assertTrue(page.contains("default-src 'none'"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void headingsDescendWithoutGaps(ReportInput input) {
    int last = 0;
    for (String level : found(Report.html(input), "<h([1-6])[ >]")) {
      int now = level.charAt(2) - '0';
      assertTrue(now <= last + 1, "h" + now + " after h" + last);
      assertTrue(now > 1 || last == 0, "one h1 only");
      last = now;
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyPanelIsAnImageWithASentence(ReportInput input) {
    String page = Report.html(input);

    int plots = found(page, "<div class=\"plot ").size();
    List<String> sentences = found(page, "role=img aria-label=\"[^\"]{15,}\"");
    assertEquals(plots, sentences.size());
    for (Panel panel : input.panels()) {
      assertTrue(
          sentences.stream()
              .anyMatch(s -> s.contains(Html.text(panel.label())) && s.contains("at the start")),
          panel.label());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFigureHasACaptionAndItsDataAsATable(ReportInput input) {
    String page = Report.html(input);

    int figures = found(page, "<figure ").size();
    assertEquals(3, figures);
    for (int f = 1; f <= figures; f++) {
      assertTrue(page.contains("id=c" + f + ">"), "caption of figure " + f);
      assertTrue(page.contains("href=\"#d" + f + "\"") && page.contains("id=d" + f + ">"),
          "table of figure " + f);
    }
    for (Panel panel : input.panels()) {
      int rows = found(page,
          "<th scope=row>(<b class=.chip .{1,30}</b> )*" + Pattern.quote(Html.text(panel.label()))).size();
      assertTrue(rows >= panel.lines().size(),
          panel.label() + " has " + rows + " rows");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void linksWithinThePageHaveTargets(ReportInput input) {
    String page = Report.html(input);

    for (String link : found(page, "href=\"#[^\"]+\"")) {
      String id = link.substring(7, link.length() - 1);
      assertTrue(page.contains("id=" + id + ">") || page.contains("id=" + id + " "), link);
    }
  }

  @Test
  void chartsAreDrawnWithoutScript() {
    String page = Report.html(SampleReport.sixInfusions()).replaceAll("(?s)<script.*", "");

    assertTrue(found(page, "<path class=\"ln med A\" d=\"M[0-9.,L-]{30,}\"").size() >= 28);
  }

  @Test
  void aTypicalPersonIsSaidInTheTitleInTheCaptionsAndInEachPanel() {
    ReportInput input = SampleReport.oneInfusion();

    String page = Report.html(input);

    assertTrue(page.contains("<b>One typical person;</b> people differ, see <a href=\"#people\">Limits</a>"));
    assertEquals(input.panels().size(), found(page, ">one typical person</a>").size());
    assertEquals(3, found(page, "One typical person; people differ, see <a").size());
    assertFalse(page.contains("class=\"b90"));
  }

  @Test
  void bandsAreDrawnWhenThereArePeople() {
    String page = Report.html(SampleReport.twoCourses());

    assertTrue(page.contains("class=\"b90 A\"") && page.contains("class=\"b50 B\""));
    assertTrue(page.contains("class=\"edge B\""), "two courses in one panel: limits of the 90 % dotted");
    assertFalse(page.contains("one typical person"));
  }

  @Test
  void coursesThatCoincideAreOneGreyLine() {
    String page = Report.html(SampleReport.twoCourses());

    String plasma = between(page, "data-p=\"kven\"", "</div></div>");
    assertTrue(plasma.contains("med both") && plasma.contains("A and B"));
    assertFalse(plasma.contains("med A"));
  }

  @Test
  void withoutDosesThereIsNoHoursColumnAndTheLaneSaysSo() {
    String page = Report.html(SampleReport.noTreatment());

    assertTrue(page.contains("<body class=\"nozoom\">"));
    assertFalse(page.contains("plot kz"));
    assertFalse(page.contains("<button type=button id=zoom"));
    assertTrue(page.contains("stays near 33"),
        page.substring(page.indexOf("class=\"answer\"")).substring(0, 400));
  }

  @Test
  void aFourthCourseHasPanelsOfItsOwn() {
    String page = Report.html(SampleReport.fiveCourses());

    assertEquals(3, found(page, "data-p=\"syn\"").size());
    assertEquals(1, found(page, "data-p=\"kven\"").size(), "where all coincide one panel is enough");
    assertEquals(5, found(page, "data-p=\"madrs\"").size());
  }

  @Test
  void dosesWhoseHoursAreNotDrawnAreCounted() {
    ReportInput six = SampleReport.sixInfusions();
    var some = new ReportInput(six.title(), six.who(), six.origin(), six.people(), six.notices(),
        six.answer(),
        six.courses(), six.timeH(), six.panels(), six.zooms().subList(0, 2), six.numbers(), six.basis(),
        six.misfits(), six.limits(), six.sources(), six.run());

    assertTrue(Report.html(some).contains("first 2 of 6 doses"));
    assertFalse(Report.html(six).contains(" of 6 doses"));
  }

  @Test
  void hostileTextStaysText() {
    ReportInput clean = SampleReport.oneInfusion();
    var panels = new ArrayList<Panel>();
    for (Panel p : clean.panels()) {
      panels.add(new Panel(p.id(), HOSTILE, HOSTILE, HOSTILE, HOSTILE, p.part(), HOSTILE, p.grade(),
          p.noHumanData(), p
              .misfits(),
          p.scale(), p.moment(), p.lines(), p.thresholds(), p.observations()));
    }
    var input = new ReportInput(HOSTILE, HOSTILE, HOSTILE, 1, List.of(HOSTILE),
        List.of(Sentence.plain(HOSTILE)), clean
            .courses(),
        clean.timeH(), panels, clean.zooms(), clean.numbers(), clean.basis(), clean.misfits(), List.of(
            HOSTILE),
        List.of(new Source(HOSTILE, "10.1/" + HOSTILE)), clean.run());

    String page = Report.html(input);

    assertEquals(2, found(page, "<script").size());
    assertEquals(2, found(page, "</script").size());
    assertEquals(0, found(page, "<img").size());
    assertTrue(page.contains("&lt;/script&gt;"));
    assertTrue(page.contains("{{css}}"), "a template word in the input is not filled in");
  }

  @Test
  void sameInputGivesTheSameBytesInAnyLocale() {
    String page = Report.html(SampleReport.oneInfusion());
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals(page, Report.html(SampleReport.oneInfusion()));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void noVerdictWordsAreUsed() {
    String page = Report.html(SampleReport.twoCourses()).replaceAll("(?s)<(style|script).*?</\\1>", "")
        .replaceAll("<[^>]*>", " ");

    assertEquals(List.of(), found(page,
        "(?i)\\b(optimal|recommended|best|safe|proven|will|should|significant|better|AI|N/A)\\b|!"));
  }

  @Test
  void answersAreAtMostFortyWordsASentence() {
    samples().flatMap(in -> Findings.answer(in).stream()).forEach(
        s -> assertTrue(s.text().split(" ", -1).length <= 40, s.text()));
  }

  @Test
  void aTrackOfTheWrongLengthIsRefused() {
    ReportInput in = SampleReport.oneInfusion();

    var refused = assertThrows(IllegalArgumentException.class,
        () -> new ReportInput(in.title(), in.who(), in.origin(),
            1, List.of(), List.of(), in.courses(), Samples.of(0, 1, 2), in.panels(), in.zooms(), in.numbers(),
            in.basis(),
            in.misfits(), in.limits(), in.sources(), in.run()));

    assertTrue(refused.toString().contains("the time grid has 3"), refused.toString());
  }

  private static List<String> found(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(MatchResult::group).toList();
  }

  private static String between(String page, String from, String to) {
    int start = page.indexOf(from);
    return page.substring(start, page.indexOf(to, start));
  }
}
