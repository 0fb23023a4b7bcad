package rewire.workbench.evidence;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import rewire.model.Model;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Simulator;
import rewire.simulate.Trajectories;
import rewire.workbench.evidence.Finding.Outcome;

/// Which quantity of the model, in which protocol and how measured, stands for which finding.
///
/// Three tables in `evidence/`: the findings, the map, and the protocols; `evidence/README.md` explains their columns.
public final class MechanismMap {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
  private static final Precision PRECISION = new Precision(1e-6, false);

  /// Told after each protocol how many of how many are done.
  @FunctionalInterface
  public interface Progress {
    /// One more.
    void done(int done, int all);
  }

  private final List<Map<String, String>> findings;
  private final Map<String, Map<String, String>> map = new LinkedHashMap<>();
  private final Map<String, Protocol> protocols = new LinkedHashMap<>();

  private MechanismMap(String findings, String map, String protocols) {
    this.findings = rows(findings);
    rows(map).forEach(r -> this.map.put(cell(r, "id"), r));
    rows(protocols).forEach(r -> this.protocols.put(cell(r, "protocol"),
        Protocol.of(cell(r, "protocol"), cell(r, "acts"), Double.parseDouble(cell(r, "end_h")))));
  }

  /// The tables that travel with the program.
  public static MechanismMap shipped() {
    return new MechanismMap(PkTable.resource("/evidence/mechanism_timecourses.csv"),
        PkTable.resource("/evidence/mechanism_map.csv"),
        PkTable.resource("/evidence/mechanism_protocols.csv"));
  }

  static MechanismMap of(String findings, String map, String protocols) {
    return new MechanismMap(findings, map, protocols);
  }

  static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "").strip();
  }

  /// Runs every protocol that is needed and compares.
  ///
  /// @param progress told how many of how many protocols are done
  public List<Finding> compare(Model model, Progress progress) {
    var used = new TreeSet<String>();
    var horizon = new HashMap<String, TreeSet<Double>>();
    for (var row : map.values()) {
      if (cell(row, "role").equals("check")) {
        for (var protocol : protocolsOf(row)) {
          used.add(protocol);
          var times = horizon.computeIfAbsent(protocol, _ -> new TreeSet<>());
          var m = NUMBER.matcher(cell(row, "measure"));
          while (m.find()) {
            times.add(Double.parseDouble(m.group()));
          }
        }
      }
    }
    var simulator = Simulator.of(model);
    var runs = new HashMap<String, Run>();
    for (var name : used) {
      var protocol = protocols.get(name);
      if (protocol == null) {
        throw new IllegalStateException(
            "evidence/mechanism_map.csv names the protocol " + name + ", which is not in "
                + "evidence/mechanism_protocols.csv.");
      }
      var times = new TreeSet<>(horizon.getOrDefault(name, new TreeSet<>()));
      for (double t : simulator.times(protocol.course())) {
        times.add(t);
      }
      runs.put(name, simulator.run(protocol.course(), PRECISION,
          times.stream().filter(t -> t <= protocol.course().endH()).mapToDouble(t -> t).toArray()));
      progress.done(runs.size(), used.size());
    }
    return findings.stream().map(f -> new Finding(f, map.getOrDefault(cell(f, "id"), Map.of()),
        outcome(map.getOrDefault(cell(f, "id"), Map.of()), runs))).toList();
  }

  private static List<String> protocolsOf(Map<String, String> row) {
    var against = cell(row, "against");
    return against.isEmpty() ? List.of(cell(row, "protocol")) : List.of(cell(row, "protocol"), against);
  }

  private static Outcome outcome(Map<String, String> row, Map<String, Run> runs) {
    return switch (cell(row, "role")) {
      case "input" -> new Outcome.Input(cell(row, "note"));
      case "check" -> checked(row, runs);
      case "none" -> new Outcome.NoCounterpart(cell(row, "note"));
      default -> new Outcome.NoCounterpart("it is not in the map");
    };
  }

  private static Outcome checked(Map<String, String> row, Map<String, Run> runs) {
    var values = new ArrayList<Double>();
    for (var protocol : protocolsOf(row)) {
      var run = runs.get(protocol);
      if (run instanceof Run.Failed f) {
        return new Outcome.NoCounterpart("the protocol " + protocol + " could not be run: " + f.message());
      }
      if (run instanceof Run.Completed done) {
        values.add(read(row, done.trajectories()));
      }
    }
    var how = cell(row, "compared");
    double value = values.size() == 1
        ? values.getFirst()
        : how.equals("ratio") ? values.getFirst() / values.getLast() : values.getFirst() - values.getLast();
    return new Outcome.Checked(value,
        Expectation.of(how, cell(row, "expected"), cell(row, "tolerance")).meets(value));
  }

  private static double read(Map<String, String> row, Trajectories run) {
    try {
      return Measure.read(run, cell(row, "quantity"), cell(row, "measure"));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "evidence/mechanism_map.csv, row " + cell(row, "id") + ": " + e.getMessage(), e);
    }
  }

  private static List<Map<String, String>> rows(String text) {
    var rows = new ArrayList<Map<String, String>>();
    try (var records = CsvReader.builder().ofNamedCsvRecord(text)) {
      records.forEach(r -> rows.add(r.getFieldsAsMap()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
