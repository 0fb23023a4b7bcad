/// Joins the front doors to the rooms below: opens a model, runs a course, and lays the result out for tables and report.
///
/// Start with [rewire.workbench.engine.BrainEngine]. [rewire.workbench.engine.CourseReport] turns a run into what the
/// report shows; which quantities it shows is data, `panels.csv` beside the model. No equations live here.
@org.jspecify.annotations.NullMarked
package rewire.workbench.engine;
