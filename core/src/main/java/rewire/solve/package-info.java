/// The engine room: moves a state through time, dy/dt = f(t, y, p), and knows nothing but doubles.
///
/// What for: stiff initial value problems with exact interruptions (jumps), state-triggered changes
/// (triggers), output at given times, and rest points. Time, states and parameters carry whatever units the
/// caller uses.
///
/// Start with [rewire.solve.VectorField] (the machine to run), then [rewire.solve.Integrator] (runs it; several abreast:
/// [rewire.solve.LaneIntegrator]) and [rewire.solve.Outcome] (what comes out: solved, or failed with reason and advice). [rewire.solve.Rodas5P]
/// is the method; [rewire.solve.StiffProblems] and [rewire.solve.WorkPrecision] put it on the scales.
///
/// Must not know: models, units, doses, patients, clocks (except the stop-watches of
/// [rewire.solve.WorkPrecision] and [rewire.solve.Rehearsal]), dice.
///
/// Arrays: `y[state]`, `p[parameter]`; an array handed to a callback belongs to the caller of the callback
/// and must not be kept. Thread rule: one Integrator per thread; records are immutable; a VectorField is as
/// safe as its author made it.
@org.jspecify.annotations.NullMarked
package rewire.solve;
