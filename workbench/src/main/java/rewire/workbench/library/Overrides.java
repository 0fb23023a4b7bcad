package rewire.workbench.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of `overrides.csv` that can be used, and complaints about the others.
record Overrides(List<Otherwise> lines, List<Complaint> complaints) {
  static final Overrides NONE = new Overrides(List.of(), List.of());

  Overrides {
    lines = List.copyOf(lines);
    complaints = List.copyOf(complaints);
  }

  static Overrides read(Path folder, String text) throws IOException {
    var file = folder.resolve("overrides.csv").toString();
    var lines = new ArrayList<Otherwise>();
    var complaints = new ArrayList<Complaint>();
    Library.each(file, text, Otherwise.COLUMNS, r -> r.text("trial") + " " + r.text("arm"), NONE,
        (r, line) -> line(folder, file, r, line), (_, o) -> {
          if (lines.stream().anyMatch(l -> l.trial().equals(o.trial()) && l.column().equals(o.column())
              && l.arm().equals(o.arm()))) {
            throw new Row.Bad("column", o.column() + " of this arm is given before");
          }
          lines.add(o);
        }, complaints::add);
    return new Overrides(lines, complaints);
  }

  private static Otherwise line(Path folder, String file, Row r, long line) {
    var column = r.needed("column");
    if (!Otherwise.KNOWN.contains(column)) {
      throw new Row.Bad("column", "the column " + column + " cannot be read otherwise; these can: "
          + String.join(", ", Otherwise.KNOWN.stream().sorted().toList()));
    }
    var value = r.text("value");
    if (column.equals(Otherwise.COURSE)) {
      var course = folder.resolve(r.needed("value"));
      if (!Files.isRegularFile(course)) {
        throw new Row.Bad("value", "there is no course file \"" + course + "\"");
      }
      value = course.toString();
    }
    return new Otherwise(r.needed("trial"), r.text("arm"), column, value, r.needed("reason"), file, line);
  }

  /// What a row of `arms.csv` reads instead; a line about one arm goes before one about all arms of its trial.
  Map<String, String> of(Row row) {
    var out = new HashMap<String, String>();
    for (var o : lines) {
      if (o.concerns(row.text("trial"), row.text("arm"))
          && (!o.arm().isEmpty() || !out.containsKey(o.column()))) {
        out.put(o.column(), o.value());
      }
    }
    return out;
  }

  /// Lines that are used by some arm.
  List<Otherwise> of(Collection<Arm> arms) {
    return lines.stream().filter(o -> arms.stream().anyMatch(a -> o.concerns(a.trial(), a.arm()))).toList();
  }

  /// Lines about trials and arms that are nowhere.
  List<Complaint> astray(Collection<Arm> arms, Set<String> bad) {
    return lines.stream().filter(o -> arms.stream().noneMatch(a -> o.concerns(a.trial(), a.arm())))
        .filter(o -> bad.stream().noneMatch(b -> o.arm().isEmpty()
            ? b.startsWith(o.trial() + " ")
            : b.equals(o.trial() + " " + o.arm())))
        .map(o -> new Complaint(o.file(), o.line(), o.arm().isEmpty() ? 1 : 2, o.trial() + " " + o.arm(),
            "arms.csv has no " + (o.arm().isEmpty() ? "trial " : "arm ")
                + (o.trial() + " " + o.arm()).strip()))
        .toList();
  }

  /// A value that an arm cannot have.
  Complaint complaint(Row row, Row.Bad e) {
    var line = lines.stream()
        .filter(o -> o.concerns(row.text("trial"), row.text("arm")) && o.column().equals(e.column()))
        .reduce((x, y) -> x.arm().isEmpty() ? y : x).orElseThrow();
    return new Complaint(line.file(), line.line(), Otherwise.COLUMNS.indexOf("value") + 1,
        row.text("trial") + " " + row.text("arm"), String.valueOf(e.getMessage()));
  }
}
