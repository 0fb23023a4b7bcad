package rewire.evidence;

import java.util.ArrayList;
import java.util.List;

/// One published pharmacokinetic value.
///
/// @param row       unique name
/// @param weightKg  NaN when unknown
/// @param timeMin   minutes from the start of the first dose; NaN when there is none
/// @param events    dose events; empty when the dose is not stated
/// @param scored    whether the row counts; if not, `note` says why
public record Observation(String row, String study, String doi, String analyte, String matrix, String site,
    String form,
    String route, List<Event> events, double weightKg, String statistic, double timeMin, double value,
    String unit,
    String population, String interaction, boolean scored, String note) {
  public Observation {
    events = List.copyOf(events);
  }

  /// One dose event of a schedule: `amount` of `unit` from `startMin` over `durationMin`; duration 0 is given at once.
  public record Event(double amount, boolean perKg, double startMin, double durationMin) {
    double mg(double weightKg) {
      return perKg ? amount * weightKg : amount;
    }
  }

  /// Reads `0.5 mg/kg @ 0 for 40; 28 mg @ 60 for 0`; empty text is no event.
  ///
  /// @throws IllegalArgumentException with a sentence that names the part that is not understood
  public static List<Event> schedule(String text) {
    var events = new ArrayList<Event>();
    if (text.isBlank()) {
      return events;
    }
    for (var part : text.split(";", -1)) {
      var words = part.strip().split("\\s+", -1);
      boolean good = words.length == 6 && words[2].equals("@") && words[4].equals("for")
          && (words[1].equals("mg") || words[1].equals("mg/kg"));
      if (!good) {
        throw new IllegalArgumentException(
            "the schedule \"" + part.strip() + "\" is not of the form 0.5 mg/kg @ 0 for 40");
      }
      try {
        var event = new Event(Double.parseDouble(words[0]), words[1].equals("mg/kg"),
            Double.parseDouble(words[3]),
            Double.parseDouble(words[5]));
        if (!(event.amount > 0 && event.startMin >= 0 && event.durationMin >= 0 && event.amount < 1e6
            && event.startMin < 1e6 && event.durationMin < 1e6)) {
          throw new IllegalArgumentException(
              "the schedule \"" + part.strip() + "\" has a number that is out of bounds");
        }
        events.add(event);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("the schedule \"" + part.strip() + "\" has a number that is none",
            e);
      }
    }
    return events;
  }
}
