/// The reading desk: text in, a [rewire.model.Model] or a list of complaints out.
///
/// [rewire.lang.ModelReader] takes a [rewire.lang.ModelFolder] of Antimony files and parameter tables and answers
/// with a [rewire.lang.Reading]. Each [rewire.lang.Complaint] has a stable code, a position, the line and advice;
/// `docs/antimony.md` lists the language and the codes. [rewire.lang.ParameterSet] lays another set of numbers over
/// the tables.
///
/// The path of a text: `SheetReader` and `Tables` (text to statements and rows), `Definitions` (what each symbol is),
/// `Plugs` (which file provides what), `UnitCheck`, `Assembly` (flat names, inlined functions, order). A step starts
/// only when the one before had nothing to complain about.
///
/// Foreign texts may not exhaust the machine: see `Limits`. This room knows nothing of solving.
@org.jspecify.annotations.NullMarked
package rewire.lang;
