package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published schema and the reader know the same keys and words, and agree on what is a course.
class SchemaTest {

  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode TEXT = JSON.readTree(read(ROOT.resolve("docs/course.schema.json")));
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
      .getSchema(TEXT);
  private static final CareTables TABLES = CareTables.shipped();

  @ParameterizedTest
  @MethodSource("courses")
  void exampleOrTemplateIsValid(String name, String text) {
    assertEquals(List.of(), SCHEMA.validate(json(text)).stream().map(Object::toString).toList(), name);
  }

  @Test
  void schemaAndReaderKnowTheSameKeys() {
    for (var section : Keys.bySection().entrySet()) {
      var part = section.getKey().equals("course") ? TEXT : TEXT.path("$defs").path(section.getKey());
      assertEquals(new TreeSet<>(section.getValue()), names(part.path("properties").propertyNames()),
          section.getKey());
      assertFalse(part.path("additionalProperties").asBoolean(true), section.getKey());
    }
  }

  @Test
  void schemaAndReaderKnowTheSameWords() {
    assertWords(TABLES.modalities().keySet(), "therapy", "modality");
    assertWords(DoseReader.DRUGS.keySet(), "dose", "drug");
    assertWords(DoseReader.ROUTES.keySet(), "dose", "route");
    assertWords(CareReader.KINDS.keySet(), "practice", "kind");
    assertWords(CareReader.EXPERIMENTS, "experiment", "input");
    assertWords(PersonReader.CONDITIONS.keySet(), "person", "condition");
    assertWords(MedicineReader.BENZODIAZEPINES.keySet(), "benzodiazepine", "drug");
    assertEquals(new TreeSet<>(TABLES.resistance().keySet()),
        words(TEXT.at("/$defs/person/properties/resistance stage/enum")));
    assertEquals(new TreeSet<>(TABLES.scales().keySet()), words(TEXT.at("/$defs/scale/enum")));
    var histories = new TreeSet<>(TABLES.rules().histories());
    histories.add("none");
    assertEquals(histories, words(TEXT.at("/$defs/history/enum")));
  }

  @Test
  void whatTheReaderRefusesByKeyOrWordTheSchemaRefusesToo() {
    var good = text("examples/single-infusion.yaml");
    for (var change : Map
        .of("dose: 0.5 mg/kg", "dose: 0.5", "route: infusion", "route: infuse", "day: 0", "dya: 0",
            "weight: 70 kg", "weight: 70", "sex: female", "sex: f", "over: 40 min", "over: forty")
        .entrySet()) {
      assertTrue(good.contains(change.getKey()), change.getKey());
      var bad = good.replace(change.getKey(), change.getValue());
      assertFalse(SCHEMA.validate(json(bad)).isEmpty(), change.getValue());
    }
  }

  @Test
  void fullTemplateShowsEveryKey() {
    var text = Templates.text("full").orElseThrow();
    for (var section : Keys.bySection().entrySet()) {
      for (var key : section.getValue()) {
        if (!key.equals("level")) {
          assertTrue(text.contains(key + ":"), section.getKey() + ": " + key);
        }
      }
    }
  }

  static Stream<Object[]> courses() throws IOException {
    var out = new ArrayList<Object[]>();
    try (var files = Files.list(ROOT.resolve("examples"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        out.add(new Object[] {file.getFileName().toString(), read(file)});
      }
    }
    Templates.all().keySet().forEach(n -> out.add(new Object[] {n, Templates.text(n).orElseThrow()}));
    assertTrue(out.size() > 20, "looked in the wrong place");
    return out.stream();
  }

  private static void assertWords(Collection<String> known, String section, String key) {
    assertEquals(new TreeSet<>(known),
        words(TEXT.path("$defs").path(section).path("properties").path(key).path("enum")),
        section + ": " + key);
  }

  private static Set<String> words(JsonNode list) {
    var out = new TreeSet<String>();
    list.forEach(n -> out.add(n.asString()));
    return out;
  }

  private static Set<String> names(Collection<String> names) {
    return new TreeSet<>(names);
  }

  private static JsonNode json(String yaml) {
    var settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return JSON.valueToTree(new Load(settings).loadFromString(yaml));
  }

  private static String text(String name) {
    return read(ROOT.resolve(name));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
