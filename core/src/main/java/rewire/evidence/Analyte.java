package rewire.evidence;

import java.util.List;
import java.util.Optional;

/// What the laboratory measured: a molecule, and which mirror image of it.
public record Analyte(Molecule molecule, Hands hands) {

  /// Ketamine and the two metabolites that the model follows, with their names in observation tables.
  public enum Molecule {
    KETAMINE("ketamine"), NORKETAMINE("norketamine"), HYDROXYNORKETAMINE("HNK");

    private final String code;

    Molecule(String code) {
      this.code = code;
    }
  }

  /// Which enantiomers: one, the sum of both, or a figure that holds for either (compared with their mean).
  public enum Hands {
    S, R, SUM, EACH
  }

  /// The analyte of a code such as `ketamine`, `S_norketamine` or `norketamine_each`; empty when there is none.
  public static Optional<Analyte> of(String code) {
    var hands = code.startsWith("S_")
        ? Hands.S
        : code.startsWith("R_") ? Hands.R : code.endsWith("_each") ? Hands.EACH : Hands.SUM;
    var name = switch (hands) {
      case S, R -> code.substring(2);
      case EACH -> code.substring(0, code.length() - "_each".length());
      case SUM -> code;
    };
    return List.of(Molecule.values()).stream().filter(m -> m.code.equals(name)).findFirst()
        .map(m -> new Analyte(m, hands));
  }

  /// The same enantiomers of the drug itself.
  Analyte parent() {
    return new Analyte(Molecule.KETAMINE, hands);
  }

  boolean isParent() {
    return molecule == Molecule.KETAMINE;
  }

  /// Joins a value of S and one of R into the value of this analyte.
  double join(double s, double r) {
    return switch (hands) {
      case S -> s;
      case R -> r;
      case SUM -> s + r;
      case EACH -> (s + r) / 2;
    };
  }
}
