package rewire.workbench.book;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import rewire.model.Expr;
import rewire.model.Mechanism;
import rewire.model.Model;

/// What feeds what: between mechanisms by their plugs, within one by its formulas.
final class Links {
  private static final Pattern SIDE = Pattern.compile("_S(?=_|$)");

  private final Model model;
  private final Map<String, Set<String>> uses = new LinkedHashMap<>();
  private final Map<String, String> pair = new HashMap<>();

  Links(Model model) {
    this.model = model;
    model.assignments().forEach(a -> collect(a.id(), a.value()));
    model.states().forEach(s -> collect(s.id(), s.rate()));
    model.triggers().forEach(t -> t.changes().forEach(c -> {
      collect(c.target(), t.gap());
      collect(c.target(), c.value());
    }));
    twins();
  }

  private void collect(String id, Expr e) {
    symbols(e, uses.computeIfAbsent(id, _ -> new LinkedHashSet<>()));
  }

  /// Names a formula mentions.
  static void symbols(Expr e, Set<String> into) {
    switch (e) {
      case Expr.Constant _,Expr.Time _ -> {
        // no names
      }
      case Expr.Symbol(var id) -> into.add(id);
      case Expr.Sum(var terms) -> terms.forEach(t -> symbols(t, into));
      case Expr.Product(var factors) -> factors.forEach(f -> symbols(f, into));
      case Expr.Power(var base, var exponent) -> {
        symbols(base, into);
        symbols(exponent, into);
      }
      case Expr.Call(_, var arguments) -> arguments.forEach(a -> symbols(a, into));
      case Expr.Piecewise(var branches, var otherwise) -> {
        branches.forEach(b -> {
          symbols(b.value(), into);
          symbols(b.condition(), into);
        });
        symbols(otherwise, into);
      }
      case Expr.Compare(_, var left, var right) -> {
        symbols(left, into);
        symbols(right, into);
      }
      case Expr.Logic(_, var operands) -> operands.forEach(o -> symbols(o, into));
    }
  }

  /// Quantities that are the same for both enantiomers: `x_S` and `x_R` become `x`, `x_S_70` and `x_R_70` `x_70`.
  private void twins() {
    var all = model.symbols().keySet();
    for (var id : all) {
      var other = other(id);
      var stem = SIDE.matcher(id).replaceFirst("");
      if (!other.equals(id) && all.contains(other) && !all.contains(stem)) {
        pair.put(id, stem);
        pair.put(other, stem);
      }
    }
  }

  /// The R twin of an S quantity.
  private static String other(String id) {
    return SIDE.matcher(id).replaceFirst("_R");
  }

  /// The name under which a quantity is drawn: twins share one.
  String drawn(String id) {
    return pair.getOrDefault(id, id);
  }

  /// Whether two enantiomers share the name.
  boolean isPair(String drawn) {
    return pair.containsValue(drawn);
  }

  /// The S quantity that is drawn under a shared name; empty when the name is not shared.
  Optional<String> both(String drawn) {
    return pair.entrySet().stream().filter(e -> e.getValue().equals(drawn)).map(Map.Entry::getKey)
        .filter(id -> !other(id).equals(id)).findFirst();
  }

  /// Whether the R twin of an S quantity has the same formula with every S changed to R.
  boolean sameForBoth(String id, Expr value, Map<String, Expr> formulas) {
    if (!pair.containsKey(id) || other(id).equals(id)) {
      return false;
    }
    var twin = formulas.get(other(id));
    return twin != null && mirrored(value).equals(twin);
  }

  /// The S twin of an R quantity; empty for all others.
  Optional<String> first(String id) {
    return pair.containsKey(id) && other(id).equals(id)
        ? pair.keySet().stream().filter(k -> !k.equals(id) && other(k).equals(id)).findFirst()
        : Optional.empty();
  }

  private Expr mirrored(Expr e) {
    return switch (e) {
      case Expr.Constant _,Expr.Time _ -> e;
      case Expr.Symbol(var id) -> pair.containsKey(id) ? new Expr.Symbol(other(id)) : e;
      case Expr.Sum(var terms) -> new Expr.Sum(terms.stream().map(this::mirrored).toList());
      case Expr.Product(var factors) -> new Expr.Product(factors.stream().map(this::mirrored).toList());
      case Expr.Power(var base, var exponent) -> new Expr.Power(mirrored(base), mirrored(exponent));
      case Expr.Call(var function, var arguments) ->
        new Expr.Call(function, arguments.stream().map(this::mirrored).toList());
      case Expr.Piecewise(var branches, var otherwise) -> new Expr.Piecewise(branches.stream()
          .map(b -> new Expr.Branch(mirrored(b.value()), mirrored(b.condition()))).toList(),
          mirrored(otherwise));
      case Expr.Compare(var relation, var left, var right) ->
        new Expr.Compare(relation, mirrored(left), mirrored(right));
      case Expr.Logic(var connective, var operands) ->
        new Expr.Logic(connective, operands.stream().map(this::mirrored).toList());
    };
  }

  /// What a quantity is computed from: states, read-outs and parameters.
  Set<String> usedBy(String id) {
    return uses.getOrDefault(id, Set.of());
  }

  /// Mechanisms that use a quantity of another one, by name.
  List<String> takers(String id) {
    var takers = new TreeSet<String>();
    for (var mechanism : model.mechanisms()) {
      if (mechanism.inputs().stream().anyMatch(p -> p.id().equals(id))) {
        takers.add(mechanism.name());
      }
    }
    return model.mechanisms().stream().map(Mechanism::name).filter(takers::contains).toList();
  }

  /// Names of what one mechanism passes to another, in order; twins once.
  List<String> passed(Mechanism from, Mechanism to) {
    var names = new LinkedHashSet<String>();
    var given = new LinkedHashSet<String>();
    from.outputs().forEach(p -> given.add(p.id()));
    to.inputs().stream().filter(p -> given.contains(p.id())).forEach(p -> names.add(local(drawn(p.id()))));
    return List.copyOf(names);
  }

  static String local(String id) {
    return id.substring(id.indexOf('.') + 1);
  }

  static String home(String id) {
    return id.substring(0, id.indexOf('.'));
  }
}
