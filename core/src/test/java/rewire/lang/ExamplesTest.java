package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of the language by example.
class ExamplesTest {
  private static final Examples VALID = Examples.of("valid");
  private static final Examples INVALID = Examples.of("invalid");
  /// Rules that speak about sizes, encodings, parameter sets or swaps, tested in LimitsTest,
  /// ParameterSetTest, SwapTest and SideTablesTest.
  private static final Set<String> ELSEWHERE = Set.of("M001", "M005", "M090", "M091", "M092", "M093",
      "M094");

  static Stream<String> valid() {
    return VALID.names().stream();
  }

  static Stream<String> invalid() {
    return INVALID.names().stream();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void rightExampleIsUnderstood(String name) {
    var reading = ModelReader.read(VALID.folder(name));

    assertInstanceOf(Reading.Understood.class, reading, () -> ((Reading.Refused) reading).render());
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void wrongExampleIsRefusedOnceWithItsCodeAndPlace(String name) {
    var folder = INVALID.folder(name);

    var refused = assertInstanceOf(Reading.Refused.class, ModelReader.read(folder));

    var expected = Examples.Expected.of(folder);
    var complaint = refused.complaints().getFirst();
    assertEquals(expected.code() + " " + expected.place(), complaint.code() + " " + complaint.at(),
        refused::render);
    assertEquals(1, refused.complaints().size(), refused::render);
    assertTrue(complaint.advice().startsWith("Perhaps "), complaint::render);
    assertTrue(complaint.message().endsWith("."), complaint::render);
  }

  @Test
  void everyRuleHasAWrongExample() {
    var shown = new TreeSet<>(ELSEWHERE);

    INVALID.names().forEach(n -> shown.add(Examples.Expected.of(INVALID.folder(n)).code()));

    assertEquals(codes(), shown);
  }

  @Test
  void everyRuleIsInTheManual() throws IOException {
    var manual = Files.readString(Path.of(System.getProperty("rewire.root"), "docs/antimony.md"));

    var missing = new TreeSet<>(codes());
    missing.removeIf(manual::contains);

    assertEquals(Set.of(), missing);
  }

  private static Set<String> codes() {
    var codes = new TreeSet<String>();
    Arrays.stream(Rule.values()).forEach(r -> codes.add(r.name()));
    return codes;
  }
}
