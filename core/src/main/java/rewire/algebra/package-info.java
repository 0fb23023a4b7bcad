/// The first draughtsman: simplifies and differentiates formulas, and solves linear systems of formulas on paper.
///
/// What for: from the rates of a model to its Jacobian, and from there to straight-line code that factorises and
/// solves, with every common subexpression written once.
///
/// Start with [rewire.algebra.Graph] (formulas as numbered nodes; equal formulas have equal numbers), then
/// [rewire.algebra.Derivatives] (of nodes by a leaf) and [rewire.algebra.Elimination] (sparse LU on a matrix of nodes).
/// [rewire.algebra.Operation] lists what a node can be and [rewire.algebra.Arithmetic] what it is worth.
///
/// Must not know: models, names, units, bytecode. Nodes are plain ints, because a record as a node has a recursive
/// hash code, which is computed anew for the whole formula at each look-up, and symbolic work would take minutes.
@org.jspecify.annotations.NullMarked
package rewire.algebra;
