package rewire.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.Refusal;
import rewire.units.Unit;

/// A complete system of ordinary differential equations, time in hours.
///
/// Names are unique over states, parameters and assignments. Assignments are in order of evaluation: each uses only
/// states, parameters, time and assignments before it.
///
/// @param name        name of the model
/// @param mechanisms  the sheets it was read from, in causal order
/// @param states      what moves; the order is the order of the state vector
/// @param parameters  numbers; the order is the order of the parameter vector
/// @param assignments what follows at once
/// @param triggers    switches
/// @param hash        SHA-256 of the text it was read from, hexadecimal
public record Model(String name, List<Mechanism> mechanisms, List<State> states, List<Parameter> parameters,
    List<Assignment> assignments, List<Trigger> triggers, String hash) {

  public Model {
    mechanisms = List.copyOf(mechanisms);
    states = List.copyOf(states);
    parameters = List.copyOf(parameters);
    assignments = List.copyOf(assignments);
    triggers = List.copyOf(triggers);
  }

  /// The flat name behind a corridor name (`bI`) or a flat name (`receptors.bI`).
  ///
  /// @throws Refusal naming the symbol, when the model has none of that name
  public String resolve(String name) {
    return find(name)
        .orElseThrow(() -> new Refusal("The model has no quantity named " + name + "."));
  }

  /// As [#resolve], empty when there is none.
  public Optional<String> find(String name) {
    if (name.indexOf('.') >= 0) {
      return symbols().containsKey(name) ? Optional.of(name) : Optional.empty();
    }
    for (var mechanism : mechanisms) {
      for (var plug : mechanism.outputs()) {
        if (plug.name().equals(name)) {
          return Optional.of(plug.id());
        }
      }
    }
    return Optional.empty();
  }

  /// Every symbol with its unit, in order: states, parameters, assignments.
  public Map<String, Unit> symbols() {
    var units = new LinkedHashMap<String, Unit>();
    states.forEach(s -> units.put(s.id(), s.unit()));
    parameters.forEach(p -> units.put(p.id(), p.unit()));
    assignments.forEach(a -> units.put(a.id(), a.unit()));
    return units;
  }

  /// The parameter of a corridor or flat name.
  ///
  /// @throws Refusal when there is none
  public Parameter parameter(String name) {
    var id = resolve(name);
    return parameters.stream().filter(p -> p.id().equals(id)).findFirst()
        .orElseThrow(() -> new Refusal(name + " is not a parameter of the model."));
  }

  /// The same model with some typical values changed; names may be corridor or flat names.
  ///
  /// @throws Refusal when a name is not a parameter of the model
  public Model withValues(Map<String, Double> values) {
    var changed = new LinkedHashMap<String, Parameter>();
    parameters.forEach(p -> changed.put(p.id(), p));
    values.forEach((name, value) -> {
      var parameter = parameter(name);
      changed.put(parameter.id(), parameter.with(value));
    });
    return new Model(name, mechanisms, states, List.copyOf(changed.values()), assignments, triggers, hash);
  }
}
