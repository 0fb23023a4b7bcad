/// The ward: many consulting rooms, opened in any order with the same result.
///
/// Start with [rewire.cohort.Cohort]: people like one person, drawn from the spreads in the parameter tables by
/// [rewire.cohort.Draw], each followed through every course in their [rewire.cohort.Role]. Nobody vanishes: each person
/// ends with a status and, where that is not good, a reason.
@org.jspecify.annotations.NullMarked
package rewire.cohort;
