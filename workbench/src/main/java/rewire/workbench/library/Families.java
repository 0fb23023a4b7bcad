package rewire.workbench.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Families across libraries: two libraries may hold the same trial. Families of one name, and families that share a DOI,
/// are one, under the name that comes first.
public final class Families {
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> byDoi = new HashMap<>();

  private Families() {}

  /// The same libraries, in which families that are one have one name, and no two libraries have the same name.
  public static List<Library> merged(List<Library> libraries) {
    var families = new Families();
    libraries.forEach(l -> l.arms().forEach(families::add));
    var names = new HashSet<String>();
    var out = new ArrayList<Library>();
    for (var library : libraries) {
      var name = library.name();
      for (int i = 2; !names.add(name); i++) {
        name = library.name() + " (" + i + ")";
      }
      out.add(library.with(name,
          library.arms().stream().map(a -> a.of(families.root(a.family()))).toList()));
    }
    return out;
  }

  private void add(Arm arm) {
    parents.putIfAbsent(arm.family(), arm.family());
    if (!arm.doi().isEmpty()) {
      var other = byDoi.putIfAbsent(arm.doi().toLowerCase(Locale.ROOT), arm.family());
      if (other != null) {
        var mine = root(arm.family());
        var first = root(other);
        if (!mine.equals(first)) {
          parents.put(mine, first);
        }
      }
    }
  }

  private String root(String family) {
    var f = family;
    for (var up = parents.get(f); up != null && !up.equals(f); up = parents.get(f)) {
      f = up;
    }
    return f;
  }
}
