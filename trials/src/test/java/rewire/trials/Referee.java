package rewire.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rewire.trials.data.Layout;
import rewire.trials.data.RatingReader;
import rewire.trials.data.Sheet;

/// The two referee trials that the project carries; see evidence/individual.
public final class Referee {
  public static final Path FOLDER = Path.of(System.getProperty("rewire.root", ".."), "evidence",
      "individual");

  private Referee() {}

  /// Hamilton ratings at weeks 1, 2, 4 and 6 (visits 4 to 7) of 172 people.
  public static RatingTable antidepressant() throws IOException {
    return read("antidepressant_trial.csv", List.of(new Sheet.Filter("scale", "HAMD17")),
        new Layout("person", "arm", "visit", "value", Optional.empty(), Optional.of("3"),
            Optional.of("PLACEBO"), List.of(), Layout.Range.ANY));
  }

  /// An artificial trial with many gaps.
  public static RatingTable artificial() throws IOException {
    return read("mmrm_referee_artificial.csv", List.of(),
        new Layout("person", "arm", "visit", "value", Optional.empty(), Optional.empty(), Optional.of("PBO"),
            List.of("race", "sex"), Layout.Range.ANY));
  }

  private static RatingTable read(String name, List<Sheet.Filter> filters, Layout layout) throws IOException {
    try (var in = Files.newInputStream(FOLDER.resolve(name))) {
      var reading = RatingReader.read(Sheet.read(name, in, filters), layout);
      return reading.table()
          .orElseThrow(() -> new IllegalStateException(String.join("\n", reading.faults())));
    }
  }
}
