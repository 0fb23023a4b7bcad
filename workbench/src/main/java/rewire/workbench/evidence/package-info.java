/// `rewire evidence`: reads tables of observations, asks the core for predictions, and lays both side by side.
///
/// Start with [rewire.workbench.evidence.ObservationTable] (the layout of the table) and
/// [rewire.workbench.evidence.PharmacokineticEvidence] (what is printed and written).
@org.jspecify.annotations.NullMarked
package rewire.workbench.evidence;
