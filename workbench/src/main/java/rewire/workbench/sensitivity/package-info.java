/// Which numbers of the model move an endpoint of a course, as a ranking to look at.
///
/// [rewire.workbench.sensitivity.Study] asks [rewire.sensitivity] and puts the answer into a
/// [rewire.workbench.sensitivity.Ranking]; `RankingPage` draws it, `RankingTable` writes it as CSV and for a terminal.
/// No numerics: estimators live in core.
@org.jspecify.annotations.NullMarked
package rewire.workbench.sensitivity;
