/// Reads a course of care from YAML, as described in `docs/course-format.md`.
///
/// Start with [rewire.workbench.course.CourseReader]: text in, [rewire.workbench.course.CourseReading] out, which is
/// either a [rewire.course.Course] or every complaint with file, line and column. `Tree` is the YAML behind it,
/// `Section` one mapping whose keys are being read, `Written` what a person wrote for a number or a time; then one
/// reader for each part of a course. `Bounds` holds what is taken for plausible. Nothing is simulated here.
@org.jspecify.annotations.NullMarked
package rewire.workbench.course;
