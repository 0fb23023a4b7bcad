/// The drawing table: what is true, not how to compute it.
///
/// A [rewire.model.Model] is a flat, immutable system of ordinary differential equations whose symbols are named
/// `mechanism.symbol` (for example `receptors.bI`). [rewire.model.Expr] is its sealed expression language.
/// A [rewire.model.Mechanism] remembers which file each part came from and which plugs it offers.
/// This room knows neither text nor numbers in motion.
@org.jspecify.annotations.NullMarked
package rewire.model;
