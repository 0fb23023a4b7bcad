package rewire.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.Refusal;
import rewire.model.Assignment;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.State;

/// Positions of named quantities in the arrays of a compiled model. Names are flat (`receptors.bI`) or, for outputs of a
/// mechanism, corridor names (`bI`).
public final class Names {

  private final List<String> states;
  private final List<String> parameters;
  private final List<String> assignments;
  private final Map<String, Place> places = new HashMap<>();

  private enum Kind {
    STATE, PARAMETER, ASSIGNMENT
  }

  private record Place(String id, Kind kind, int index) {}

  Names(Model model) {
    states = model.states().stream().map(State::id).toList();
    parameters = model.parameters().stream().map(Parameter::id).toList();
    assignments = model.assignments().stream().map(Assignment::id).toList();
    enter(states, Kind.STATE);
    enter(parameters, Kind.PARAMETER);
    enter(assignments, Kind.ASSIGNMENT);
    for (var mechanism : model.mechanisms()) {
      for (var plug : mechanism.outputs()) {
        var place = places.get(plug.id());
        if (place != null) {
          places.putIfAbsent(plug.name(), place);
        }
      }
    }
  }

  /// Flat names of the states, in the order of the state array.
  public List<String> states() {
    return states;
  }

  /// Flat names of the raw parameters, in the order of the parameter array.
  public List<String> parameters() {
    return parameters;
  }

  /// Flat names of the assignments, in the order of [Compiled#readouts()].
  public List<String> assignments() {
    return assignments;
  }

  /// Position of a state in the state array.
  ///
  /// @throws Refusal when it is not a state
  public int state(String name) {
    return index(name, Kind.STATE);
  }

  /// Position of a parameter in the parameter array.
  ///
  /// @throws Refusal when it is not a parameter
  public int parameter(String name) {
    return index(name, Kind.PARAMETER);
  }

  /// Position of an assignment in the output of [Compiled#readouts()].
  ///
  /// @throws Refusal when it is not an assignment
  public int assignment(String name) {
    return index(name, Kind.ASSIGNMENT);
  }

  /// Whether the name is a state.
  public boolean isState(String name) {
    return find(name).filter(p -> p.kind == Kind.STATE).isPresent();
  }

  /// Whether the name is a parameter.
  public boolean isParameter(String name) {
    return find(name).filter(p -> p.kind == Kind.PARAMETER).isPresent();
  }

  /// The flat name behind a flat or corridor name.
  ///
  /// @throws Refusal when there is none
  public String flat(String name) {
    return find(name).orElseThrow(() -> missing(name)).id;
  }

  private int index(String name, Kind kind) {
    var place = find(name).orElseThrow(() -> missing(name));
    if (place.kind != kind) {
      throw new Refusal(
          name + " is " + word(place.kind) + " of the model, not " + word(kind) + ".");
    }
    return place.index;
  }

  private Optional<Place> find(String name) {
    return Optional.ofNullable(places.get(name));
  }

  private void enter(List<String> ids, Kind kind) {
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), new Place(ids.get(i), kind, i));
    }
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case STATE -> "a state";
      case PARAMETER -> "a parameter";
      case ASSIGNMENT -> "an assignment";
    };
  }

  private static Refusal missing(String name) {
    return new Refusal("The model has no " + name + "."
        + "\nPerhaps the name is private to a mechanism and must be written mechanism." + name + ".");
  }
}
