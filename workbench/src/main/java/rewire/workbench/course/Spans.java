package rewire.workbench.course;

import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads `from` and `to`; without them a span reaches from time 0 to the end of the course.
record Spans(Days days) {

  /// A stretch of the course in hours.
  ///
  /// @param standing whether it began before the course
  record Span(double fromH, double toH, boolean standing) {}

  /// What `from` says of something that was there before.
  static final String BEFORE = "before the course";

  Optional<Span> read(Section item) {
    var complaints = item.complaints();
    boolean standing = item.value("from")
        .filter(n -> n instanceof ScalarNode s && s.getValue().strip().equalsIgnoreCase(BEFORE)).isPresent();
    var from = standing
        ? OptionalDouble.of(0)
        : item.value("from").map(n -> days.time(n, "from", complaints)).orElse(OptionalDouble.of(0));
    var to = item.value("to").map(n -> days.time(n, "to", complaints)).orElse(OptionalDouble.of(days.endH()));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (to.getAsDouble() <= from.getAsDouble()) {
      complaints.add(item.key(item.has("to") ? "to" : "from"),
          Written.sentence(item.what()) + " ends on day " + Written.plain(to.getAsDouble() / 24)
              + ", not after it begins, day " + Written.plain(from.getAsDouble() / 24) + ".",
          "Perhaps \"from\" and \"to\" are exchanged.");
      return Optional.empty();
    }
    return Optional.of(new Span(from.getAsDouble(), to.getAsDouble(), standing));
  }
}
