/// The glass front: command line, course files and reports. It computes nothing itself.
@org.jspecify.annotations.NullMarked
package rewire.workbench;
