/// What is told about a model to the outside: its texts for other programs ([rewire.workbench.book.ModelExport]) and the
/// model book, one page to read ([rewire.workbench.book.Book]).
///
/// Must not know: commands, courses, trajectories.
@org.jspecify.annotations.NullMarked
package rewire.workbench.book;
