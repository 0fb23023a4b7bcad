package rewire.exchange.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rewire.exchange.table.TableFile.Format;

/// The Parquet files are read back by Hardwood, a reader that shares no code with the writer.
class TableFileTest {
  private static final List<Column> COLUMNS = List.of(Column.text("course", "Course"),
      Column.count("person", "Person"), Column.number("time_h", "h", "Time"),
      Column.number("receptors.bI", "1", "Block of \"I\", é"));
  private static final double[] ODD = {0, -0.0, 1 / 3.0, 1e-320, Double.MAX_VALUE, -1e15, 5};

  @TempDir
  private Path folder = Path.of("");

  @Test
  void parquetIsReadBackByAnotherReaderToTheLastBit() throws IOException {
    write(Format.PARQUET, folder);

    try (var file = ParquetFileReader.open(InputFile.of(folder.resolve("table.parquet")))) {
      var metadata = file.getFileMetaData();
      assertEquals(ODD.length, metadata.numRows());
      assertEquals("h", metadata.keyValueMetadata().get("unit.time_h"));
      assertEquals("Block of \"I\", é", metadata.keyValueMetadata().get("label.receptors.bI"));
      assertFalse(metadata.keyValueMetadata().containsKey("unit.course"));
      try (var rows = file.rowReader()) {
        for (int i = 0; i < ODD.length; i++) {
          assertTrue(rows.hasNext());
          rows.next();
          assertEquals(i % 2 == 0 ? "A" : "B, é", rows.getString("course"));
          assertEquals(Long.MAX_VALUE - i, rows.getLong("person"));
          assertEquals(Double.doubleToRawLongBits(ODD[i]),
              Double.doubleToRawLongBits(rows.getDouble("time_h")));
          assertEquals(i == 3, rows.isNull("receptors.bI"), "a missing number is missing");
        }
        assertFalse(rows.hasNext());
      }
    }
  }

  @Test
  void csvLeavesAMissingNumberEmptyAndGivesTheSameDoubles() throws IOException {
    write(Format.CSV, folder);

    var lines = Files.readAllLines(folder.resolve("table.csv"));
    assertEquals("course,person,time_h,receptors.bI", lines.getFirst());
    assertEquals("A,9223372036854775807,0,2", lines.get(1));
    assertEquals("\"B, é\",9223372036854775804,1.0E-320,", lines.get(4));
  }

  @ParameterizedTest
  @EnumSource
  void sameRowsAreTheSameBytes(Format format) throws IOException {
    var other = Files.createDirectory(folder.resolve("other"));

    write(format, folder);
    write(format, other);

    assertArrayEquals(Files.readAllBytes(folder.resolve("table" + format.ending())),
        Files.readAllBytes(other.resolve("table" + format.ending())));
  }

  @ParameterizedTest
  @EnumSource
  void rowThatIsTooShortIsAFault(Format format) throws IOException {
    try (var table = TableFile.create(format, folder, "table", COLUMNS)) {
      table.text("A").count(1);

      assertThrows(IllegalStateException.class, table::end);
    }
  }

  @Test
  void anExistingParquetFileIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("table.parquet"), "mine");

    assertThrows(FileAlreadyExistsException.class, () -> write(Format.PARQUET, folder));
    assertEquals("mine", Files.readString(folder.resolve("table.parquet")));
  }

  private static void write(Format format, Path folder) throws IOException {
    try (var table = TableFile.create(format, folder, "table", COLUMNS)) {
      for (int i = 0; i < ODD.length; i++) {
        table.text(i % 2 == 0 ? "A" : "B, é").count(Long.MAX_VALUE - i).number(ODD[i])
            .number(i == 3 ? Double.NaN : 2).end();
      }
    }
  }
}
