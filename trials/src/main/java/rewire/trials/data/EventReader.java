package rewire.trials.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rewire.trials.survival.Event;

/// Makes events of a sheet with one row per person.
public final class EventReader {
  private static final Set<String> YES = Set.of("1", "yes", "true", "event");
  private static final Set<String> NO = Set.of("0", "no", "false", "censored");

  /// Which column means what.
  ///
  /// @param stratum empty when people are not stratified
  public record Columns(String person, String arm, String time, String event, Optional<String> stratum) {}

  /// Events, or what is wrong.
  public record Reading(List<Event> events, List<String> faults) {}

  private EventReader() {}

  /// Reads a sheet.
  public static Reading read(Sheet sheet, Columns columns) {
    var needed = new ArrayList<>(List.of(columns.person(), columns.arm(), columns.time(), columns.event()));
    columns.stratum().ifPresent(needed::add);
    var faults = new ArrayList<>(sheet.faults());
    if (faults.isEmpty()) {
      faults.addAll(sheet.missing(needed));
    }
    var events = new ArrayList<Event>();
    var seen = new HashSet<String>();
    for (var row : faults.isEmpty() ? sheet.rows() : List.<Sheet.Row>of()) {
      var person = sheet.cell(row, columns.person());
      var arm = sheet.cell(row, columns.arm());
      var time = sheet.cell(row, columns.time());
      var event = sheet.cell(row, columns.event()).toLowerCase(Locale.ROOT);
      if (person.isEmpty() || !seen.add(person)) {
        faults.add(sheet.place(row, columns.person()) + (person.isEmpty()
            ? "the row names no person."
            : "person " + person
                + " has two rows.\nPerhaps the table has one row per visit; leave out --event."));
      } else if (arm.isEmpty()) {
        faults.add(sheet.place(row, columns.arm()) + "person " + person + " has no arm.");
      } else if (!Covariates.isNumber(time) || Double.parseDouble(time) < 0) {
        faults.add(sheet.place(row, columns.time()) + columns.time() + " is \"" + time
            + "\", not a time of 0 or more.");
      } else if (!YES.contains(event) && !NO.contains(event)) {
        faults.add(sheet.place(row, columns.event()) + columns.event() + " is \"" + event
            + "\".\nPerhaps write 1 for an event and 0 for a person lost from sight before it.");
      } else {
        events.add(new Event(person, arm, columns.stratum().map(c -> sheet.cell(row, c)).orElse(""),
            Double.parseDouble(time), YES.contains(event)));
      }
    }
    if (faults.isEmpty() && events.isEmpty()) {
      faults.add(sheet.name() + ": no row is left to analyse.");
    }
    return new Reading(faults.isEmpty() ? events : List.of(), faults);
  }
}
