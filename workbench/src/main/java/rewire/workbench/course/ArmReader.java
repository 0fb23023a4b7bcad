package rewire.workbench.course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import rewire.course.Course;
import rewire.units.Unit;

/// Reads the arms of a trial and the courses that they name.
final class ArmReader {
  private static final List<String> ARM = List.of("name", "course", "control", "n");
  private static final int MOST_PEOPLE = 20_000;
  /// Longest time from the start, as in the scorecard.
  private static final double LONGEST_D = 800;

  private final Section root;
  private final Path folder;
  private final CareTables tables;
  private final List<String> refused;

  /// @param folder  from which courses are named
  /// @param refused takes what is wrong with courses, as it is printed
  ArmReader(Section root, Path folder, CareTables tables, List<String> refused) {
    this.root = root;
    this.folder = folder;
    this.tables = tables;
    this.refused = refused;
  }

  List<TrialFile.Arm> arms() {
    var out = new ArrayList<TrialFile.Arm>();
    var names = new HashSet<String>();
    for (var item : root.list("arms", "an arm", "\"name: ketamine\"")) {
      item.only(ARM);
      var name = item.requiredWord("name", "ketamine").orElse("");
      if (!names.add(name)) {
        root.complaints().add(item.value("name").orElse(item.node()),
            "Two arms are called \"" + Written.shown(name) + "\".", "");
      }
      var n = item.required("n", "60");
      int size = n.isPresent() ? item.whole("n", 0, 2, MOST_PEOPLE) : 0;
      item.required("course", "course.yaml");
      item.word("course").ifPresent(path -> course(item, path)
          .ifPresent(c -> out
              .add(new TrialFile.Arm(name, c.course, item.one("control", TrialFile.CONTROLS, "none"),
                  Math.max(2, size), c.perKg))));
    }
    if (root.list("arms", "an arm", "\"name: ketamine\"").size() < 2) {
      root.complaints().add(root.value("arms").orElse(root.node()), "A trial has two arms or more.",
          "Perhaps add a list under \"arms\", each item with name, course and n.");
    }
    return out;
  }

  record Found(Course course, boolean perKg) {}

  Optional<Found> course(Section item, String path) {
    var file = folder.resolve(path).normalize();
    try {
      var reading = new CourseReader(tables).read(file);
      switch (reading) {
        case CourseReading.Refused r -> r.complaints().forEach(c -> refused.add(c.text()));
        case CourseReading.Understood u -> {
          if (u.course().isOpen()) {
            root.complaints().add(item.value("course").orElse(item.node()),
                "The course \"" + Written.shown(path)
                    + "\" is decided on the way; arms of a trial are planned.",
                "Perhaps write its doses out.");
          }
          unheard(item, path, u);
          return Optional.of(new Found(u.course(), u.byWeight()));
        }
      }
    } catch (IOException e) {
      root.complaints().add(item.value("course").orElse(item.node()),
          "The course file \"" + Written.shown(path) + "\" cannot be read.",
          "Perhaps it is meant from another folder; paths are relative to the trial file.");
    }
    return Optional.empty();
  }

  /// What a trial would pass over in silence.
  private void unheard(Section item, String path, CourseReading.Understood read) {
    var course = read.course();
    if (!course.stress().isEmpty()) {
      unheard(item, path,
          "says what happens under \"stress\", but the life of each person in a trial is drawn",
          "Perhaps set \"background stress\" under \"people\".");
    }
    if (!course.experiments().isEmpty()) {
      unheard(item, path, "holds \"experiments\", which a trial does not carry out", "Perhaps remove them.");
    }
    if (read.dosed().size() > 1) {
      unheard(item, path, "gives some doses in mg and some in mg/kg; in a trial all or none follow weight",
          "Perhaps write all of them in mg/kg.");
    }
  }

  private void unheard(Section item, String path, String what, String advice) {
    root.complaints().add(item.value("course").orElse(item.node()),
        "The course \"" + Written.shown(path) + "\" " + what + ".", advice);
  }

  /// A time after the start, hours.
  static Optional<Double> time(Node node, String key, Complaints complaints) {
    return Written.word(node, key, complaints).flatMap(w -> Written.parsed(node, w, key, "7 d", complaints))
        .flatMap(q -> {
          if (!q.unit().sameDimension(Unit.parse("h")) || !(q.in(Unit.parse("h")) > 0)) {
            complaints.add(node,
                "A visit before the first dose, or no time: " + Written.plain(q.value()) + " " + q.unit()
                    + ".",
                "Perhaps write a time after the start, such as 7 d.");
            return Optional.empty();
          }
          if (q.in(Unit.parse("h")) > 24 * LONGEST_D) {
            complaints.add(node, Written.plain(q.value()) + " " + q.unit() + " is longer than "
                + Written.plain(LONGEST_D) + " d, the most of a virtual trial.",
                "Perhaps the unit or the decimal point is a slip.");
            return Optional.empty();
          }
          return Optional.of(q.in(Unit.parse("h")));
        });
  }
}
