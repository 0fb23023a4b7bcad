package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rewire.dosing.Schedule;

/// Examples and refused cases, mangled at random: every text is either read or refused with a place in it; nothing is
/// ever thrown. Four thousand texts by default; `-Drewire.fuzz=N` in JAVA_TOOL_OPTIONS makes it a long run.
class CourseReaderFuzzTest {

  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final String[] PIECES = {":", "- ", "\n", "  ", "{", "}", "[", "]", ",", "\"", "'", "#",
      "\t", "-", "0",
      "9", "1e308", "NaN", "Infinity", " mg", " mg/kg", " h", "day ", "09:00", "repeat: ", "weekly",
      " for 4 weeks", "~",
      "null", "&a", "*a", "|", ">", "!!int ", "%", "@", "\u0000", "\uFEFF", "\uD83D\uDE00", "\u2028", "é",
      "^", "/", "(", "\\", " while MADRS <= 12, else weekly, re-decided every 4 weeks", " while ", " else ",
      "MADRS fell less than 50 %",
      "missed: [2]", "before: each dose", "severity: MADRS 30", "before the course", "day 9999", "23:59",
      "once", "every 999 weeks",
      " for 9999 weeks", "1e-9", "-7"};

  @Test
  void mangledCoursesAreReadOrRefusedButNeverThrow() throws IOException {
    var texts = texts();
    var random = new SplittableRandom(20_261_124);
    var tables = CareTables.shipped();
    var reader = new CourseReader(tables);
    int understood = 0;
    int refused = 0;
    for (int i = 0; i < Integer.getInteger("rewire.fuzz", 4_000); i++) {
      var text = mangled(texts.get(random.nextInt(texts.size())), random);
      try {
        switch (reader.read("fuzz.yaml", text)) {
          case CourseReading.Understood good -> {
            understood++;
            checkFollowers(good, tables);
          }
          case CourseReading.Refused r -> {
            refused++;
            checkPlaces(r, text);
          }
        }
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError("Text number " + i + ":\n" + text, e);
      }
    }
    assertTrue(understood > 100, "understood only " + understood);
    assertTrue(refused > 1000, "refused only " + refused);
  }

  /// What is read can be held against the rules, printed as a calendar and turned into changes of the model.
  private static void checkFollowers(CourseReading.Understood good, CareTables tables) {
    var course = good.course();
    ClinicCheck.of(tables.rules(), course, good.clinic()).forEach(f -> assertFalse(f.sentence().isBlank()));
    for (var day : Calendar.of(course, good.clinic(), tables.rules())) {
      assertTrue(day.from() >= 0 && day.to() >= day.from() && 24 * (day.from() - 1) <= course.endH(),
          () -> "day " + day.from() + " of a course of " + course.endH() + " h");
      assertFalse(day.lines().isEmpty());
    }
    double before = 0;
    for (var change : Schedule.of(course, _ -> 1.0)) {
      assertTrue(
          change.timeH() >= before && change.timeH() <= course.endH() && Double.isFinite(change.value()),
          change::toString);
      before = change.timeH();
    }
    assertEquals(course, course.undecided());
  }

  private static void checkPlaces(CourseReading.Refused refused, String text) {
    assertFalse(refused.complaints().isEmpty());
    for (var c : refused.complaints()) {
      assertTrue(c.line() >= 0 && c.line() <= text.length() + 1, c::text);
      assertFalse(c.reason().isBlank());
      assertFalse(c.reason().contains("null") && !text.contains("null"), c::text);
      for (var nonsense : List.of("Infinity", "NaN")) {
        assertFalse((c.reason() + c.advice()).contains(nonsense) && !text.contains(nonsense), c::text);
      }
      assertTrue(c.advice().isEmpty() || c.advice().startsWith("Perhaps "), c.advice());
    }
  }

  private static String mangled(String text, SplittableRandom random) {
    var out = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(out.length() + 1);
      int to = Math.min(out.length(), at + random.nextInt(1 + random.nextInt(12)));
      switch (random.nextInt(4)) {
        case 0 -> out.delete(at, to);
        case 1 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> out.insert(at, out.substring(at, to));
        default -> out.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return out.toString();
  }

  private static List<String> texts() throws IOException {
    var out = new ArrayList<String>();
    for (var folder : List.of("examples", "cases/course/refused", "cases/course/read")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        for (var file : files.filter(f -> f.toString().endsWith(".yaml") && !f.toString().contains("not-utf"))
            .sorted().toList()) {
          out.add(Files.readString(file));
        }
      }
    }
    Templates.all().keySet().forEach(name -> out.add(Templates.text(name).orElseThrow()));
    out.add(Files.readString(ROOT.resolve("examples/infusions-with-cbt.yaml")) + """
        practices:
          - {kind: mindfulness, daily: 30 min, at: [08:00, 20:00], from: day 2, to: day 20}
        medicines:
          - {drug: lorazepam, dose: 1 mg, repeat: "daily for 5 days, then weekly", at: 21:00}
          - {drug: propofol, rate: 6 mg/kg/h, over: 30 min, day: 0}
        stress:
          - {level: 1, from: day 12, to: 1000 h}
        """);
    return out;
  }
}
