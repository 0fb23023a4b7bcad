/// The pharmacy hatch: what is prescribed becomes changes of the model's inputs and depots over time.
///
/// Start with [rewire.dosing.Routes], the table of what each route does, then [rewire.dosing.Schedule], which adds up
/// everything that is active at each moment. [rewire.dosing.Change] is what leaves the hatch. Units: h, mg, mg/h. The
/// hatch knows the names of inputs and depots of `models/brain`, but no equation and no solver.
@org.jspecify.annotations.NullMarked
package rewire.dosing;
