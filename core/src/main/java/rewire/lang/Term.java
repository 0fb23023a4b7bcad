package rewire.lang;

import java.util.List;
import rewire.model.Expr;
import rewire.model.Position;

/// A formula as it was written: names are local, functions are not inlined, and every part knows its place.
sealed interface Term {
  Position at();

  record Literal(Position at, double value) implements Term {}

  record Name(Position at, String name) implements Term {}

  record Time(Position at) implements Term {}

  record Negative(Position at, Term of) implements Term {}

  record Inverse(Position at, Term of) implements Term {}

  record Sum(Position at, List<Term> terms) implements Term {}

  record Product(Position at, List<Term> factors) implements Term {}

  record Power(Position at, Term base, Term exponent) implements Term {}

  record Call(Position at, String function, List<Term> arguments) implements Term {}

  record Compare(Position at, Expr.Relation relation, Term left, Term right) implements Term {}

  record Logic(Position at, Expr.Connective connective, List<Term> operands) implements Term {}

  /// The parts directly below.
  default List<Term> parts() {
    return switch (this) {
      case Literal _,Name _,Time _ -> List.of();
      case Negative n -> List.of(n.of());
      case Inverse i -> List.of(i.of());
      case Sum s -> s.terms();
      case Product p -> p.factors();
      case Power p -> List.of(p.base(), p.exponent());
      case Call c -> c.arguments();
      case Compare c -> List.of(c.left(), c.right());
      case Logic l -> l.operands();
    };
  }
}
