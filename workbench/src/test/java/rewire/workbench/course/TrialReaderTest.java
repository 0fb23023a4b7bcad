package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rewire.study.Construct;
import rewire.study.Scale;

class TrialReaderTest {
  private static final String GOOD = """
      trial: Test
      arms:
        - {name: nothing, course: none.yaml, control: saline, n: 20}
        - {name: ketamine, course: ket.yaml, n: 40}
      visits: [1 d, 7 d]
      endpoints:
        - {scale: MADRS, measure: change, at: 1 d}
      """;

  private static final Scale MADRS = new Scale("MADRS", 0, 60, 0.033, 10,
      List.of(new Scale.Knot(0, 0), new Scale.Knot(60, 60)));
  private static final Scale BRS = new Scale("BRS", 1, 5,
      new Construct("resilience", false, List.of(new Construct.Part("margin", 1, 1.1, -0.9))), 0.1, 0.5,
      Double.NaN,
      List.of(new Scale.Knot(-1.6, 5), new Scale.Knot(3.1, 1)));

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aGoodTrialIsUnderstood() throws IOException {
    var trial = assertInstanceOf(TrialReading.Understood.class, read(GOOD)).trial();

    assertEquals("nothing", trial.reference());
    assertEquals(40, trial.arm("ketamine").n());
    assertTrue(trial.arm("ketamine").perKg());
    assertEquals(24, trial.endpoints().getFirst().atH());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      n: 20                  | n: 0                  | :3:
      n: 20                  | n: many               | not a number
      course: ket.yaml       | course: gone.yaml     | cannot be read
      name: ketamine         | name: nothing         | Two arms are called
      [1 d, 7 d]             | [7 d, 1 d]            | one after another
      [1 d, 7 d]             | [0 d, 7 d]            | before the first dose
      [1 d, 7 d]             | []                    | where there is no visit
      scale: MADRS           | scale: MADRSS         | Perhaps "MADRS" is meant
      MADRS, measure: change | BRS, measure: response | BRS has no agreed response
      trial: Test            | entry: {scale: BRS}; trial: Test | Nobody enters a trial by BRS
      at: 1 d                | at: 5 d               | where there is no visit
      at: 1 d                | at: 1 kg              | no time
      measure: change        | measure: chance       | Perhaps "change" is meant
      trial: Test            | trail: Test           | Perhaps "trial" is meant
      control: saline        | control: sugar        | not a known control
      trial: Test            | {trial: Test          | Perhaps
      measure: change        | measure: change, estimand: composite | no composite estimand
      [1 d, 7 d]             | [12 h, 1 d, 400 d]    | a medicine or practice would stop
      at: 1 d                | at: 1 d, margin: 100  | it must lie between 0 and 60
      trial: Test            | design: crossover; trial: Test | lacks "washout"
      trial: Test            | design: crossover; washout: 7 d; period: 3 d; trial: Test | after the end of the period
      trial: Test            | washout: 7 d; trial: Test | belongs to the design "crossover"
      trial: Test            | design: randomised withdrawal; trial: Test | lacks "induction"
      trial: Test            | design: randomised withdrawal; induction: {course: twice.yaml, length: 2 d}; trial: Test | courses would overlap
      trial: Test            | design: crossover; washout: 0; period: 8 d; trial: Test; arms2: x | There is no key
      trial: Test            | stratify by: [age]; trial: Test | no trait to stratify by
      ket.yaml, n: 40        | twice.yaml, n: 40     | comes after the last visit
      ket.yaml, n: 40        | mixed.yaml, n: 40     | some doses in mg and some in mg/kg
      ket.yaml, n: 40        | odd.yaml, n: 40       | says what happens under "stress"
      ket.yaml, n: 40        | odd.yaml, n: 40       | holds "experiments"
      ket.yaml, n: 40        | talk.yaml, n: 40      | The last session of "ketamine"
      [1 d, 7 d]             | [1 d, 99999999 d]     | is longer than 800 d
      n: 20                  | n: 20.7               | it must be a whole number
      trial: Test            | people: {female: 0.5 kg}; trial: Test | not a number
      trial: Test            | people: {failed trials: 2.9}; trial: Test | it must be a whole number
      trial: Test            | people: {weight: 45 year}; trial: Test | not a number
      trial: Test            | entry: {mean: 32, sd: 6, at least: 26}; trial: Test | have a mean of 32.9 or more
      measure: change        | measure: relapse, margin: 0.5 | A relapse has no margin
      trial: Test            | looks: [0.5, 1]; analysis: {multiplicity: Holm}; trial: Test | Interim looks go with
      arms:                  | looks: [0.5, 1]; arms:;   - {name: third, course: none.yaml, n: 20} | Interim looks are for two arms
      """)
  void whatIsWrongIsNamed(String from, String to, String message) throws IOException {
    var refused = assertInstanceOf(TrialReading.Refused.class,
        read(GOOD.replace(from, to.replace("; ", "\n"))));

    assertTrue(refused.complaints().stream().anyMatch(c -> c.contains(message)),
        String.join("\n", refused.complaints()));
  }

  @Test
  void tooManyVisitsAreRefused() throws IOException {
    var visits = java.util.stream.IntStream.rangeClosed(1, 201).mapToObj(i -> i + " h").toList();
    var refused = assertInstanceOf(TrialReading.Refused.class,
        read(GOOD.replace("[1 d, 7 d]", visits.toString())));

    assertTrue(refused.complaints().stream().anyMatch(c -> c.contains("There are 201 visits")),
        String.join("\n", refused.complaints()));
  }

  @Test
  void dosesFollowWeightOnlyWhenTheyAreWrittenSo() throws IOException {
    var trial = assertInstanceOf(TrialReading.Understood.class,
        read(GOOD.replace("ket.yaml", "mg.yaml"))).trial();

    assertFalse(trial.arm("ketamine").perKg(), "a comment on mg/kg decides nothing");
  }

  @Test
  void aFileThatIsNotTextIsNamed() throws IOException {
    var file = folder.resolve("latin.yaml");
    Files.write(file, new byte[] {'t', 'r', 'i', 'a', 'l', ':', ' ', (byte) 0xfc, '\n'});
    var refused = assertInstanceOf(TrialReading.Refused.class, reader().read(file));

    assertTrue(refused.complaints().getFirst().contains("latin.yaml: This is not UTF-8 text"));
  }

  private static final String PEOPLE = """
      population: Men and women
      condition: TRD
      failed trials: {2: 0.6, 3: 0.4}
      age: 45
      female: 0.6
      genotype: {BDNF Val66Met: {Val/Met: 0.3, Met/Met: 0.04}}
      background stress: 0.55
      entry: {scale: MADRS, mean: 34, sd: 5, at least: 28}
      parameters:
        - {name: inputs.uS, cv: 0.5}
      together:
        - {one: inputs.uS, other: schemas.g0, correlation: 0.4}
      """;

  @Test
  void peopleAreReadAlikeFromTheirOwnFileAndFromTheTrial() throws IOException {
    Files.writeString(folder.resolve("people.yaml"), PEOPLE);
    var apart = assertInstanceOf(TrialReading.Understood.class, read("people: people.yaml\n" + GOOD)).trial();
    var inside = assertInstanceOf(TrialReading.Understood.class,
        read("people:\n" + PEOPLE.indent(2) + GOOD)).trial();

    assertEquals(apart.people(), inside.people());
    assertEquals(34, apart.severity().mean());
    assertEquals(2, apart.people().failed().size());
    assertEquals(0.4, apart.people().variety().ties().getFirst().correlation());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      condition: TRD         | condition: TRT        | people.yaml:2:12: "TRT" is not a known condition
      3: 0.4                 | 3: 0.5                | add up to 1.1
      age: 45                | age: 450              | it must lie between 18 and 90
      BDNF Val66Met          | CYP2B6                | The model has no parameter for the genotype "CYP2B6"
      Met/Met: 0.04          | Met/Met: 0.8          | more than 1
      at least: 28           | at least: 40          | the mean at entry is 34
      inputs.uS, cv          | inputs.uP, cv         | Perhaps "inputs.uS" is meant
      cv: 0.5                | cv: 0.5, sd: 1        | is said by "cv"
      other: schemas.g0      | other: inputs.uS      | correlated with itself
      background stress: 0.55| background stress: 1d | not a number
      """)
  void whatIsWrongWithPeopleIsNamedInTheirFile(String from, String to, String message) throws IOException {
    assertTrue(PEOPLE.contains(from), from);
    Files.writeString(folder.resolve("people.yaml"), PEOPLE.replace(from, to));
    var refused = assertInstanceOf(TrialReading.Refused.class, read("people: people.yaml\n" + GOOD));

    assertTrue(refused.complaints().stream().anyMatch(c -> c.contains(message) && c.contains("people.yaml:")),
        String.join("\n", refused.complaints()));
  }

  private TrialReading read(String text) throws IOException {
    Files.writeString(folder.resolve("none.yaml"), """
        course: Nothing
        person: {weight: 70 kg, age: 45 year, sex: female}
        follow for: 14 d
        medicines: [{drug: SSRI, from: day 0}]
        """);
    Files.writeString(folder.resolve("ket.yaml"), """
        course: Ketamine
        person: {weight: 70 kg, age: 45 year, sex: female}
        follow for: 14 d
        doses:
          - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, day: 0}
        """);
    Files.writeString(folder.resolve("twice.yaml"), """
        course: Ketamine twice
        person: {weight: 70 kg, age: 45 year, sex: female}
        follow for: 20 d
        doses:
          - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, days: [0, 9]}
        """);
    dosed("mg.yaml", "# 0.5 mg/kg of the typical person");
    dosed("mixed.yaml",
        "  - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, day: 3}");
    dosed("odd.yaml", """
        stress: [{from: day 2, to: day 4, level: 0.8}]
        experiments: [{input: qMTOR, from: day 1, to: day 2, value: 1}]
        """);
    dosed("talk.yaml",
        "therapy: [{modality: CBT, length: 50 min, days: [8, 9]}]");
    var file = folder.resolve("trial.yaml");
    Files.writeString(file, text);
    return reader().read(file);
  }

  private void dosed(String name, String rest) throws IOException {
    Files.writeString(folder.resolve(name), """
        course: Ketamine
        person: {weight: 70 kg, age: 45 year, sex: female}
        follow for: 14 d
        doses:
          - {drug: ketamine, route: infusion, dose: 35 mg, over: 40 min, day: 0}
        %s
        """.formatted(rest));
  }

  private static TrialReader reader() {
    return new TrialReader(CareTables.shipped(), Set.of("TRD", "MDD"),
        new TreeMap<>(Map.of("MADRS", MADRS, "BRS", BRS)),
        Set.of("inputs.uS", "schemas.g0", "schemas.gL"));
  }
}
