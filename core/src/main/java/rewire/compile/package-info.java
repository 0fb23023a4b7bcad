/// The second draughtsman: builds from a plan a machine with few levers, [rewire.solve.VectorField].
///
/// Start with [rewire.compile.Compiler]; it gives a [rewire.compile.Compiled], which hands out fields and
/// [rewire.compile.Readouts], one per thread, and tells by [rewire.compile.Names] which number is which.
///
/// Two ways to build, which must turn out the same piece: the interpreter walks the formulas of the model as written and
/// differentiates them with dual numbers (slow, the referee); bytecode goes
/// `Equations` (model as graph) -> `Program` (nodes to store) -> `Schedule` (order, parts, locals) -> `Emitter`.
/// A further target, several people abreast, needs an Emitter and nothing else.
///
/// Must not know: text, doses, people, how fields are integrated.
@org.jspecify.annotations.NullMarked
package rewire.compile;
