package rewire.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import rewire.course.Course;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;
import rewire.simulate.CoursePrecision;

/// What is put on the scales: the model that travels with the program, and two courses.
record Shipped(String title, Course course) {

  /// Twelve infusions in six weeks, 120 days.
  static final Shipped TWELVE_INFUSIONS = new Shipped("12 infusions", CoursePrecision.twelveInfusions());

  /// The same with daily practice and weekly therapy: hundreds of breakpoints.
  static final Shipped DAILY_PRACTICE = new Shipped("12 infusions, daily practice, weekly therapy",
      CoursePrecision.twelveInfusionsWithDailyPractice());

  static final List<Shipped> ALL = List.of(TWELVE_INFUSIONS, DAILY_PRACTICE);

  /// The shipped model with the published values.
  static Model model() {
    try {
      return switch (ModelReader.read(ModelFolder.onClassPath("models/brain"))) {
        case Reading.Understood understood -> understood.model();
        case Reading.Refused refused -> throw new IllegalStateException(refused.render());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks once a day.
  double[] daily() {
    var times = new ArrayList<Double>();
    for (double t = 0; t < course.endH(); t += 24) {
      times.add(t);
    }
    times.add(course.endH());
    return times.stream().mapToDouble(t -> t).toArray();
  }

  /// The score only.
  static List<String> quantities() {
    return List.of("MADRS");
  }
}
