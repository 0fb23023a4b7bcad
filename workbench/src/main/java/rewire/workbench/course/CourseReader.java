package rewire.workbench.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Practice;
import rewire.course.Route;
import rewire.course.Session;
import rewire.course.Sex;

/// Reads a course of care from a YAML file. Every complaint is collected, not only the first.
public final class CourseReader {

  private static final List<String> KEYS = List.of("course", "source", "person", "follow for",
      "day starts at",
      "doses", "therapy", "practices", "medicines", "stress", "experiments");
  private static final double DEFAULT_FOLLOW_H = 30 * 24;
  private static final double DEFAULT_DAY_START = 9;

  private final Interactions interactions;

  public CourseReader(Interactions interactions) {
    this.interactions = interactions;
  }

  /// Reads a file.
  ///
  /// @throws IOException when it cannot be read at all; what stands in it is never an exception
  public CourseReading read(Path file) throws IOException {
    var name = file.toString();
    if (Files.size(file) > Tree.LARGEST) {
      return refused(name,
          "The file has %d bytes; a course has at most %d.".formatted(Files.size(file), Tree.LARGEST),
          "Perhaps this is not a course file.");
    }
    var bytes = Files.readAllBytes(file);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
      return read(name, text);
    } catch (CharacterCodingException e) {
      return refused(name, "Line " + badLine(bytes) + " holds bytes that are not UTF-8 text.",
          "Perhaps save the file again with the encoding UTF-8.");
    }
  }

  /// Reads a text.
  ///
  /// @param name what the file is called in messages
  public CourseReading read(String name, String text) {
    var complaints = new Complaints(name, text);
    var root = Tree.of(text.startsWith("\uFEFF") ? text.substring(1) : text, complaints)
        .flatMap(node -> Section.of(node, "the course", "\"course: My title\"", complaints));
    if (root.isEmpty()) {
      return new CourseReading.Refused(complaints.errors());
    }
    return course(root.get(), complaints);
  }

  private CourseReading course(Section root, Complaints complaints) {
    root.only(KEYS);
    var title = root.requiredWord("course", "Six infusions in two weeks").orElse("");
    var source = root.word("source").orElse("");
    var person = person(root);
    double dayStart = root.value("day starts at").map(n -> Days.clock(n, "day starts at", complaints))
        .orElse(OptionalDouble.empty()).orElse(DEFAULT_DAY_START);
    var follow = root.value("follow for")
        .map(n -> Written.quantity(n, "follow for", Bound.FOLLOW, complaints))
        .orElse(OptionalDouble.empty());

    var open = new Days(dayStart, follow.isPresent() ? 24 * follow.getAsDouble() : Double.POSITIVE_INFINITY);
    var doses = new DoseReader(open, person.weightKg()).read(root);
    var sessions = new CareReader(open).therapy(root);
    double endH = follow.isPresent() ? open.endH() : DEFAULT_FOLLOW_H + lastAct(doses, sessions);

    var days = new Days(dayStart, endH);
    var care = new CareReader(days);
    var practices = care.practices(root);
    var medicines = new MedicineReader(days, person.weightKg(), interactions).read(root);
    var stress = care.stress(root);
    var experiments = care.experiments(root);
    checkTogether(root, doses, sessions, practices, medicines, endH);
    if (!complaints.isEmpty()) {
      return new CourseReading.Refused(complaints.errors());
    }
    return new CourseReading.Understood(
        new Course(title, source, person, doses, sessions, practices, medicines,
            stress, experiments, endH, Map.of()),
        complaints.remarks());
  }

  private static Person person(Section root) {
    var found = root.required("person", "{weight: 70 kg, age: 45 year, sex: female}")
        .flatMap(n -> Section.of(n, "the person", "\"weight: 70 kg\"", root.complaints()));
    if (found.isEmpty()) {
      return Person.TYPICAL;
    }
    var section = found.get();
    section.only("weight", "age", "sex", "genotype", "japanese", "background stress", "ssri responsiveness");
    section.required("weight", "70 kg");
    section.required("age", "45 year");
    section.required("sex", "female");
    var sexes = new LinkedHashMap<String, Sex>();
    sexes.put("female", Sex.FEMALE);
    sexes.put("male", Sex.MALE);
    var genotypes = new LinkedHashMap<String, Genotype>();
    genotypes.put("Val/Val", Genotype.VAL_VAL);
    genotypes.put("Val/Met", Genotype.VAL_MET);
    genotypes.put("Met/Met", Genotype.MET_MET);
    var answers = new LinkedHashMap<String, Boolean>();
    answers.put("yes", true);
    answers.put("no", false);
    answers.put("true", true);
    answers.put("false", false);
    var typical = Person.TYPICAL;
    return new Person(number(section, "weight", Bound.WEIGHT, typical.weightKg()),
        number(section, "age", Bound.AGE, typical.ageYears()),
        section.choice("sex", sexes).orElse(typical.sex()),
        section.choice("japanese", answers).orElse(false),
        section.choice("genotype", genotypes).orElse(typical.genotype()),
        number(section, "background stress", Bound.STRESS, typical.backgroundStress()),
        number(section, "ssri responsiveness", Bound.RESPONSIVENESS, typical.ssriResponsiveness()));
  }

  private static double number(Section section, String key, Bound bound, double typical) {
    return section.value(key).map(n -> Written.quantity(n, key, bound, section.complaints()))
        .orElse(OptionalDouble.empty()).orElse(typical);
  }

  private static double lastAct(List<Dose> doses, List<Session> sessions) {
    double last = 0;
    for (var dose : doses) {
      last = Math.max(last, dose.timeH());
    }
    for (var session : sessions) {
      last = Math.max(last, session.timeH());
    }
    return last;
  }

  /// What no part can see alone: too many acts, acts that run past the end, infusions that overlap.
  private static void checkTogether(Section root, List<Dose> doses, List<Session> sessions,
      List<Practice> practices, List<Medicine> medicines, double endH) {
    var complaints = root.complaints();
    int acts = doses.size() + sessions.size() + practices.size() + medicines.size();
    if (acts > Bound.MOST_ACTS) {
      complaints.add(root.node(),
          "The course has " + acts + " acts; at most " + Bound.MOST_ACTS + " are read.",
          "Perhaps a practice can be held with \"level\" instead of \"daily\" with \"at\".");
    }
    if (doses.stream().anyMatch(d -> d.endH() > endH)) {
      complaints.add(root.key("doses"), "The last dose is not over at the end of the course, day "
          + Written.plain(endH / 24) + ".", "Perhaps write a longer \"follow for\".");
    }
    if (sessions.stream().anyMatch(s -> s.timeH() + s.durationH() > endH)) {
      complaints.add(root.key("therapy"), "The last session is not over at the end of the course, day "
          + Written.plain(endH / 24) + ".", "Perhaps write a longer \"follow for\".");
    }
    var infusions = new ArrayList<>(
        doses.stream().filter(d -> d.route() == Route.IV && d.durationH() > 0).toList());
    infusions.sort(Comparator.comparing(Dose::form).thenComparingDouble(Dose::timeH));
    for (int i = 1; i < infusions.size(); i++) {
      var before = infusions.get(i - 1);
      var after = infusions.get(i);
      if (before.form() == after.form() && after.timeH() < before.endH() - 1e-9) {
        complaints.add(root.key("doses"), "Two infusions of the same drug overlap: one begins on day "
            + Written.plain(after.timeH() / 24) + " before the other has ended.",
            "Perhaps the same day is written twice.");
        return;
      }
    }
  }

  private static CourseReading refused(String file, String reason, String advice) {
    return new CourseReading.Refused(List.of(new Complaint(file, 0, 0, reason, advice, "")));
  }

  private static int badLine(byte[] bytes) {
    int line = 1;
    for (var text : splitLines(bytes)) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      } catch (CharacterCodingException e) {
        return line;
      }
      line++;
    }
    return line;
  }

  private static List<byte[]> splitLines(byte[] bytes) {
    var out = new ArrayList<byte[]>();
    int from = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        out.add(Arrays.copyOfRange(bytes, from, i));
        from = i + 1;
      }
    }
    return out;
  }
}
