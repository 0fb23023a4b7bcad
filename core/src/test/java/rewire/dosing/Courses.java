package rewire.dosing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Practice;
import rewire.course.Route;
import rewire.course.Session;
import rewire.course.Stress;

/// Courses and the dossier's dosing parameters for these tests.
final class Courses {

  /// Values of the route table (pharmacokinetics, Perez-Ruixo 2021, Simons 2022); inputs at their defaults.
  static final Map<String, Double> TABLE = Map.ofEntries(Map.entry("F_IM", 0.93), Map.entry("F_SC", 0.93),
      Map.entry("FR_IN", 0.50), Map.entry("FR_IN_later", 0.62), Map.entry("FR_AT", 0.50),
      Map.entry("FR_AT_large", 0.35), Map.entry("AT_large_mg", 30.0), Map.entry("T_IN", 0.53),
      Map.entry("T_PO", 0.32), Map.entry("F_SL", 0.263), Map.entry("T_SL", 0.218),
      Map.entry("T_SL_gut", 0.498),
      Map.entry("FR_japanese", 1.34), Map.entry("session", 1.0), Map.entry("clint", 1.0),
      Map.entry("gut", 1.0),
      Map.entry("trkb", 1.0),
      Map.entry("translation.e5", 0.04));

  static final Function<String, Double> PARAMETERS = name -> TABLE.getOrDefault(name, 0.0);

  private Courses() {}

  static Course of(Dose... doses) {
    return Course.untreated(Person.TYPICAL, 10_000).with(List.of(doses));
  }

  /// A course with something of everything.
  static Course random(long seed, double shiftH) {
    var random = new SplittableRandom(seed);
    var doses = new ArrayList<Dose>();
    var sessions = new ArrayList<Session>();
    var practices = new ArrayList<Practice>();
    var medicines = new ArrayList<Medicine>();
    var stress = new ArrayList<Stress>();
    for (int i = 0; i < 12; i++) {
      doses.add(dose(random, shiftH));
      sessions.add(new Session(shiftH + time(random), length(random), "CBT"));
      practices.add(
          Practice.bout(any(List.of(Practice.Kind.values()), random), shiftH + time(random), length(random)));
      double from = shiftH + time(random);
      stress.add(new Stress(from, from + 24, random.nextInt(4) * 0.5));
      medicines.add(switch (i % 4) {
        case 0 -> new Medicine.Ssri(from, from + 48);
        case 1 -> new Medicine.Benzodiazepine(from, 1);
        case 2 -> new Medicine.Propofol(from, length(random), 420);
        default -> new Medicine.CoDrug("rifampicin", from, from + 48, 1.7, 0.24);
      });
    }
    return new Course("Random " + seed, "", Person.TYPICAL, doses, sessions, practices, medicines, stress,
        List.of(), 10_000, Map.of());
  }

  private static Dose dose(SplittableRandom random, double shiftH) {
    var route = any(List.of(Route.values()), random);
    return new Dose(shiftH + time(random), any(List.of(Form.values()), random), route,
        5 + 80 * random.nextDouble(),
        route == Route.IV && random.nextBoolean() ? length(random) : 0,
        route == Route.NASAL_DEVICE ? 1 + random.nextInt(3) : 1);
  }

  /// On quarters of an hour, so that edges often meet.
  private static double time(SplittableRandom random) {
    return random.nextInt(4 * 24 * 10) / 4.0;
  }

  private static double length(SplittableRandom random) {
    return (1 + random.nextInt(8)) / 4.0;
  }

  private static <T> T any(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
