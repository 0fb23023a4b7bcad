package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.lang.Reading.Refused;
import rewire.lang.Reading.Understood;

/// Texts nobody would write in good faith.
class LimitsTest {

  @Test
  void hundredThousandParenthesesAreRefusedWithoutStackOverflow() {
    assertEquals("M002", firstCode("x := " + "(".repeat(100_000) + "1" + ")".repeat(100_000)));
  }

  @Test
  void hundredThousandOpenParenthesesAreRefused() {
    assertEquals("M002", firstCode("x := " + "(".repeat(100_000)));
  }

  @Test
  void aHundredThousandTermsAreNotTooMany() {
    var sum = "x := 1" + " + 1".repeat(100_000) + "\nx has dimensionless; x is \"Sum\"";

    assertInstanceOf(Understood.class, read(sum));
  }

  @Test
  void aHundredThousandMinusSignsAreNotTooMany() {
    assertInstanceOf(Understood.class,
        read("x := " + "-".repeat(100_000) + "1\nx has dimensionless; x is \"Plus or minus one\""));
  }

  @Test
  void chainOfManyMaximaIsRefused() {
    assertEquals("M003",
        firstCode("x := max(1" + ", 1".repeat(100_000) + ")\nx has dimensionless; x is \"One\""));
  }

  @Test
  void fullNestingFitsIntoAThreadOfOrdinarySize() throws InterruptedException {
    var nested = "x := " + "1 + 2*-exp(".repeat(199) + "1" + ")".repeat(199)
        + "\nx has dimensionless; x is \"x\"";
    var readings = new LinkedBlockingQueue<Reading>();

    var thread = new Thread(null, () -> readings.add(read(nested)), "small", 1 << 20);
    thread.start();
    thread.join();

    assertInstanceOf(Understood.class, readings.remove());
  }

  @Test
  void longChainOfAssignmentsIsOrderedWithoutRecursion() {
    var text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("x%1$d := x%2$d; x%1$d has dimensionless; x%1$d is \"x\"\n".formatted(i, i + 1));
    }
    text.append("x5000 := 1; x5000 has dimensionless; x5000 is \"x\"");

    var model = assertInstanceOf(Understood.class, read(text.toString())).model();

    assertEquals("example.x5000", model.assignments().getFirst().id());
  }

  @Test
  void moreSymbolsThanAllowedAreRefused() {
    var text = new StringBuilder();
    for (int i = 0; i <= Limits.SYMBOLS; i++) {
      text.append('x').append(i).append(":=1\n");
    }

    assertEquals("M003", firstCode(text.toString()));
  }

  @Test
  void fileLargerThanAMillionBytesIsRefused() {
    assertEquals("M001", firstCode("// " + "x".repeat(Limits.FILE_BYTES)));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("01-a.ant"), new byte[] {'m', (byte) 0xff, (byte) 0xfe});

    var refused = assertInstanceOf(Refused.class, ModelReader.read(ModelFolder.at(folder)));

    assertEquals("M001", refused.complaints().getFirst().code());
  }

  @Test
  void folderWithoutModelFilesIsRefused() {
    var refused = assertInstanceOf(Refused.class, ModelReader.read(ModelFolder.of("empty", Map.of())));

    assertEquals("M005", refused.complaints().getFirst().code());
  }

  @Test
  void linkOutOfTheFolderIsNotFollowed(@TempDir Path folder, @TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("secret.ant"), "unit mg = gram");
    Files.createSymbolicLink(folder.resolve("common.ant"), outside.resolve("secret.ant"));
    Files.writeString(folder.resolve("01-a.ant"), "import \"common.ant\"\nmodel a()\nend\n");

    var refused = assertInstanceOf(Refused.class, ModelReader.read(ModelFolder.at(folder)));

    assertEquals("M004", refused.complaints().getFirst().code());
  }

  @Test
  void folderThatIsNotThereIsAnIoException() {
    assertThrows(IOException.class, () -> ModelFolder.at(Path.of("no/such/folder")));
    assertThrows(IOException.class, () -> ModelFolder.onClassPath("no/such/folder"));
  }

  @Test
  void aThousandWrongLinesGiveAtMostAHundredComplaints() {
    var refused = assertInstanceOf(Refused.class, read("x = = 1\n".repeat(1000)));

    assertEquals(Limits.COMPLAINTS, refused.complaints().size());
  }

  /// Mutilated texts must give an answer, never an exception.
  @Test
  void brokenTextsNeverThrow() {
    var valid = Examples.of("valid");
    var random = new Random(7);
    for (var name : valid.names()) {
      var folder = valid.folder(name);
      for (int i = 0; i < 20; i++) {
        var texts = new TreeMap<String, String>();
        folder.files().forEach(f -> texts.put(f, mutilated(folder.text(f).orElseThrow(), random)));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
          if (ModelReader.read(ModelFolder.of("broken", texts)) instanceof Refused refused) {
            refused.render();
          }
        }, texts::toString);
      }
    }
  }

  private static String mutilated(String text, Random random) {
    var signs = "()=:;'\"-+*/^<>!&|,. \nendx0%\\§";
    var out = new StringBuilder(text);
    for (int i = 0; i < 1 + random.nextInt(3) && !out.isEmpty(); i++) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(3)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, signs.charAt(random.nextInt(signs.length())));
        default -> out.delete(at, Math.min(out.length(), at + random.nextInt(30)));
      }
    }
    return out.toString();
  }

  private static String firstCode(String statements) {
    var reading = read(statements);
    return reading instanceof Refused refused ? refused.complaints().getFirst().code() : "understood";
  }

  private static Reading read(String statements) {
    return ModelReader.read(ModelFolder.of("example",
        Map.of("01-example.ant", "model example()\n" + statements + "\nend\n")));
  }
}
