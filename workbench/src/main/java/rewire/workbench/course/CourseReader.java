package rewire.workbench.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Ratings;
import rewire.course.Rule;
import rewire.course.Session;

/// Reads a course of care from a YAML file. Every complaint is collected, not only the first.
public final class CourseReader {

  private static final double DEFAULT_FOLLOW_H = 30 * 24;
  private static final double DEFAULT_DAY_START = 9;

  private final CareTables tables;

  /// A reader with the tables of a model.
  public CourseReader(CareTables tables) {
    this.tables = tables;
  }

  /// A reader with the shipped tables, but these co-drugs.
  public CourseReader(Interactions interactions) {
    this(CareTables.shipped().with(interactions));
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
    root.only(Keys.COURSE);
    var title = root.requiredWord("course", "Six infusions in two weeks").orElse("");
    var source = root.word("source").orElse("");
    var study = root.word("study").orElse("");
    var who = new PersonReader(tables).read(root);
    var person = who.person();
    var date = root.word("start date").flatMap(t -> date(root, t));
    double dayStart = root.value("day starts at").map(n -> Days.clock(n, "day starts at", complaints))
        .orElse(OptionalDouble.empty()).orElse(DEFAULT_DAY_START);
    var follow = root.value("follow for")
        .map(n -> Written.quantity(n, "follow for", Bound.FOLLOW, complaints))
        .orElse(OptionalDouble.empty());

    var open = new Days(dayStart, follow.isPresent() ? 24 * follow.getAsDouble() : Double.POSITIVE_INFINITY);
    var given = new DoseReader(open, person.weightKg()).read(root);
    var sessions = new CareReader(open, tables).therapy(root);
    double endH = follow.isPresent() ? open.endH() : DEFAULT_FOLLOW_H + lastAct(given, sessions);

    var days = new Days(dayStart, endH);
    var care = new CareReader(days, tables);
    var practices = care.practices(root);
    var medicines = new MedicineReader(days, person.weightKg(), tables).read(root);
    var stress = care.stress(root);
    var experiments = care.experiments(root);
    var rating = new RatingReader(days, tables);
    var ratings = new Ratings(rating.planned(root), rating.seen(root), study);
    var rules = new ArrayList<Rule>(given.rules());
    rules.addAll(rating.stops(root));
    new Together(root, endH).check(given, sessions, practices, medicines);
    if (!complaints.isEmpty()) {
      return new CourseReading.Refused(complaints.errors());
    }
    var notes = Notes.of(tables, person, who.stage(), sessions, medicines, ratings);
    var doses = given.doses().stream().sorted(Comparator.comparingDouble(Dose::timeH)).toList();
    return new CourseReading.Understood(
        new Course(title, source, person, doses, sessions, practices, medicines, stress, experiments, endH,
            Map.of(),
            new Conduct(rules, given.missed(), List.of()), ratings, notes),
        complaints.remarks(),
        new Clinic(dayStart, date, who.history(), who.asked(), who.pressure(), given.mgPerMl()),
        given.dosed());
  }

  private static Optional<LocalDate> date(Section root, String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      root.complaints().add(root.value("start date").orElse(root.node()),
          "\"" + Written.shown(text) + "\" is not a date.",
          "Perhaps write year, month and day, such as 2026-11-30.");
      return Optional.empty();
    }
  }

  private static double lastAct(DoseReader.Given given, List<Session> sessions) {
    double last = 0;
    for (var dose : given.doses()) {
      last = Math.max(last, dose.timeH());
    }
    for (var rule : given.rules()) {
      last = Math.max(last, rule.toH());
    }
    for (var session : sessions) {
      last = Math.max(last, session.timeH());
    }
    return last;
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
