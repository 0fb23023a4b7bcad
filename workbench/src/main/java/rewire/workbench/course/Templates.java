package rewire.workbench.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a writer of courses begins with: commented course files, and the schema for their editor.
public final class Templates {
  private Templates() {}

  /// Names and what they hold, in the order in which they are listed.
  public static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    all.put("single", "one infusion of ketamine");
    all.put("six", "six infusions in two weeks");
    all.put("nasal", "esketamine spray: induction, a stop rule, and maintenance by the score");
    all.put("oral", "ketamine by mouth three times a week");
    all.put("therapy", "infusions with cognitive behavioural therapy and daily practice");
    all.put("ssri", "an SSRI alone");
    all.put("full", "every key there is, explained");
    return all;
  }

  /// The text of a template.
  public static Optional<String> text(String name) {
    if (!all().containsKey(name)) {
      return Optional.empty();
    }
    return Optional.of(resource("templates/" + name + ".yaml"));
  }

  /// The JSON Schema of a course, `docs/course.schema.json`.
  public static String schema() {
    return resource("course.schema.json");
  }

  private static String resource(String file) {
    try (var in = Templates.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its file " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
