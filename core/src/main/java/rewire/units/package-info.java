/// The level floor: quantities and the units they carry. Nothing lies below it.
///
/// Start with [rewire.units.Unit]: a dimension, a scale to SI and the text a person wrote.
@org.jspecify.annotations.NullMarked
package rewire.units;
