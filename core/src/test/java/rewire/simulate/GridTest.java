package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;

class GridTest {
  private static final Simulator SIMULATOR = Simulator.of(Brain.dossier());
  private static final int WEEKS = 28;

  @Test
  void theLastOfManyVisitsIsLookedAtAsCloselyAsTheFirst() {
    double[] times = SIMULATOR.times(weeklyDevices());

    int first = within(times, 0, 24);
    for (int week = 1; week < WEEKS; week++) {
      assertEquals(first, within(times, week * 168, week * 168 + 24), 3, "week " + week);
    }
    assertTrue(first > 100, first + " times on the first day");
  }

  @Test
  void thePeakOfTheLastVisitIsNotMissed() {
    var run = assertInstanceOf(Run.Completed.class,
        SIMULATOR.run(weeklyDevices(), new Precision(1e-6, false))).trajectories();
    double last = (WEEKS - 1) * 168.0;
    var dense = new double[2401];
    Arrays.setAll(dense, i -> i == 0 ? 0 : last + (i - 1) * 0.01);
    dense[2400] = weeklyDevices().endH();
    var referee = assertInstanceOf(Run.Completed.class,
        SIMULATOR.run(weeklyDevices(), new Precision(1e-6, false), dense)).trajectories();

    double peak = Arrays.stream(referee.column("K_ven").values()).max().orElseThrow();
    double seen = 0;
    for (int i = 0; i < run.timeH().length; i++) {
      seen = run.timeH()[i] >= last ? Math.max(seen, run.column("K_ven").values()[i]) : 0;
    }
    assertEquals(peak, seen, 1e-3 * peak);
  }

  @Test
  void aYearOfDailyDosesStaysWithinWhatCanBeHeld() {
    var doses = new ArrayList<Dose>();
    for (int day = 0; day < 365; day++) {
      doses.add(new Dose(24.0 * day, Form.RACEMIC, Route.ORAL, 50, 0));
    }
    double[] times = SIMULATOR.times(Course.untreated(Person.TYPICAL, 366 * 24).with(doses));

    assertTrue(times.length < 9000, times.length + " times");
    assertTrue(within(times, 364 * 24, 365 * 24) >= 8);
  }

  private static int within(double[] times, double fromH, double toH) {
    return (int) Arrays.stream(times).filter(t -> t >= fromH && t < toH).count();
  }

  /// 84 mg by three devices five minutes apart, once a week.
  private static Course weeklyDevices() {
    var doses = new ArrayList<Dose>();
    for (int week = 0; week < WEEKS; week++) {
      for (int device = 1; device <= 3; device++) {
        doses.add(new Dose(week * 168 + (device - 1) / 12.0, Form.ESKETAMINE, Route.NASAL_DEVICE, 28, 0,
            device));
      }
    }
    return Course.untreated(Person.TYPICAL, WEEKS * 168).with(doses);
  }
}
