package rewire.study;

import java.util.ArrayList;
import java.util.List;
import rewire.course.Stress;
import rewire.random.Stream;

/// Life goes on: the circumstances of an illness end some day, and things happen. Both change the stress a person is
/// under; the same person has the same life in every arm.
final class Life {
  private static final double MONTH_H = 365.25 * 24 / 12;
  private static final int MOST_EVENTS = 100;

  private Life() {}

  /// Stretches of stress until `endH`; what comes later in the list replaces what came before.
  static List<Stress> of(Assumptions assumptions, Population population, double background, double endH,
      Stream person, Stream trial) {
    if (!assumptions.on("life")) {
      return List.of();
    }
    var out = new ArrayList<Stress>();
    double monthly = assumptions.drawn(population.recovery().symbol(), trial);
    double recoveredH = -StrictMath.log(person.uniform("end of circumstances")) / monthly * MONTH_H;
    double better = Math.min(background, assumptions.drawn("recovered_stress", trial));
    if (recoveredH < endH) {
      out.add(new Stress(recoveredH, endH, better));
    }
    double gapH = 12 * MONTH_H / assumptions.drawn("events_per_year", trial);
    double stress = assumptions.drawn("event_stress", trial);
    double lastsH = 24 * assumptions.drawn("event_days", trial);
    double t = 0;
    for (int i = 0; i < MOST_EVENTS; i++) {
      t += -gapH * StrictMath.log(person.uniform("life event " + i));
      if (t >= endH) {
        break;
      }
      double fromH = t;
      double level = fromH < recoveredH ? background : better;
      out.add(new Stress(fromH, Math.min(endH, fromH + lastsH), level + stress));
    }
    return List.copyOf(out);
  }
}
