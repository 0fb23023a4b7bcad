/// Customs: foreign papers are written and checked at the border, nothing foreign walks about inside.
///
/// [rewire.exchange.Sbml] writes a [rewire.model.Model] as SBML, reads back what it writes, and asks for all complaints
/// about a text. The library JSBML is known in this room only. No numerics: whether two models say the same is asked of
/// [rewire.compile.SameEquations].
@org.jspecify.annotations.NullMarked
package rewire.exchange;
