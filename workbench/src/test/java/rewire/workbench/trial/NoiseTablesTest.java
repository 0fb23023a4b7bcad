package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.trials.data.Sheet;
import rewire.trials.noise.NoiseStudy.Findings;
import rewire.trials.noise.NoiseStudy.Leaving;
import rewire.trials.noise.SeriesSet;

class NoiseTablesTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void leavingIsCountedInWeeksAndNamesAllItsSets() throws IOException {
    var a = set("a", "nominal_week");
    var b = set("b", "nominal_week");
    var months = set("c", "nominal_month");
    // 20 people for the two weeks after visit 2, 10 for a week: 50 weeks in which 3 left
    var findings = new Findings(List.of(), List.of(new Leaving(a, "", "2", "4", 20, 2),
        new Leaving(b, "", "0", "1", 10, 1), new Leaving(months, "", "0", "2", 10, 9)), List.of());

    NoiseTables.write(findings, ObservationTables.shipped(), folder);

    var row = Files.readAllLines(folder.resolve("trial_effects.csv")).stream()
        .filter(l -> l.contains("leave_weekly")).findFirst().orElseThrow();
    assertTrue(row.contains(",0.06,"), row);
    assertTrue(row.contains(",a + b,"), row);
  }

  private static SeriesSet set(String name, String visit) throws IOException {
    var text = "set,file,scales,model,by_arm,from_day,where,time,visit,unit,title,licence,source,carried\n"
        + name
        + "," + name + ".csv,HAMD17,line,no,0,,time_d," + visit + ",week,,CC0,own,no\n";
    var read = SeriesSet.read(Sheet.read("sets.csv",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), List.of()));
    assertEquals(List.of(), read.faults());
    return read.sets().getFirst();
  }
}
