package rewire.lang;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.lang.Symbol.Kind;

/// Binds the inputs of each mechanism to the outputs of the others.
final class Plugs {
  private final Map<String, Symbol> outputs = new HashMap<>();
  private final Complaints complaints;

  private Plugs(Complaints complaints) {
    this.complaints = complaints;
  }

  static void bind(List<Draft> drafts, Complaints complaints) {
    var plugs = new Plugs(complaints);
    plugs.names(drafts);
    drafts.forEach(d -> d.symbols().values().forEach(plugs::offer));
    drafts.forEach(d -> d.symbols().values().forEach(plugs::bind));
  }

  private void names(List<Draft> drafts) {
    var seen = new HashMap<String, Draft>();
    for (var draft : drafts) {
      var earlier = seen.putIfAbsent(draft.name(), draft);
      if (earlier != null) {
        complaints.add(Rule.M057, draft.sheet().models().getFirst().of().at(),
            "Two mechanisms are named " + draft.name() + "; the other is in " + earlier + ".",
            "Perhaps one file is a copy.");
      }
    }
  }

  private void offer(Symbol s) {
    if (!s.plug || s.kind == Kind.INPUT || s.kind == Kind.UNKNOWN) {
      return;
    }
    var earlier = outputs.putIfAbsent(s.name, s);
    if (earlier != null) {
      complaints.add(Rule.M055, s.at,
          s.name + " is provided twice; " + earlier.home + " provides it too (" + earlier.definedAt() + ").",
          "Perhaps one of them should keep it to itself: leave it out of the list after \"model\".");
    }
  }

  private void bind(Symbol s) {
    if (s.kind != Kind.INPUT) {
      return;
    }
    var output = outputs.get(s.name);
    if (output == null) {
      complaints.add(Rule.M054, s.at, "No mechanism provides " + s.name + ".",
          Names.near(s.name, outputs.keySet(),
              "Perhaps the file that computes it does not list it after \"model\"."));
      return;
    }
    s.provider = Optional.of(output);
    if (s.unit.isPresent() && output.unit.isPresent() && !s.unit.equals(output.unit)) {
      complaints.add(Rule.M056, s.units.getFirst().of().at(),
          s.name + " is expected in " + s.unit.get() + ", but " + output.home + " provides it in "
              + output.unit.get() + ".",
          "Perhaps take its unit as it is, and convert in the formula with a parameter that has a unit.");
    }
  }
}
