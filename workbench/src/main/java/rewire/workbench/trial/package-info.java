/// Virtual trials and the scorecard: published arms as courses, published results as measurements of virtual trials, and
/// both laid side by side.
///
/// Start with [rewire.workbench.trial.Scorecard]; [rewire.workbench.trial.ArmPlan] turns an arm of the library into a
/// course for anybody, [rewire.workbench.trial.RowReading] a result into what is measured. The people, and what a trial
/// adds to biology, are in `rewire.study`.
@org.jspecify.annotations.NullMarked
package rewire.workbench.trial;
