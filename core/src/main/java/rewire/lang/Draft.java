package rewire.lang;

import java.util.LinkedHashMap;
import java.util.Map;
import rewire.lang.Sheet.FunctionDefinition;
import rewire.model.Parameter;
import rewire.model.Position;

/// A mechanism on its way from text to model.
///
/// @param sheet      its statements
/// @param parameters its table
/// @param units      units it knows, imports included
/// @param functions  functions it knows, imports included
/// @param symbols    its names in order of appearance
record Draft(Sheet sheet, Map<String, Parameter> parameters, UnitTable units,
    Map<String, FunctionDefinition> functions, Map<String, Symbol> symbols) {

  Draft(Sheet sheet, Map<String, Parameter> parameters, UnitTable units,
      Map<String, FunctionDefinition> functions) {
    this(sheet, parameters, units, functions, new LinkedHashMap<>());
  }

  String name() {
    return sheet.mechanism();
  }

  /// The symbol of that name, made at its first mention.
  Symbol symbol(String name, Position at) {
    return symbols.computeIfAbsent(name, n -> new Symbol(this, n, at));
  }

  /// Whether the file lists the name after `model`.
  boolean offers(String name) {
    var symbol = symbols.get(name);
    return symbol != null && symbol.plug && symbol.kind != Symbol.Kind.INPUT
        && symbol.kind != Symbol.Kind.UNKNOWN;
  }

  @Override
  public String toString() {
    return sheet.file();
  }
}
