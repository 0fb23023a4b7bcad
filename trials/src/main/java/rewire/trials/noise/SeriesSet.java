package rewire.trials.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rewire.trials.data.Sheet;

/// A set of rating series: where it lies, how it is taken apart, whose it is. The layout of `sets.csv`, one row each.
///
/// @param scales  of the file that are looked at
/// @param byArm   whether arms are looked at one by one
/// @param from    first time that is used, in days or occasions
/// @param where   rows that are used
/// @param time    column of days since the start, or of occasions
/// @param visit   column of scheduled visits, for who leaves; empty when there are none
/// @param unit    of time in the results: week, day or occasion
/// @param carried whether the program may carry the data
public record SeriesSet(String set, String file, List<String> scales, Model model, boolean byArm, double from,
    Optional<Sheet.Filter> where, String time, Optional<String> visit, Unit unit, String title,
    String licence,
    String source, boolean carried) {

  /// How a person's ratings are described; see [rewire.trials.mixed.GrowthCurve].
  public enum Model {
    SHARED_LINE, LINE, LEVEL_AND_WANDERING, SHARED_LINE_AND_WANDERING;

    /// Whether there is a mean slope.
    boolean sloped() {
      return this != LEVEL_AND_WANDERING;
    }

    /// Whether each person has a slope.
    boolean ownSlope() {
      return this == LINE;
    }

    boolean wandering() {
      return this == LEVEL_AND_WANDERING || this == SHARED_LINE_AND_WANDERING;
    }

    /// As `sets.csv` writes it.
    public String words() {
      return switch (this) {
        case SHARED_LINE -> "shared-line";
        case LINE -> "line";
        case LEVEL_AND_WANDERING -> "level+wandering";
        case SHARED_LINE_AND_WANDERING -> "shared-line+wandering";
      };
    }

    static Model named(String text) {
      return Stream.of(values()).filter(m -> m.words().equals(text)).findFirst()
          .orElseThrow(() -> new IllegalArgumentException("the model is \"" + text
              + "\".\nPerhaps shared-line, line, level+wandering or shared-line+wandering"));
    }
  }

  /// A unit of time.
  ///
  /// @param size in what the time column counts
  public record Unit(String name, double size) {
    static Unit named(String text) {
      return switch (text) {
        case "week" -> new Unit(text, 7);
        case "day", "occasion" -> new Unit(text, 1);
        default -> throw new IllegalArgumentException("the unit is \"" + text
            + "\".\nPerhaps week, day or occasion");
      };
    }
  }

  public SeriesSet {
    scales = List.copyOf(scales);
  }

  /// Sets, or what is wrong with the list of them.
  public record Reading(List<SeriesSet> sets, List<String> faults) {}

  /// Reads `sets.csv`.
  public static Reading read(Sheet sheet) {
    var faults = new ArrayList<>(sheet.faults());
    var sets = new ArrayList<SeriesSet>();
    for (var row : sheet.rows()) {
      try {
        sets.add(of(sheet, row));
      } catch (IllegalArgumentException e) {
        faults.add(sheet.name() + ":" + row.line() + ": " + e.getMessage() + ".");
      }
    }
    return new Reading(sets, faults);
  }

  private static SeriesSet of(Sheet sheet, Sheet.Row row) {
    var where = Optional.of(sheet.cell(row, "where")).filter(w -> !w.isEmpty()).map(w -> {
      int at = w.indexOf('=');
      return new Sheet.Filter(w.substring(0, Math.max(0, at)), w.substring(at + 1));
    });
    return new SeriesSet(sheet.cell(row, "set"), sheet.cell(row, "file"),
        Stream.of(sheet.cell(row, "scales").split(";", -1)).map(String::strip).toList(),
        Model.named(sheet.cell(row, "model")), sheet.cell(row, "by_arm").equals("yes"),
        Double.parseDouble(sheet.cell(row, "from_day")), where, sheet.cell(row, "time"),
        Optional.of(sheet.cell(row, "visit")).filter(v -> !v.isEmpty()), Unit.named(sheet.cell(row, "unit")),
        sheet.cell(row, "title"), sheet.cell(row, "licence"), sheet.cell(row, "source"),
        sheet.cell(row, "carried").equals("yes"));
  }
}
