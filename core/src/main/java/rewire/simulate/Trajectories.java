package rewire.simulate;

import java.util.List;
import java.util.NoSuchElementException;

/// Every state and read-out of one run over time.
///
/// @param timeH   hours from time 0, ascending; where an input steps, the value is the one just before the step
/// @param columns one per state and read-out, each as long as `timeH`
public record Trajectories(double[] timeH, List<Column> columns) {
  public Trajectories {
    columns = List.copyOf(columns);
  }

  /// One quantity over time.
  ///
  /// @param name   corridor name (`bI`) where the quantity has one, else its flat name (`receptors.cS`)
  /// @param id     flat name `mechanism.symbol`
  /// @param label  what a reader sees
  /// @param unit   unit text
  /// @param kind   state or read-out
  /// @param values one per time
  public record Column(String name, String id, String label, String unit, Kind kind, double[] values) {}

  /// Whether a column moves by a rate or follows at once.
  public enum Kind {
    STATE, READOUT
  }

  /// Whether there is a column of a corridor or flat name.
  public boolean has(String name) {
    return columns.stream().anyMatch(c -> c.name().equals(name) || c.id().equals(name));
  }

  /// The column of a corridor or flat name.
  ///
  /// @throws NoSuchElementException when there is none
  public Column column(String name) {
    for (var column : columns) {
      if (column.name().equals(name) || column.id().equals(name)) {
        return column;
      }
    }
    throw new NoSuchElementException("No quantity is named " + name + ".");
  }

  /// The value of a quantity at a time, linear between the times that are there.
  public double at(String name, double hour) {
    return at(column(name), hour);
  }

  /// As [#at(String, double)] for a column at hand.
  public double at(Column column, double hour) {
    int after = java.util.Arrays.binarySearch(timeH, hour);
    if (after >= 0) {
      return column.values()[after];
    }
    after = -after - 1;
    if (after == 0 || after == timeH.length) {
      throw new IllegalArgumentException(
          "Hour " + hour + " lies outside " + timeH[0] + " to " + timeH[timeH.length - 1] + ".");
    }
    double share = (hour - timeH[after - 1]) / (timeH[after] - timeH[after - 1]);
    return column.values()[after - 1] + share * (column.values()[after] - column.values()[after - 1]);
  }
}
