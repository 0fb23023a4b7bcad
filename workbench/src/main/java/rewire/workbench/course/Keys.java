package rewire.workbench.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every key that a course file may hold, section by section. The reader knows no other, and a test holds
/// `docs/course.schema.json` to this list.
final class Keys {
  static final List<String> COURSE = List.of("course", "source", "study", "person", "start date",
      "day starts at",
      "follow for", "doses", "stop", "therapy", "practices", "medicines", "stress", "measure", "scores",
      "experiments");
  static final List<String> PERSON = List.of("weight", "age", "sex", "condition", "severity",
      "background stress",
      "resistance stage", "ssri responsiveness", "genotype", "japanese", "blood pressure", "history");
  static final List<String> DOSE = List.of("drug", "route", "dose", "over", "concentration", "day", "days",
      "repeat",
      "from", "at", "missed");
  static final List<String> STOP = List.of("if", "day", "days", "repeat", "from", "at", "before");
  static final List<String> THERAPY = List.of("modality", "length", "day", "days", "repeat", "from", "at");
  static final List<String> PRACTICE = List.of("kind", "level", "daily", "at", "from", "to");
  static final List<String> TAKEN = List.of("drug", "from", "to");
  static final List<String> BENZODIAZEPINE = List.of("drug", "dose", "day", "days", "repeat", "from", "at");
  static final List<String> PROPOFOL = List.of("drug", "rate", "over", "day", "days", "repeat", "from", "at");
  static final List<String> STRESS = List.of("level", "from", "to");
  static final List<String> MEASURE = List.of("scale", "day", "days", "repeat", "from", "at");
  static final List<String> SCORE = List.of("scale", "day", "value");
  static final List<String> EXPERIMENT = List.of("input", "value", "from", "to");

  private Keys() {}

  /// Sections by the names that the schema gives them.
  static Map<String, List<String>> bySection() {
    var map = new LinkedHashMap<String, List<String>>();
    map.put("course", COURSE);
    map.put("person", PERSON);
    map.put("dose", DOSE);
    map.put("stop", STOP);
    map.put("therapy", THERAPY);
    map.put("practice", PRACTICE);
    map.put("taken", TAKEN);
    map.put("benzodiazepine", BENZODIAZEPINE);
    map.put("propofol", PROPOFOL);
    map.put("stress", STRESS);
    map.put("measure", MEASURE);
    map.put("score", SCORE);
    map.put("experiment", EXPERIMENT);
    return map;
  }
}
