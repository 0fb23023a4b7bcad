package rewire.workbench.book;

import java.util.Arrays;
import java.util.List;
import rewire.lang.ModelFolder;
import rewire.lang.SideTables;

/// A place where the model is known to disagree with what was seen.
public record Misfit(int number, List<String> mechanisms, String text) {
  public Misfit {
    mechanisms = List.copyOf(mechanisms);
  }

  /// The misfits in `misfits.csv` beside a model; none when it has no such table. That the table is good was seen
  /// when the model was opened.
  public static List<Misfit> of(ModelFolder folder) {
    return new SideTables(folder).rows("misfits.csv", "number", "mechanism", "text").stream()
        .map(r -> new Misfit(r.count("number", r.text("number")),
            Arrays.stream(r.text("mechanism").split(";", -1)).map(String::strip).toList(), r.text("text")))
        .toList();
  }
}
