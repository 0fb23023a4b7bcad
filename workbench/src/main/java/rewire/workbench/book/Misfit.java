package rewire.workbench.book;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Arrays;
import java.util.List;
import rewire.lang.ModelFolder;

/// A place where the model is known to disagree with what was seen.
public record Misfit(int number, List<String> mechanisms, String text) {
  public Misfit {
    mechanisms = List.copyOf(mechanisms);
  }

  /// The misfits in `misfits.csv` beside a model; none when it has no such table.
  public static List<Misfit> of(ModelFolder folder) {
    return folder.text("misfits.csv")
        .map(text -> CsvReader.builder().ofNamedCsvRecord(text).stream()
            .map(r -> new Misfit(Integer.parseInt(r.getField("number").strip()),
                Arrays.stream(r.getField("mechanism").split(";", -1)).map(String::strip).toList(),
                r.getField("text")))
            .toList())
        .orElse(List.of());
  }
}
