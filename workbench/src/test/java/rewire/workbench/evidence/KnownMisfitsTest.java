package rewire.workbench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rewire.evidence.Progress;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.book.Misfit;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;

/// The page of known misfits says what the evidence says, and every miss was looked into.
class KnownMisfitsTest {
  private static final Path PAGE = Path.of(System.getProperty("rewire.root", ".."))
      .resolve("docs/known-misfits.md");

  private static OpenedModel.Good model() {
    return assertInstanceOf(OpenedModel.Good.class,
        OpenedModel.of(new ModelChoice(Optional.empty(), "default", List.of(), Map.of())));
  }

  @Test
  void thePageIsWhatTheCommandPrints() throws IOException {
    var opened = model();
    var page = KnownMisfits.shipped(opened.folder(), opened.published(), opened.model());
    if (Boolean.getBoolean("rewire.rewrite")) {
      Files.writeString(PAGE, page);
    }

    assertEquals(page, Files.readString(PAGE).replace("\r\n", "\n"));
    assertFalse(page.contains("Nobody has looked into it."), "every miss has its reading");
  }

  @Test
  void noReadingIsOfARowThatIsMetUnderBothSets() {
    var opened = model();
    var table = assertInstanceOf(Table.Reading.Understood.class, PkTable.read("t.csv", PkTable.shipped()))
        .table();
    var rows = PkTable.rows(table, Interactions.shipped());
    var missed = new HashSet<String>();
    for (var each : List.of(opened.published(), opened.model())) {
      PkComparison.of(rows, each, Progress.SILENT).missed().forEach(l -> missed.add(l.row().id()));
      assertInstanceOf(MechanismMap.Reading.Understood.class, MechanismMap.shipped()).map()
          .compare(each, Progress.SILENT).misses().forEach(f -> missed.add(f.id()));
    }

    assertTrue(missed.containsAll(Readings.shipped().rows()), "stale: " + Readings.shipped().rows());
  }

  @Test
  void misfitsThatReadingsNameAreListed() {
    var numbers = Misfit.of(model().folder()).stream().map(m -> String.valueOf(m.number())).toList();

    for (var row : Readings.shipped().rows()) {
      var misfit = Readings.shipped().of(row).orElseThrow().misfit();
      assertTrue(misfit.isEmpty() || numbers.contains(misfit), row);
    }
  }
}
