package rewire.workbench.course;

import java.util.List;
import java.util.Set;

import rewire.course.Course;

/// What became of a course file.
public sealed interface CourseReading {

  /// How a dose is written.
  enum Dosed {
    IN_MG, BY_WEIGHT
  }

  /// The course, remarks on what is unusual in it but possible, and what only the clinic needs.
  ///
  /// @param dosed how doses are written, without an order
  record Understood(Course course, List<Complaint> remarks, Clinic clinic, Set<Dosed> dosed)
      implements
        CourseReading {
    public Understood {
      remarks = List.copyOf(remarks);
      dosed = Set.copyOf(dosed);
    }

    /// Whether doses follow weight.
    public boolean byWeight() {
      return dosed.contains(Dosed.BY_WEIGHT);
    }
  }

  /// Everything that is wrong with the file, in order of lines.
  record Refused(List<Complaint> complaints) implements CourseReading {
    public Refused {
      complaints = List.copyOf(complaints);
    }
  }
}
