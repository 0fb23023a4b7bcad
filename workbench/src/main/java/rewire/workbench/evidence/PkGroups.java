package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.List;
import rewire.evidence.Agreement;
import rewire.workbench.evidence.PkComparison.Group;

/// The scored rows in the groups that are shown, and how much each rests on.
final class PkGroups {
  /// Fewer rows than this, or a single study, are thin evidence.
  private static final int FEW = 10;
  private static final List<String> ROUTES = List.of("IV", "IV_bolus", "IM", "SC", "IN_device", "IN_atomiser",
      "PO",
      "SL_film", "SL_tablet");

  /// One way of dividing the rows.
  record Division(String title, List<Group> groups) {}

  private PkGroups() {}

  static List<Division> of(PkComparison comparison) {
    return List.of(new Division("Route", comparison.by(r -> r.cell("route"))),
        new Division("Site", comparison.by(r -> or(r.cell("site")))),
        new Division("Analyte", comparison.by(r -> r.cell("analyte"))),
        new Division("Study", comparison.by(PkRow::study)));
  }

  /// Ketamine, norketamine and HNK, whichever enantiomer.
  static List<Group> molecules(PkComparison comparison) {
    return comparison.by(r -> r.cell("analyte").replaceFirst("^[SR]_", "").replaceFirst("_each$", ""));
  }

  /// Routes of the model of which no row speaks.
  static List<String> untested(PkComparison comparison) {
    var routes = new ArrayList<>(ROUTES);
    comparison.by(r -> r.cell("route")).forEach(g -> routes.remove(g.name()));
    return routes;
  }

  /// `thin` for few rows, `one study` for many rows of one study; empty otherwise.
  static String thinness(Agreement agreement) {
    return agreement.rows() < FEW ? "thin" : agreement.studies() == 1 ? "one study" : "";
  }

  private static String or(String text) {
    return text.isEmpty() ? "unknown" : text;
  }
}
