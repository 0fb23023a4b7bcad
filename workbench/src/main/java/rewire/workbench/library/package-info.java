/// The evidence library: what was done in published trials and what was measured, as two tables per folder. The layout is
/// described in `evidence/library/README.md`; any folder in it can be read, rows that are not as they must be are named
/// and left out.
///
/// Start with [rewire.workbench.library.Library]; then [rewire.workbench.library.Arm] and
/// [rewire.workbench.library.Result]. Nothing is simulated here.
@org.jspecify.annotations.NullMarked
package rewire.workbench.library;
