/// The command line `rewire`.
///
/// Start with [rewire.workbench.cli.Main], which builds only the command that is asked for; one class for each command
/// follows. `Exit` lists the exit codes, `Console` is where messages go, `OutputFolder` keeps half-written results out
/// of sight, `RunFile` is what is needed to repeat a run. No command knows an equation.
@org.jspecify.annotations.NullMarked
package rewire.workbench.cli;
