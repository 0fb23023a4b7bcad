/// The trial centre: many people through the arms of a protocol, rated as a trial rates them.
///
/// Start with [rewire.study.Plan] (an arm as a course for anybody) and [rewire.study.Pool] (virtual people who went
/// through it, drawn once and used in many trials); then [rewire.study.Replicates], which draws trials from pools. What a
/// trial adds to biology is one file each: [rewire.study.Life], [rewire.study.Entry], [rewire.study.Link],
/// [rewire.study.Expectancy],
/// [rewire.study.RatingNoise], [rewire.study.Attrition], [rewire.study.BetweenTrials]. Their numbers are
/// [rewire.study.Assumptions], tables with source and grade; none is tuned to a trial.
///
/// This room knows no files and no published results.
@org.jspecify.annotations.NullMarked
package rewire.study;
