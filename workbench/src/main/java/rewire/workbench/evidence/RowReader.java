package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import rewire.course.Form;
import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Sex;
import rewire.evidence.Analyte;
import rewire.evidence.Question;
import rewire.evidence.Site;
import rewire.evidence.Statistic;
import rewire.evidence.Trial;
import rewire.evidence.Trial.Event;
import rewire.workbench.course.Interactions;

/// Turns the cells of one row into a question, or says why it cannot.
final class RowReader {
  private static final Pattern EVENT = Pattern
      .compile("(\\S+) +(mg|mg/kg) +@ +(\\S+) +for +(\\S+)");
  private static final int MOST_EVENTS = 500;
  private static final double MOST_MINUTES = 366 * 24 * 60.0;
  private static final double MOST_MG = 1e5;
  private static final double OLD = 70; // the layout's age for people over 60
  private static final double ADULT = 40;

  private final Table.Row row;
  private final Interactions interactions;
  private final List<String> remarks = new ArrayList<>();

  RowReader(Table.Row row, Interactions interactions) {
    this.row = row;
    this.interactions = interactions;
  }

  /// Why a row has no counterpart in the model.
  private static final class NoCounterpart extends Exception {
    private static final long serialVersionUID = 1L;

    NoCounterpart(String reason) {
      super(reason, null, false, false);
    }
  }

  PkRow row() {
    try {
      var question = question();
      double observed = observed(question);
      return new PkRow(row.at(), row.cells(), Optional.of(question), "", String.join("; ", remarks),
          observed);
    } catch (NoCounterpart e) {
      return new PkRow(row.at(), row.cells(), Optional.empty(), String.valueOf(e.getMessage()),
          String.join("; ", remarks), 0);
    }
  }

  private String cell(String column) {
    return row.cell(column);
  }

  private double observed(Question question) throws NoCounterpart {
    double value = number("value");
    if (!(value > 0)) {
      throw new NoCounterpart("the value " + cell("value") + " has no ratio to a prediction");
    }
    if (!cell("unit").equals(question.statistic().unit())) {
      throw new NoCounterpart(
          "the unit is " + shown("unit") + "; " + question.statistic().code() + " is given in "
              + question.statistic().unit());
    }
    return value;
  }

  private Question question() throws NoCounterpart {
    if (!row.fault().isEmpty()) {
      throw new NoCounterpart(row.fault());
    }
    if (!cell("scored").matches("yes|no|")) {
      throw new NoCounterpart("scored is " + shown("scored") + "; it must be yes or no");
    }
    var statistic = Statistic.of(cell("statistic"))
        .orElseThrow(() -> new NoCounterpart("the statistic " + shown("statistic") + " is not known"));
    var analyte = Analyte.of(cell("analyte"))
        .orElseThrow(() -> new NoCounterpart("the analyte " + shown("analyte") + " is not in the model"));
    matrix();
    var form = form(statistic);
    var route = route();
    var person = person();
    var trial = new Trial(person, form, route, events(person.weightKg(), route), coDrug(statistic));
    return new Question(trial, analyte, site(), statistic, time(statistic));
  }

  private void matrix() throws NoCounterpart {
    switch (cell("matrix")) {
      case "plasma", "serum", "" -> {
      }
      case "blood" -> remarks.add("whole blood taken as plasma");
      case "CSF", "brain" -> throw new NoCounterpart("the model has no levels in " + cell("matrix")
          + " to compare with");
      default -> throw new NoCounterpart("the matrix " + shown("matrix") + " is not known");
    }
  }

  private Site site() throws NoCounterpart {
    return switch (cell("site")) {
      case "arterial" -> Site.ARTERIAL;
      case "venous" -> Site.VENOUS;
      case "capillary", "unknown", "" -> {
        remarks.add((cell("site").equals("capillary") ? "capillary" : "unknown site") + " taken as venous");
        yield Site.VENOUS;
      }
      default -> throw new NoCounterpart("the site " + shown("site") + " is not known");
    };
  }

  private Form form(Statistic statistic) throws NoCounterpart {
    return switch (cell("form")) {
      case "racemic" -> Form.RACEMIC;
      case "esketamine" -> Form.ESKETAMINE;
      case "arketamine" -> Form.ARKETAMINE;
      case "racemic_ER" -> {
        if (!statistic.areaOnly()) {
          throw new NoCounterpart("there is no model of prolonged release, on which " + statistic.code()
              + " depends");
        }
        remarks.add("prolonged release taken as immediate");
        yield Form.RACEMIC;
      }
      default -> throw new NoCounterpart("the form " + shown("form") + " is not known");
    };
  }

  private Route route() throws NoCounterpart {
    return switch (cell("route")) {
      case "IV", "IV_bolus" -> Route.IV;
      case "IM" -> Route.IM;
      case "SC" -> Route.SC;
      case "IN_device" -> Route.NASAL_DEVICE;
      case "IN_atomiser" -> Route.NASAL_ATOMISER;
      case "PO" -> Route.ORAL;
      case "SL_film" -> Route.SUBLINGUAL;
      case "SL_tablet" -> {
        remarks.add("tablet taken as film");
        yield Route.SUBLINGUAL;
      }
      case "PR", "inhaled" -> throw new NoCounterpart("the model has no "
          + (cell("route").equals("PR") ? "rectal" : "inhaled") + " route");
      default -> throw new NoCounterpart("the route " + shown("route") + " is not known");
    };
  }

  private Person person() throws NoCounterpart {
    double weight = cell("weight_kg").isEmpty() ? 0 : number("weight_kg");
    if (cell("weight_kg").isEmpty()) {
      throw new NoCounterpart("the weight is not known");
    }
    if (!(weight >= 2 && weight <= 400)) {
      throw new NoCounterpart("a weight of " + cell("weight_kg") + " kg is out of bounds");
    }
    boolean japanese = cell("population").equals("adults_japanese");
    double age = switch (cell("population")) {
      case "adults", "men", "adults_asian", "adults_japanese", "patients_depression", "patients_mood",
          "patients_anaesthesia", "unknown" ->
        ADULT;
      case "adults_over60" -> OLD;
      case "children" -> {
        remarks.add("children taken as small adults");
        yield ADULT;
      }
      default -> throw new NoCounterpart("the population " + shown("population") + " is not known");
    };
    return new Person(weight, age, Sex.MALE, japanese, Genotype.VAL_VAL, 0.5, 1);
  }

  private List<Event> events(double weightKg, Route route) throws NoCounterpart {
    if (cell("schedule").isEmpty()) {
      throw new NoCounterpart("the dose is not stated");
    }
    var parts = cell("schedule").split(";", -1);
    if (parts.length > MOST_EVENTS) {
      throw new NoCounterpart("the schedule has more than " + MOST_EVENTS + " events");
    }
    var events = new ArrayList<Event>();
    for (var part : parts) {
      var match = EVENT.matcher(part.strip());
      if (!match.matches()) {
        throw new NoCounterpart("the event " + quoted(part.strip()) + " is not of the form "
            + "«0.5 mg/kg @ 0 for 40»");
      }
      double mg = number(match.group(1), "amount") * (match.group(2).equals("mg") ? 1 : weightKg);
      double start = number(match.group(3), "start");
      double duration = number(match.group(4), "duration");
      if (!(mg > 0 && mg <= MOST_MG) || start < 0 || duration < 0 || start + duration > MOST_MINUTES) {
        throw new NoCounterpart("the event " + quoted(part.strip()) + " is out of bounds");
      }
      if (!events.isEmpty() && start / 60 < events.getLast().startH()) {
        throw new NoCounterpart("the events are not in order of time");
      }
      if (duration > 0 && (route == Route.NASAL_DEVICE || route == Route.NASAL_ATOMISER)) {
        throw new NoCounterpart("a nasal dose cannot last " + match.group(4) + " min");
      }
      events.add(new Event(start / 60, duration / 60, mg));
    }
    if (events.getFirst().startH() != 0) {
      throw new NoCounterpart("the first event does not start at 0");
    }
    if (route == Route.NASAL_DEVICE && events.stream().anyMatch(e -> Math.abs(e.amountMg() - 28) > 0.5)) {
      remarks.add("an event is not one 28-mg device");
    }
    return events;
  }

  private Trial.CoDrug coDrug(Statistic statistic) throws NoCounterpart {
    if (statistic != Statistic.RATIO_INTERACTION) {
      return Trial.CoDrug.NONE;
    }
    var drug = cell("interaction");
    if (drug.isEmpty()) {
      throw new NoCounterpart("the co-drug is not stated");
    }
    var factors = interactions.drugs().get(drug.replace('_', ' '));
    if (factors == null) {
      throw new NoCounterpart("the co-drug " + shown("interaction") + " is not in the table of interactions");
    }
    return new Trial.CoDrug(factors.clint(), factors.gut());
  }

  private OptionalDouble time(Statistic statistic) throws NoCounterpart {
    if (!statistic.timed()) {
      return OptionalDouble.empty();
    }
    if (cell("time_min").isEmpty()) {
      throw new NoCounterpart("no time is given");
    }
    double minutes = number("time_min");
    if (!(minutes >= 0 && minutes <= MOST_MINUTES)) {
      throw new NoCounterpart("a time of " + cell("time_min") + " min is out of bounds");
    }
    return OptionalDouble.of(minutes / 60);
  }

  private double number(String column) throws NoCounterpart {
    return number(cell(column), column);
  }

  private static double number(String text, String what) throws NoCounterpart {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && !text.matches("(?i).*[dfx].*")) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new NoCounterpart("the " + what + " " + quoted(text) + " is not a number");
  }

  private String shown(String column) {
    return quoted(cell(column));
  }

  private static String quoted(String text) {
    return text.isEmpty()
        ? "(empty)"
        : "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
  }
}
