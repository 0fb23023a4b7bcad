package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import rewire.evidence.Agreement;
import rewire.workbench.evidence.PkComparison.Group;

/// The scored rows in the groups that are shown, and how much each rests on.
final class PkGroups {
  /// Fewer rows than this are thin evidence.
  private static final int FEW = 10;
  private static final List<String> ROUTES = List.of("IV", "IV_bolus", "IM", "SC", "IN_device", "IN_atomiser",
      "PO", "SL_film", "SL_tablet");

  /// One way of dividing the rows.
  ///
  /// @param column the group of a row
  /// @param words  the name of a group as a reader says it
  record Division(String title, Function<PkRow, String> column, UnaryOperator<String> words,
      List<Group> groups) {
    String of(PkRow row) {
      return column.apply(row);
    }

    String word(String name) {
      return words.apply(name);
    }

    /// How much a group rests on; a study is what it is.
    String thinness(Group group) {
      return title.equals("Study") ? "" : PkGroups.thinness(group.agreement());
    }
  }

  private PkGroups() {}

  static List<Division> of(PkComparison comparison) {
    return List.of(division(comparison, "Study", PkRow::study, n -> n),
        division(comparison, "Route", r -> r.cell("route"), Words::route),
        division(comparison, "Site", r -> r.cell("site").isEmpty() ? "unknown" : r.cell("site"), n -> n),
        division(comparison, "Analyte", r -> r.cell("analyte"), Words::analyte));
  }

  /// As [#of], with ketamine, norketamine and HNK whichever the enantiomer.
  static List<Division> brief(PkComparison comparison) {
    var divisions = new ArrayList<>(of(comparison).subList(0, 3));
    divisions.add(division(comparison, "Analyte",
        r -> r.cell("analyte").replaceFirst("^[SR]_", "").replaceFirst("_each$", ""), n -> n));
    return divisions;
  }

  private static Division division(PkComparison comparison, String title, Function<PkRow, String> column,
      UnaryOperator<String> words) {
    return new Division(title, column, words, comparison.by(column));
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
}
