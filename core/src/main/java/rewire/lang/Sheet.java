package rewire.lang;

import java.util.List;
import rewire.lang.Statement.Mention;

/// One model file, parsed: its frame and its statements, nothing looked up yet.
///
/// @param file       file name
/// @param about      the opening comment, without comment signs
/// @param imports    names of files whose units and functions it uses
/// @param units      unit definitions in order
/// @param functions  function definitions
/// @param models     the `model name(…)` line; an imported file has none
/// @param statements what stands between `model` and `end`
record Sheet(String file, List<String> about, List<Mention> imports, List<UnitDefinition> units,
    List<FunctionDefinition> functions, List<Header> models, List<Statement> statements) {

  /// `unit name = …`.
  record UnitDefinition(Mention of, UnitTerm value) {}

  /// `function name(a, b) … end`.
  record FunctionDefinition(Mention of, List<Mention> parameters, Term body) {}

  /// `model name(plugs…)`.
  record Header(Mention of, List<Mention> plugs) {}

  /// The mechanism's name; empty for an imported file.
  String mechanism() {
    return models.isEmpty() ? "" : models.getFirst().of().name();
  }

  /// The name of its parameter table.
  String table() {
    return file.substring(0, file.length() - ".ant".length()) + ".csv";
  }
}
