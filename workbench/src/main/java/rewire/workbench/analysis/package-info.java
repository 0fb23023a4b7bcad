/// `rewire trial analyse` and `rewire trial noise`: what [rewire.trials] finds, as text, table and page.
///
/// Start with [rewire.workbench.analysis.AnalysisPage]; [rewire.workbench.analysis.Chart] draws.
@org.jspecify.annotations.NullMarked
package rewire.workbench.analysis;
