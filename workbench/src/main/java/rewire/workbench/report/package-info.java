/// What people read: the self-contained HTML report and the terminal summary of a course of care.
///
/// It draws and words plain data and computes no science: whoever has simulated fills a
/// [rewire.workbench.report.ReportInput], then [rewire.workbench.report.Report] makes one HTML file of it and
/// [rewire.workbench.report.TerminalSummary] at most 15 lines. It must not know the engine, the model or files.
/// Numbers, times and people are worded in [rewire.workbench.report.Wording] and nowhere else. Colours, type and
/// the cursor live in the resources `page.html`, `report.css` and `report.js`. Start reading at `Report`.
@org.jspecify.annotations.NullMarked
package rewire.workbench.report;
