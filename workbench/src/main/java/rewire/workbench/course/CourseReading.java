package rewire.workbench.course;

import java.util.List;

import rewire.course.Course;

/// What became of a course file.
public sealed interface CourseReading {

  /// The course, remarks on what is unusual in it but possible, and what only the clinic needs.
  record Understood(Course course, List<Complaint> remarks, Clinic clinic) implements CourseReading {
    public Understood {
      remarks = List.copyOf(remarks);
    }
  }

  /// Everything that is wrong with the file, in order of lines.
  record Refused(List<Complaint> complaints) implements CourseReading {
    public Refused {
      complaints = List.copyOf(complaints);
    }
  }
}
