package rewire.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rewire.course.Course;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;

/// The typical person of one or more courses, around whom a drawn person varies. Courses that name people of other weight,
/// age or stress, or set other parameters, have roles of their own; a drawn person plays each of them with the same luck.
///
/// @param typical parameters of the typical person, owned by the role
/// @param draw    how people differ from that
/// @param ill     whether the typical person rests ill, so that drawn people must too
@SuppressWarnings("ArrayRecordComponent") // compared by the cast only, by its content
record Role(double[] typical, Draw draw, boolean ill) {

  /// The roles of some courses, and which course has which.
  ///
  /// @param roles    each another one
  /// @param ofCourse place of the role of each course
  record Cast(List<Role> roles, List<Integer> ofCourse) {}

  static Cast cast(Simulator simulator, List<Course> courses) {
    var roles = new ArrayList<Role>();
    var fixed = new ArrayList<Set<String>>();
    var ofCourse = new ArrayList<Integer>();
    for (var course : courses) {
      double[] typical = simulator.parameters(course);
      var set = course.overrides().keySet().stream().map(simulator.model()::resolve)
          .collect(Collectors.toSet());
      int place = 0;
      while (place < roles.size()
          && !(Arrays.equals(typical, roles.get(place).typical) && set.equals(fixed.get(place)))) {
        place++;
      }
      if (place == roles.size()) {
        boolean ill = simulator.settle(typical.clone()) instanceof Settling.Settled s
            && s.state().score() > Fates.RELAPSE;
        roles.add(new Role(typical, new Draw(simulator.model(), set), ill));
        fixed.add(set);
      }
      ofCourse.add(place);
    }
    return new Cast(roles, ofCourse);
  }
}
