package rewire.lang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rewire.lang.Csv.Cell;
import rewire.lang.Csv.Row;
import rewire.model.Parameter;
import rewire.model.Parameter.Distribution;
import rewire.model.Parameter.Grade;
import rewire.model.Parameter.Range;
import rewire.model.Parameter.Spread;
import rewire.model.Position;
import rewire.units.Quantity;
import rewire.units.Unit;

/// Reads parameter tables, one rule per column. The parameters it makes have local names.
final class Tables {
  static final List<String> COLUMNS = List.of("symbol", "label", "value", "unit", "cv_percent",
      "distribution",
      "low", "high", "grade", "source", "note");

  private final Complaints complaints;

  private Tables(Complaints complaints) {
    this.complaints = complaints;
  }

  /// Parameters by symbol in order of the table, as far as they are understood.
  static Map<String, Parameter> read(String file, String text, Complaints complaints) {
    var tables = new Tables(complaints);
    var parameters = new LinkedHashMap<String, Parameter>();
    for (var row : Csv.read(file, text, COLUMNS, complaints).rows()) {
      tables.parameter(row).ifPresent(p -> {
        var earlier = parameters.putIfAbsent(p.id(), p);
        if (earlier != null) {
          complaints.add(Rule.M072, p.at(), p.id() + " is in the table twice; first at " + earlier.at() + ".",
              "Perhaps one of the rows was meant for another symbol.");
        }
      });
    }
    return parameters;
  }

  /// A finite number, or a complaint.
  static Optional<Double> number(Cell cell, String what, Complaints complaints) {
    var value = Quantity.decimal(cell.text());
    if (value.isPresent()) {
      return Optional.of(value.getAsDouble());
    }
    complaints.add(Rule.M073, cell.at(), what + " must be a finite number, but is \"" + cell.text() + "\".",
        cell.text().indexOf(',') >= 0
            ? "Perhaps the decimal comma should be a point."
            : "Perhaps write it like 0.53 or 5.3e-1, without a unit.");
    return Optional.empty();
  }

  /// A unit, or a complaint.
  static Optional<Unit> unit(Cell cell, Complaints complaints) {
    try {
      return Optional.of(Unit.parse(cell.text()));
    } catch (IllegalArgumentException e) {
      complaints.add(Rule.M074, cell.at(),
          cell.isEmpty()
              ? "The unit is missing."
              : "The unit \"" + cell.text() + "\" cannot be read: " + e.getMessage(),
          cell.isEmpty()
              ? "Perhaps 1, for a pure number."
              : "Perhaps write it like mg/L, 1/h, ng/mL, uM, or 1.");
      return Optional.empty();
    }
  }

  private Optional<Parameter> parameter(Row row) {
    var symbol = row.cell("symbol");
    if (!Names.isName(symbol.text())) {
      complaints.add(Rule.M072, symbol.at(), "\"" + symbol.text() + "\" cannot be the name of a symbol.",
          "Perhaps use letters a to z, digits and _, as in the model file.");
      return Optional.empty();
    }
    if (row.cell("label").isEmpty()) {
      complaints.add(Rule.M081, row.cell("label").at(), symbol.text() + " has no label.",
          "Perhaps say in a few words what it is.");
    }
    var value = number(row.cell("value"), "The value of " + symbol.text(), complaints);
    var unit = unit(row.cell("unit"), complaints);
    var grade = grade(row.cell("grade"));
    boolean input = grade.equals(Optional.of(Grade.INPUT));
    if (row.cell("source").isEmpty() && !input) {
      complaints.add(Rule.M079, row.cell("source").at(), symbol.text() + " has no source.",
          "Perhaps a DOI (10.…), \"derived\", or author and year.");
    }
    if (value.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    var range = range(row, symbol.text(), value.get(), input);
    var spread = spread(row, symbol.text(), value.get());
    return Optional
        .of(new Parameter(symbol.text(), row.cell("label").text(), value.get(), unit.get(), spread, range,
            grade.orElse(Grade.HYPOTHESIS), row.cell("source").text(), row.cell("note").text(), symbol.at()));
  }

  private Optional<Grade> grade(Cell cell) {
    for (var grade : Grade.values()) {
      if (word(grade).equals(cell.text())) {
        return Optional.of(grade);
      }
    }
    complaints.add(Rule.M078, cell.at(), "The grade \"" + cell.text() + "\" is not known.",
        "Perhaps measured, fitted, hypothesis, definition or input was meant.");
    return Optional.empty();
  }

  private Range range(Row row, String symbol, double value, boolean input) {
    var low = row.cell("low");
    var high = row.cell("high");
    if (low.isEmpty() && high.isEmpty() && input) {
      return new Range(Double.NaN, Double.NaN);
    }
    if (low.isEmpty() || high.isEmpty()) {
      complaints.add(Rule.M077, low.isEmpty() ? low.at() : high.at(), symbol + " has no plausible range.",
          "Perhaps a factor of two below and above says how little is known.");
      return new Range(Double.NaN, Double.NaN);
    }
    double from = number(low, "low of " + symbol, complaints).orElse(value);
    double to = number(high, "high of " + symbol, complaints).orElse(value);
    if (!(from <= value && value <= to)) {
      complaints.add(Rule.M077, value < from ? low.at() : high.at(),
          "The value " + value + " of " + symbol + " lies outside its range " + from + " to " + to + ".",
          "Perhaps low and high are exchanged, or in another unit.");
    }
    return new Range(from, to);
  }

  private Spread spread(Row row, String symbol, double value) {
    var cell = row.cell("distribution");
    var size = row.cell("cv_percent");
    var distribution = Distribution.NONE;
    boolean known = false;
    for (var d : Distribution.values()) {
      if (word(d).equals(cell.text())) {
        distribution = d;
        known = true;
      }
    }
    if (!known) {
      complaints.add(Rule.M075, cell.at(), "The distribution \"" + cell.text() + "\" is not known.",
          "Perhaps none, lognormal, logitnormal or normal was meant.");
      return new Spread(Distribution.NONE, 0);
    }
    if (distribution == Distribution.NONE) {
      if (!size.isEmpty() && number(size, "cv_percent of " + symbol, complaints).orElse(0.0) != 0) {
        complaints.add(Rule.M076, size.at(), symbol + " has a spread but no distribution.",
            "Perhaps the distribution should be lognormal.");
      }
      return new Spread(Distribution.NONE, 0);
    }
    boolean possible = switch (distribution) {
      case NONE, NORMAL -> true;
      case LOGNORMAL -> value > 0;
      case LOGITNORMAL -> value > 0 && value < 1;
    };
    if (!possible) {
      complaints.add(Rule.M076, cell.at(),
          "The value " + value + " of " + symbol + " cannot be " + cell.text() + ".",
          "Perhaps normal was meant; lognormal needs a positive value, logitnormal one between 0 and 1.");
      return new Spread(Distribution.NONE, 0);
    }
    return new Spread(distribution, size(size, distribution, symbol, value));
  }

  /// `sd=…` is taken as it is; a coefficient of variation is turned into a standard deviation on the logit scale
  /// (first order: cv / (1 - value)) or in the parameter's unit.
  private double size(Cell cell, Distribution distribution, String symbol, double value) {
    boolean sd = cell.text().startsWith("sd=");
    var text = sd ? cell.text().substring(3).strip() : cell.text();
    double size = number(new Cell(text, shifted(cell.at(), sd ? 3 : 0)), "cv_percent of " + symbol,
        complaints)
        .orElse(1.0);
    if (size <= 0 || (sd && distribution == Distribution.LOGNORMAL)) {
      complaints.add(Rule.M076, cell.at(),
          "A " + word(distribution) + " spread of " + cell.text() + " is not understood for " + symbol + ".",
          "Perhaps a positive per cent; sd=… is for normal and logitnormal.");
    }
    if (sd) {
      return size;
    }
    return switch (distribution) {
      case NONE -> 0;
      case LOGNORMAL -> size / 100;
      case LOGITNORMAL -> size / 100 / (1 - value);
      case NORMAL -> size / 100 * Math.abs(value);
    };
  }

  private static Position shifted(Position at, int columns) {
    return new Position(at.file(), at.line(), at.column() + columns);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
