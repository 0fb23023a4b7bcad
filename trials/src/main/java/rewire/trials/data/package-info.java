/// Tables of ratings as people keep them: one row per person and visit, read with the place of every mistake.
///
/// [rewire.trials.data.Sheet] is any CSV file, [rewire.trials.data.Layout] says which column means what, and
/// [rewire.trials.data.RatingReader] and [rewire.trials.data.EventReader] make of it what an analysis takes.
@org.jspecify.annotations.NullMarked
package rewire.trials.data;
