package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.workbench.trial.ObservationTables;

class TrialCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final Path TRIAL = ROOT.resolve("evidence/individual/antidepressant_trial.csv");

  @TempDir
  private Path folder = Path.of("");
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    var answers = new StringWriter();
    var complaints = new StringWriter();
    int code = Main.run(List.of(arguments),
        new Console(new PrintWriter(answers), new PrintWriter(complaints)),
        FakeEngine::new);
    out = answers.toString();
    err = complaints.toString();
    return code;
  }

  private int analyse(Path target, String... more) {
    var all = new java.util.ArrayList<>(List.of("trial", "analyse", TRIAL.toString(), "--score", "value",
        "--visit",
        "nominal_week", "--baseline-visit", "0", "--where", "scale=HAMD17", "--reference", "PLACEBO", "--out",
        target.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void theRefereeTrialGivesItsPrintedDifference() throws IOException {
    assertEquals(Exit.OK, analyse(folder.resolve("a")));

    assertTrue(out.contains("172 people (PLACEBO 88, DRUG 84), 4 visits"), out);
    assertTrue(
        out.lines().anyMatch(l -> l.startsWith("mmrm") && l.contains("-2.802") && l.contains("0.0131")), out);
    var table = Files.readString(folder.resolve("a/answers.csv"));
    assertTrue(table.contains("\nmmrm,difference,DRUG,PLACEBO,6,-2.80183"), table);
    var page = Files.readString(folder.resolve("a/analysis.html"));
    assertTrue(page.contains("At visit 6 the mean of DRUG is 2.80 points lower than that of PLACEBO"));
    assertTrue(page.contains("Change from baseline") && page.contains("Staying in the trial"));
    assertFalse(page.contains("http:") || page.contains("https:"), "the page must need nothing else");
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    String[] mi = {"--method", "mi", "--strategy", "J2R", "--imputations", "20", "--seed", "4"};
    analyse(folder.resolve("a"), mi);
    analyse(folder.resolve("b"), mi);

    assertEquals(Files.readString(folder.resolve("a/answers.csv")),
        Files.readString(folder.resolve("b/answers.csv")));
  }

  @Test
  void eventsAreReadFromOneRowPerPerson() throws IOException {
    var persons = ROOT.resolve("evidence/individual/antidepressant_trial_persons.csv").toString();

    int code = run("trial", "analyse", persons, "--time", "last_week", "--event", "discontinued",
        "--reference",
        "PLACEBO", "--stratum", "sex", "--out", folder.resolve("e").toString());

    assertEquals(Exit.OK, code);
    assertTrue(out.contains("172 people in 2 arms, 43 events."), out);
    assertTrue(Files.readString(folder.resolve("e/answers.csv")).contains(",stratified\n"));
  }

  @Test
  void aBrokenRowIsNamedAndNothingIsWritten() throws IOException {
    var file = folder.resolve("bad.csv");
    Files.writeString(file, "person,arm,visit,score\nx,a,1,12\ny,b,1,twelve\n");

    int code = run("trial", "analyse", file.toString(), "--out", folder.resolve("o").toString());

    assertEquals(Exit.REFUSED, code);
    assertTrue(err.startsWith("bad.csv:3:4: score is \"twelve\", not a number."), err);
    assertFalse(Files.exists(folder.resolve("o")));
  }

  @Test
  void whatCannotBeFittedIsLeftOutWithItsReason() throws IOException {
    var file = folder.resolve("tiny.csv");
    Files.writeString(file, "person,arm,visit,score\nx,a,1,12\ny,b,1,11\nz,a,1,9\nw,b,1,8\n");

    int code = run("trial", "analyse", file.toString(), "--method", "ancova,nri", "--out",
        folder.resolve("o").toString());

    assertEquals(Exit.OK, code);
    assertTrue(err.contains("Left out: nri: response is a fall from baseline"), err);
  }

  @Test
  void nonsenseOnTheCommandLineIsRefused() {
    assertEquals(Exit.USAGE, run("trial"));
    assertEquals(Exit.USAGE, run("trial", "analyse", "x.csv", "--strategy", "LOCF"));
    assertEquals(Exit.USAGE, run("trial", "analyse", "x.csv", "--range", "60"));
    assertEquals(Exit.USAGE, run("trial", "analyse", "x.csv", "--time", "week"));
    assertEquals(Exit.REFUSED,
        run("trial", "analyse", "nowhere.csv", "--out", folder.resolve("n").toString()));
  }

  @Test
  void noiseIsGivenWithSourceAndLicence() throws IOException {
    var file = folder.resolve("sets.csv");
    var lines = Files.readAllLines(ROOT.resolve("evidence/individual/sets.csv"));
    Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(5) + "\n");
    var target = folder.resolve("noise.csv");

    int code = run("trial", "noise", "--sets", file.toString(), "--out", target.toString());

    assertEquals(Exit.OK, code);
    assertTrue(out.contains("Not here: enrichd_bdi"), out);
    var table = Files.readString(target);
    // nlme prints 4.918
    assertTrue(table.contains("antidepressant_trial,HAMD17,DRUG,sd_level,4.918"), table);
    assertTrue(table.lines().skip(1).allMatch(l -> l.contains("Apache-2.0")), table);
  }

  @Test
  void noiseBecomesTablesThatATrialReads() throws IOException {
    var file = folder.resolve("sets.csv");
    var lines = Files.readAllLines(ROOT.resolve("evidence/individual/sets.csv"));
    Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n");
    var tables = folder.resolve("observation");

    assertEquals(Exit.OK,
        run("trial", "noise", "--sets", file.toString(), "--observation", tables.toString()));

    assertTrue(out.contains("scales.csv: noise of HDRS17 0.038 -> "), out);
    var read = ObservationTables.of(Optional.of(tables), ObservationTables.shipped().conditions());
    var shipped = ObservationTables.shipped();
    var hdrs = read.scale("HDRS17").orElseThrow();
    // residual SD of 2.5 to 4 points of 52, moods taken off
    assertTrue(hdrs.noise() > 0.01 && hdrs.noise() < 0.08, "noise " + hdrs.noise());
    assertEquals(shipped.scale("MADRS"), read.scale("MADRS"));
    assertTrue(out.contains("leave_weekly"), out);
    assertEquals(Exit.OUTPUT, run("trial", "noise", "--sets", file.toString(), "--observation",
        file.resolve("below-a-file").toString()));
    assertTrue(err.contains("cannot be written"), err);
    assertEquals(Exit.OUTPUT,
        run("trial", "noise", "--sets", file.toString(), "--observation", tables.toString()));
  }

  @Test
  void whatOnlyTheModelSpeaksOfIsFlagged() throws IOException {
    Files.copy(ROOT.resolve("examples/no-treatment.yaml"), folder.resolve("none.yaml"));
    Files.copy(ROOT.resolve("examples/six-infusions.yaml"), folder.resolve("six.yaml"));
    var file = Files.writeString(folder.resolve("growth.yaml"), """
        trial: Growth
        people: {condition: TRD}
        arms:
          - {name: none, course: none.yaml, n: 60}
          - {name: six, course: six.yaml, n: 60}
        visits: [14 d]
        endpoints:
          - {name: Resilience, scale: BRS, measure: change, at: 14 d}
          - {name: Rumination, scale: RRS22, measure: change, at: 14 d}
        analysis: {method: ANCOVA}
        replicates: 40
        """);

    assertEquals(Exit.OK, run("trial", file.toString(), "--people", "160", "--sets", "4", "--out",
        folder.resolve("growth").toString()), err);

    assertTrue(out.contains("points, more is better; model output: no published data after ketamine"), out);
    assertTrue(out.contains("points; model output: no published data after ketamine"), out);
    var rows = Files.readAllLines(folder.resolve("growth/endpoints.csv"));
    assertTrue(rows.stream().anyMatch(r -> r.contains("no published data after ketamine")), rows.toString());
    assertTrue(
        Files.readString(folder.resolve("growth/index.html")).contains("no published data after ketamine"));
    var won = java.util.regex.Pattern.compile("(?m)^Resilience +six +([0-9.]+).* ([0-9]+) % +[0-9]+ %")
        .matcher(out);
    assertTrue(won.find(), out);
    assertTrue(Double.parseDouble(won.group(1)) > 0 && Integer.parseInt(won.group(2)) > 50, out);
  }

  @Test
  void aBrokenTableOfObservationIsNamed() throws IOException {
    Files.writeString(folder.resolve("scales.csv"), """
        scale,low,high,construct,noise,spread,remission
        MADRS,0,much,depression,0.03,0,10
        """);

    var e = assertThrows(IllegalArgumentException.class,
        () -> ObservationTables.of(Optional.of(folder), ObservationTables.shipped().conditions()));

    assertTrue(String.valueOf(e.getMessage()).contains("\"much\" in line 2, column high"), e.getMessage());
  }

  @Test
  void whatAConditionSaysOfTheModelMustBeInIt() throws IOException {
    var tables = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(tables.resolve("schemas.csv"), """
        condition,parameter,value,low,high,grade,source,note
        PTSD,schemas.gxx,2,1.5,2.4,hypothesis,derived,
        """);
    Files.writeString(tables.resolve("constructs.csv"), """
        construct,kind,quantity,weight,low,high,healthy,ill,grade,source,note
        trauma,symptom,holt,0.5,0.3,0.7,2.5,3.4,hypothesis,derived,
        trauma,symptom,x,0.5,0.3,0.7,1,1,hypothesis,derived,
        trauma,symptoms,C,0.5,0.3,0.7,1,2,hypothesis,derived,
        """);
    var trial = ROOT.resolve("examples/trials/midazolam.yaml").toString();

    assertEquals(Exit.REFUSED, run("trial", trial, "--observation", tables.toString()));

    assertTrue(err.contains("schemas.csv:2:6: M094 There is no parameter \"schemas.gxx\""), err);
    assertTrue(err.contains("Perhaps schemas.gx was meant."), err);
    assertTrue(err.contains("constructs.csv:2:16: M094 There is no quantity \"holt\""), err);
    assertTrue(err.contains("constructs.csv:3:"), err);
    assertTrue(err.contains("constructs.csv:4:8: M094 \"symptoms\""), err);

    Files.writeString(tables.resolve("schemas.csv"), """
        condition,parameter,value,low,high,grade,source,note
        PTDS,schemas.gx,2,1.5,2.4,hypothesis,derived,
        PTSD,schemas.gx,2,2.1,2.4,hypothesis,derived,
        """);
    Files.delete(tables.resolve("constructs.csv"));
    assertEquals(Exit.REFUSED, run("trial", trial, "--observation", tables.toString()));
    assertTrue(err.contains("schemas.csv:2:1: M094 There is no condition \"PTDS\""), err);
    assertTrue(err.contains("schemas.csv:3:17: M094 The value is 2.0, its range 2.1 to 2.4."), err);
  }

  @Test
  void observedScoresAreLaidBesideACourse() throws IOException {
    var data = new StringBuilder("person,visit,score\n");
    for (int i = 0; i < 40; i++) {
      data.append(i).append(",0,").append(26 + i % 14).append('\n').append(i).append(",1,").append(6 + i % 30)
          .append('\n').append(i).append(",7,60\n");
    }
    var file = Files.writeString(folder.resolve("scores.csv"), data.toString());
    var course = ROOT.resolve("examples/single-infusion.yaml").toString();
    var target = folder.resolve("check");

    int code = run("trial", "check", file.toString(), "--course", course, "--pool", "48", "--groups", "40",
        "--out", target.toString());

    assertEquals(Exit.OK, code, err);
    assertTrue(out.contains("of 6 observed percentiles after entry lie inside"), out);
    var rows = Files.readAllLines(target.resolve("check.csv"));
    assertEquals(1 + 9, rows.size());
    assertTrue(rows.getLast().startsWith("7") && rows.getLast().endsWith("no"), rows.getLast()); // 60 is
                                                                                                 // absurd
    assertTrue(Files.readString(target.resolve("index.html")).contains("<circle"));
  }

  @Test
  void scoresThatCannotBeCheckedAreNamed() throws IOException {
    var file = Files.writeString(folder.resolve("bad.csv"), "person,visit,score\nx,0,30\nx,1,99\nx,b,3\n");
    var course = ROOT.resolve("examples/single-infusion.yaml").toString();

    assertEquals(Exit.REFUSED, run("trial", "check", file.toString(), "--course", course));
    assertTrue(err.contains("bad.csv:3:3: score is \"99\"; MADRS runs from 0.0 to 60.0."), err);
    assertTrue(err.contains("bad.csv:4:2: visit is \"b\""), err);
    assertEquals(Exit.USAGE, run("trial", "check", file.toString(), "--course", course, "--scale", "MADRSS"));
    assertEquals(Exit.USAGE, run("trial", "check", file.toString(), "--course", course, "--groups", "2"));
  }
}
