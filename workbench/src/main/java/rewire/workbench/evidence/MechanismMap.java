package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import rewire.evidence.Progress;
import rewire.model.Model;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Simulator;
import rewire.workbench.evidence.Finding.Outcome;
import rewire.workbench.report.Html;

/// Which quantity of the model, in which protocol and how measured, stands for which finding.
///
/// Three tables in `evidence/`: the findings, the map, and the protocols; `evidence/README.md` explains their columns.
public final class MechanismMap {
  /// The three tables.
  public static final List<String> FILES = List.of("mechanism_timecourses.csv", "mechanism_map.csv",
      "mechanism_protocols.csv");
  private static final List<List<String>> COLUMNS = List.of(
      List.of("id", "study", "species", "measure", "condition", "value", "unit", "flag"),
      List.of("id", "role", "quantity", "protocol", "against", "measure", "compared", "expected", "tolerance",
          "note"),
      List.of("protocol", "acts", "end_h"));
  private static final Precision PRECISION = new Precision(1e-6, false);
  private static final Table.Row NOWHERE = new Table.Row("", Map.of(), "");

  private final List<Table.Row> findings;
  private final Map<String, Entry> entries;

  /// A row of the map; with a check unless its role is another.
  private record Entry(Table.Row row, Optional<Check> check) {}

  /// @param protocols one, or two of which the first is held against the second
  private record Check(List<String> quantities, List<Protocol> protocols, Measure measure,
      Expectation expectation) {}

  /// What came of reading the tables.
  public sealed interface Reading {
    /// They are good.
    record Understood(MechanismMap map) implements Reading {}

    /// They are not; a sentence that begins with the place, and advice.
    record Refused(String complaint, String advice) implements Reading {}
  }

  private MechanismMap(List<Table.Row> findings, Map<String, Entry> entries) {
    this.findings = List.copyOf(findings);
    this.entries = entries;
  }

  /// The tables that travel with the program.
  public static Reading shipped() {
    return read("evidence/", FILES.stream().map(f -> Html.resource("/evidence/" + f)).toList());
  }

  /// Reads the three tables.
  ///
  /// @param folder as complaints call it, with a slash at the end
  /// @param texts  in the order of [#FILES]
  public static Reading read(String folder, List<String> texts) {
    var tables = new ArrayList<List<Table.Row>>();
    for (int i = 0; i < FILES.size(); i++) {
      switch (Table.read(folder + FILES.get(i), texts.get(i), COLUMNS.get(i))) {
        case Table.Reading.Refused bad -> {
          return new Reading.Refused(bad.complaint(), bad.advice());
        }
        case Table.Reading.Understood good -> tables.add(good.table().rows());
      }
    }
    var row = NOWHERE;
    try {
      var protocols = new HashMap<String, Protocol>();
      for (var each : tables.get(2)) {
        row = whole(each);
        protocols.put(row.cell("protocol"), Protocol.of(row));
      }
      var known = new LinkedHashSet<String>();
      tables.get(0).forEach(r -> known.add(r.cell("id")));
      var entries = new LinkedHashMap<String, Entry>();
      for (var each : tables.get(1)) {
        row = whole(each);
        if (!known.contains(row.cell("id"))) {
          throw new IllegalArgumentException("there is no finding \"" + row.cell("id") + "\"");
        }
        entries.put(row.cell("id"), entry(row, protocols));
      }
      for (var each : tables.get(0)) {
        row = whole(each);
      }
      return new Reading.Understood(new MechanismMap(tables.get(0), entries));
    } catch (IllegalArgumentException e) {
      return new Reading.Refused(row.at() + ": " + e.getMessage() + ".",
          "Perhaps compare with evidence/README.md, which explains the columns.");
    }
  }

  private static Table.Row whole(Table.Row row) {
    if (!row.fault().isEmpty()) {
      throw new IllegalArgumentException(row.fault());
    }
    return row;
  }

  private static Entry entry(Table.Row row, Map<String, Protocol> protocols) {
    return switch (row.cell("role")) {
      case "input", "none" -> new Entry(row, Optional.empty());
      case "check" -> {
        var own = new ArrayList<Protocol>();
        for (var name : List.of(row.cell("protocol"), row.cell("against"))) {
          var protocol = Optional.ofNullable(protocols.get(name));
          if (protocol.isEmpty() && (own.isEmpty() || !name.isEmpty())) {
            throw new IllegalArgumentException("there is no protocol \"" + name + "\"");
          }
          protocol.ifPresent(own::add);
        }
        var quantities = Arrays.stream(row.cell("quantity").split("\\+", -1)).map(String::strip).toList();
        yield new Entry(row, Optional.of(new Check(quantities, own, Measure.of(row.cell("measure")),
            Expectation.of(row.cell("compared"), row.cell("expected"), row.cell("tolerance")))));
      }
      default -> throw new IllegalArgumentException(
          "the role \"" + row.cell("role") + "\" is none of check, input and none");
    };
  }

  /// Runs every protocol that is needed and compares.
  ///
  /// @param progress told how many of how many protocols are done
  public Findings compare(Model model, Progress progress) {
    var times = new LinkedHashMap<Protocol, TreeSet<Double>>();
    entries.values().forEach(e -> e.check.ifPresent(c -> c.protocols
        .forEach(p -> times.computeIfAbsent(p, _ -> new TreeSet<>()).addAll(c.measure.hours()))));
    var simulator = Simulator.of(model);
    var runs = new HashMap<Protocol, Run>();
    times.forEach((protocol, hours) -> {
      for (double t : simulator.times(protocol.course())) {
        hours.add(t);
      }
      runs.put(protocol, simulator.run(protocol.course(), PRECISION,
          hours.headSet(protocol.course().endH(), true).stream().mapToDouble(t -> t).toArray()));
      progress.done(runs.size(), times.size());
    });
    return new Findings(findings.stream().map(f -> {
      var entry = Optional.ofNullable(entries.get(f.cell("id")));
      return new Finding(f, entry.map(Entry::row).orElse(NOWHERE), entry.map(e -> outcome(f, e, runs))
          .orElse(new Outcome.NoCounterpart("it is not in the map")));
    }).toList());
  }

  private static Outcome outcome(Table.Row finding, Entry entry, Map<Protocol, Run> runs) {
    if (entry.check.isEmpty()) {
      var note = entry.row.cell("note");
      return entry.row.cell("role").equals("input")
          ? new Outcome.Input(note)
          : new Outcome.NoCounterpart(note);
    }
    var check = entry.check.get();
    var values = new ArrayList<Double>();
    for (var protocol : check.protocols) {
      var run = runs.get(protocol);
      if (run instanceof Run.Failed f) {
        return new Outcome.NoCounterpart(
            "the protocol " + protocol.name() + " could not be run: " + f.message());
      }
      if (run instanceof Run.Completed done) {
        try {
          values.add(check.measure.read(done.trajectories(), check.quantities));
        } catch (NoSuchElementException e) {
          return new Outcome.NoCounterpart("the model cannot be asked: " + e.getMessage());
        }
      }
    }
    double value = values.size() == 1
        ? values.getFirst()
        : entry.row.cell("compared").equals("ratio")
            ? values.getFirst() / values.getLast()
            : values.getFirst() - values.getLast();
    return new Outcome.Checked(value, check.expectation,
        check.expectation.pair(finding.cell("study"), value));
  }
}
