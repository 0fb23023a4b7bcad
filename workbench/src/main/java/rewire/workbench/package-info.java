/// The glass front: command line, course files and reports. It computes nothing itself.
///
/// `course` reads course files, `cli` is the command line, `report` draws. What they ask of the rooms below goes
/// through [rewire.workbench.Engine].
@org.jspecify.annotations.NullMarked
package rewire.workbench;
