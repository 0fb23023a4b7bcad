package rewire.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rewire.model.Parameter;
import rewire.model.Position;
import rewire.units.Unit;

/// Everything one file says about one of its names. [Definitions] fills it, later steps read it.
final class Symbol {

  /// What a name turned out to be.
  enum Kind {
    STATE, ASSIGNMENT, FLUX, PARAMETER, INPUT, UNKNOWN
  }

  final Draft home;
  final String name;
  final Position at;

  final List<Statement.Rate> rates = new ArrayList<>();
  final List<Statement.Rule> rules = new ArrayList<>();
  final List<Statement.Initial> initials = new ArrayList<>();
  final List<Statement.HasUnit> units = new ArrayList<>();
  final List<Statement.IsLabel> labels = new ArrayList<>();
  final List<Statement.Declaration> declarations = new ArrayList<>();
  /// Reactions this species takes part in, each once.
  final List<Statement.Reaction> reactions = new ArrayList<>();
  /// The reaction or event this name labels.
  final List<Statement.Reaction> fluxes = new ArrayList<>();
  final List<Parameter> rows = new ArrayList<>();

  boolean plug;
  boolean used;
  Kind kind = Kind.UNKNOWN;
  Optional<Unit> unit = Optional.empty();
  /// The output of another file this input is bound to.
  Optional<Symbol> provider = Optional.empty();

  Symbol(Draft home, String name, Position at) {
    this.home = home;
    this.name = name;
    this.at = at;
  }

  /// The symbol that holds the value: the provider of an input, else itself.
  Symbol origin() {
    return provider.orElse(this);
  }

  /// Flat name.
  String id() {
    var origin = origin();
    return origin.home.name() + "." + origin.name;
  }

  String label() {
    if (!labels.isEmpty()) {
      return labels.getFirst().label();
    }
    return rows.isEmpty() ? "Rate of " + name : rows.getFirst().label();
  }

  /// Whether a reaction rate appears in the model as a quantity of its own.
  boolean shown() {
    return kind != Kind.FLUX || used || plug || !labels.isEmpty();
  }

  /// Where its defining equation stands.
  Position definedAt() {
    if (!rules.isEmpty()) {
      return rules.getFirst().of().at();
    }
    if (!rates.isEmpty()) {
      return rates.getFirst().of().at();
    }
    return rows.isEmpty() ? at : rows.getFirst().at();
  }
}
