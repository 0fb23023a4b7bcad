package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rewire.course.Course;
import rewire.workbench.Engine.Start;
import rewire.workbench.course.ClinicCheck.Finding;
import rewire.workbench.course.ClinicRules.Level;
import rewire.workbench.course.Complaint;
import rewire.workbench.course.CourseReading.Understood;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What `course check` says about one file.
///
/// @param complaints why it cannot be run; empty when it can
/// @param severity   how the severity that is asked for is reached; empty when none is asked for
record CheckPage(Path file, List<Complaint> complaints, Optional<Understood> understood,
    List<Finding> findings,
    String severity) {

  /// The stress that the tables call plausible; beyond it the person is hard to move.
  private static final double PLAUSIBLE_STRESS = 1;

  boolean valid() {
    return complaints.isEmpty();
  }

  static Complaint whole(Path file, String text) {
    var lines = text.lines().toList();
    return new Complaint(file.toString(), 0, 0, lines.getFirst(),
        String.join("\n", lines.subList(1, lines.size())), "");
  }

  static String reached(Course course, Start.At at) {
    return String.format(Locale.ROOT,
        "MADRS %.1f before the course is reached by a background stress of %.2f (model units, hypothesis)%s.",
        course.person().severity().orElseThrow().madrs(), at.backgroundStress(),
        at.backgroundStress() > PLAUSIBLE_STRESS
            ? "; the tables call 0.1 to 1 plausible, and a person under more responds little"
            : "");
  }

  String text(int width) {
    var out = new StringBuilder();
    if (!valid()) {
      for (var complaint : complaints) {
        out.append(out.isEmpty() ? "" : "\n").append(complaint.text()).append('\n');
      }
      return out.append('\n').append(file).append(": cannot be run.\n").toString();
    }
    out.append(file).append(": can be run.\n");
    var good = understood.orElseThrow();
    for (var remark : good.remarks()) {
      out.append("\nNote: ").append(remark.text()).append('\n');
    }
    section(out, "Contraindicated", Level.CONTRAINDICATED, width);
    section(out, "Warnings", Level.WARNING, width);
    section(out, "To be kept in mind", Level.REMINDER, width);
    section(out, "Medicines that change nothing in the model", Level.NOTE, width);
    section(out, "Counted (no evidence-based cut-offs)", Level.COUNT, width);
    var notes = good.course().notes();
    if (!notes.isEmpty() || !severity.isEmpty()) {
      out.append("\nWhat the model makes of it\n");
      if (!severity.isEmpty()) {
        out.append(Wrapped.text("  - ", severity, width));
      }
      notes.forEach(n -> out.append(Wrapped.text("  - ", n, width)));
    }
    if (findings.isEmpty()) {
      out.append("\nNo ketamine is given; the rules of the clinic are about ketamine.\n");
    } else {
      out.append("\nV seen in its source, R recalled, D suggested without evidence. Not medical advice.\n");
    }
    return out.toString();
  }

  private void section(StringBuilder out, String title, Level level, int width) {
    var these = findings.stream().filter(f -> f.rule().level() == level).toList();
    if (these.isEmpty()) {
      return;
    }
    out.append('\n').append(title).append('\n');
    for (var finding : these) {
      var rule = finding.rule();
      out.append(Wrapped.text("  " + rule.id() + "  ", finding.sentence()
          + (level == Level.COUNT ? "" : " [" + rule.source() + ", " + rule.flag() + "]"), width));
    }
  }

  ObjectNode json() {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("file", file.toString()).put("valid", valid());
    var bad = node.putArray("complaints");
    complaints.forEach(c -> complaint(bad.addObject(), c));
    var remarks = node.putArray("remarks");
    understood.ifPresent(u -> u.remarks().forEach(c -> complaint(remarks.addObject(), c)));
    var list = node.putArray("findings");
    for (var finding : findings) {
      var rule = finding.rule();
      list.addObject().put("id", rule.id()).put("level", rule.level().word()).put("text", rule.text())
          .put("about", finding.about()).put("source", rule.source()).put("flag", rule.flag());
    }
    var notes = node.putArray("model_notes");
    understood.ifPresent(u -> u.course().notes().forEach(notes::add));
    node.put("severity", severity);
    return node;
  }

  private static void complaint(ObjectNode node, Complaint c) {
    node.put("line", c.line()).put("column", c.column()).put("reason", c.reason()).put("advice", c.advice());
  }
}
