package rewire.lang;

import java.util.List;
import rewire.model.Position;

/// A unit as it was written in a model file, its names not looked up yet.
sealed interface UnitTerm {
  Position at();

  record Factor(Position at, double value) implements UnitTerm {}

  record Named(Position at, String name) implements UnitTerm {}

  record Power(Position at, UnitTerm base, double exponent) implements UnitTerm {}

  record Product(Position at, List<UnitTerm> factors) implements UnitTerm {}

  record Inverse(Position at, UnitTerm of) implements UnitTerm {}
}
