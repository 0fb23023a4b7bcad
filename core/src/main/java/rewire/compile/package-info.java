/// The second draughtsman: builds from a plan a machine with few levers, [rewire.solve.VectorField].
///
/// Start with [rewire.compile.Compiler]; it gives a [rewire.compile.Compiled], which hands out fields and
/// [rewire.compile.Readouts], one per thread, and tells by [rewire.compile.Names] which number is which.
///
/// [rewire.compile.Engine] makes trips through it, one or many; [rewire.compile.Door] says how many lanes there are.
///
/// Ways to build, which must turn out the same piece: the interpreter walks the formulas of the model as written and
/// differentiates them with dual numbers (slow, the referee); bytecode, for one state or for several abreast, goes
/// `Equations` (model as graph) -> `Program` (nodes to store) -> `Schedule` (order, parts, locals) -> `Emitter`. A further
/// target needs an Emitter and nothing else. docs/engine.md leads through.
///
/// Must not know: text, doses, people.
@org.jspecify.annotations.NullMarked
package rewire.compile;
