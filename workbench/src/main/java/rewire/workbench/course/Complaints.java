package rewire.workbench.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.snakeyaml.engine.v2.nodes.Node;

/// Collects complaints about one file and knows its lines.
final class Complaints {

  private final String file;
  private final List<String> lines;
  private final List<Complaint> errors = new ArrayList<>();
  private final List<Complaint> remarks = new ArrayList<>();

  Complaints(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  void add(Node where, String reason, String advice) {
    errors.add(at(where, reason, advice));
  }

  void remark(Node where, String reason, String advice) {
    remarks.add(at(where, reason, advice));
  }

  /// @param line counted from 0, as YAML marks count
  void add(int line, int column, String reason, String advice) {
    errors.add(complaint(line, column, reason, advice));
  }

  void addWhole(String reason, String advice) {
    errors.add(new Complaint(file, 0, 0, reason, advice, ""));
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  List<Complaint> errors() {
    return sorted(errors);
  }

  List<Complaint> remarks() {
    return sorted(remarks);
  }

  private Complaint at(Node where, String reason, String advice) {
    var mark = where.getStartMark();
    return mark.isPresent()
        ? complaint(mark.get().getLine(), mark.get().getColumn(), reason, advice)
        : new Complaint(file, 0, 0, reason, advice, "");
  }

  private Complaint complaint(int line, int column, String reason, String advice) {
    var source = line >= 0 && line < lines.size() ? lines.get(line) : "";
    return new Complaint(file, line + 1, column + 1, reason, advice, source);
  }

  private static List<Complaint> sorted(List<Complaint> complaints) {
    return complaints.stream().distinct()
        .sorted(Comparator.comparingInt(Complaint::line).thenComparingInt(Complaint::column)).toList();
  }
}
