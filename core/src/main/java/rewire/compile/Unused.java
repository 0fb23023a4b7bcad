package rewire.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rewire.algebra.Graph;
import rewire.model.Assignment;
import rewire.model.Expr;
import rewire.model.Expr.Constant;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.State;

/// Leaves out of a model what a course never touches: states that begin at 0 and stay there, such as depots of routes that
/// are not used and medicines that are not taken.
///
/// What is left out stays as an assignment that is 0, so every name still means something. In a course of infusions 32 of the
/// 80 states of models/brain go; what remains takes half the time (docs/performance.md).
public final class Unused {
  private static final Expr ZERO = new Constant(0);

  private Unused() {}

  /// The smaller model.
  ///
  /// @param touched flat names of states and parameters that are changed on the way, or differ between people
  public static Model leftOut(Model model, Set<String> touched) {
    var moving = new HashSet<>(touched);
    model.triggers().forEach(t -> t.changes().forEach(c -> moving.add(c.target())));
    var fixed = model.parameters().stream()
        .filter(p -> p.value() == 0 && p.spread().distribution() == Parameter.Distribution.NONE)
        .filter(p -> !moving.contains(p.id())).toList();
    var still = model.states().stream()
        .filter(s -> s.initial().equals(ZERO) && !moving.contains(s.id())).toList();
    while (true) {
      var smaller = without(model, still, fixed);
      var equations = new Equations(smaller);
      var kept = still.stream().filter(s -> equations.node(s.rate()) == Graph.ZERO).toList();
      if (kept.size() == still.size()) {
        return smaller;
      }
      still = kept;
    }
  }

  private static Model without(Model model, List<State> still, List<Parameter> fixed) {
    var assignments = new ArrayList<Assignment>();
    still.forEach(s -> assignments.add(new Assignment(s.id(), s.label(), s.unit(), ZERO, s.at())));
    fixed.forEach(p -> assignments.add(new Assignment(p.id(), p.label(), p.unit(), ZERO, p.at())));
    assignments.addAll(model.assignments());
    return new Model(model.name(), model.mechanisms(),
        model.states().stream().filter(s -> !still.contains(s)).toList(),
        model.parameters().stream().filter(p -> !fixed.contains(p)).toList(), assignments, model.triggers(),
        model.hash());
  }
}
