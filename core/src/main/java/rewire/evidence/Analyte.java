package rewire.evidence;

import java.util.Optional;

/// What was measured: a substance and which of its mirror images.
record Analyte(Substance substance, Side side) {

  enum Substance {
    KETAMINE, NORKETAMINE, HNK
  }

  /// S, R, both added, or one figure that holds for either.
  enum Side {
    S, R, BOTH, EACH
  }

  static Optional<Analyte> of(String name) {
    return switch (name) {
      case "ketamine" -> Optional.of(new Analyte(Substance.KETAMINE, Side.BOTH));
      case "S_ketamine" -> Optional.of(new Analyte(Substance.KETAMINE, Side.S));
      case "R_ketamine" -> Optional.of(new Analyte(Substance.KETAMINE, Side.R));
      case "norketamine" -> Optional.of(new Analyte(Substance.NORKETAMINE, Side.BOTH));
      case "S_norketamine" -> Optional.of(new Analyte(Substance.NORKETAMINE, Side.S));
      case "R_norketamine" -> Optional.of(new Analyte(Substance.NORKETAMINE, Side.R));
      case "norketamine_each" -> Optional.of(new Analyte(Substance.NORKETAMINE, Side.EACH));
      case "HNK" -> Optional.of(new Analyte(Substance.HNK, Side.BOTH));
      case "S_HNK" -> Optional.of(new Analyte(Substance.HNK, Side.S));
      case "R_HNK" -> Optional.of(new Analyte(Substance.HNK, Side.R));
      default -> Optional.empty();
    };
  }

  /// The same mirror images of ketamine.
  Analyte parent() {
    return new Analyte(Substance.KETAMINE, side);
  }
}
