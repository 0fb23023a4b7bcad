/// A course of care as plain records: who, what, when. Every record is good once it is made.
///
/// Start with [rewire.course.Course]; then [rewire.course.Dose] and [rewire.course.Person]. All times are hours after
/// time 0 of the course, amounts are mg (of ketamine base) and rates mg/h. What an act *does* to a body is not known
/// here: that is the business of `rewire.dosing`. Nor is any file format: the workbench reads files.
@org.jspecify.annotations.NullMarked
package rewire.course;
