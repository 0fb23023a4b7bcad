package rewire.compile;

/// The one door to vector instructions: says how many lanes there are, and why, if there is only one.
///
/// Everything works without the incubating Vector API, one state after the other and with the same bits.
public final class Door {
  /// Name of the system property that sets the number of lanes: 1, 2, 4, 8, or `widest`.
  public static final String LANES = "rewire.lanes";

  private static final String MODULE = "jdk.incubator.vector";

  /// How many lanes, and why.
  ///
  /// @param lanes  1, 2, 4 or 8
  /// @param reason one sentence
  public record Answer(int lanes, String reason) {}

  private Door() {}

  /// How many lanes this process uses.
  public static Answer lanes() {
    String asked = System.getProperty(LANES, "");
    if (asked.equals("1")) {
      return new Answer(1, "One patient at a time, as -D" + LANES + "=1 asks for.");
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      if (asked.isEmpty()) {
        return new Answer(1, "One patient at a time: Java was started without -D" + LANES + "=widest.");
      }
      if (!opened()) {
        return new Answer(1,
            "One patient at a time: this Java gives its vectors only to --add-modules " + MODULE
                + ".");
      }
    }
    int wide = switch (asked) {
      case "2" -> 2;
      case "4" -> 4;
      case "8" -> 8;
      default -> preferred();
    };
    return new Answer(wide, wide == 1
        ? "One patient at a time: this processor has no vectors of doubles that Java knows."
        : wide + " patients abreast.");
  }

  /// Opens the module of vectors as Java opens its own agents, at run time: named with --add-modules, Java writes a warning
  /// that it incubates on the user's screen.
  private static boolean opened() {
    try {
      Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, MODULE);
      return true;
    } catch (ReflectiveOperationException e) {
      return false; // the jar's manifest exports that package; without the jar nobody does
    }
  }

  /// Doubles in the vectors that the machine likes best, asked for by name since the module may be missing.
  private static int preferred() {
    try {
      var vectors = Class.forName("jdk.incubator.vector.DoubleVector");
      var species = vectors.getField("SPECIES_PREFERRED").get(null);
      int length = (int) Class.forName("jdk.incubator.vector.VectorSpecies").getMethod("length")
          .invoke(species);
      return length > 8 ? 8 : length;
    } catch (ReflectiveOperationException e) {
      return 1;
    }
  }
}
