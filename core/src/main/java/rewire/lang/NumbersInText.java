package rewire.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rewire.lang.Statement.Mention;
import rewire.model.Parameter;
import rewire.model.Parameter.Distribution;
import rewire.model.Parameter.Grade;
import rewire.model.Parameter.Range;
import rewire.model.Parameter.Spread;
import rewire.units.Unit;

/// Takes the numbers out of the text of a [WholeModel], so that the rest can be read like a mechanism with a table.
///
/// What only the table knows (spread, range, grade, source) stays in comments and is not read back.
///
/// @param rest       the sheet without the numbers of parameters
/// @param parameters the table that was made of them
record NumbersInText(Sheet rest, Map<String, Parameter> parameters) {

  static NumbersInText of(Sheet sheet, UnitTable units) {
    var moving = moving(sheet);
    var labels = new HashMap<String, String>();
    var unitsOf = new HashMap<String, Unit>();
    var numbers = new LinkedHashMap<String, Statement.Initial>();
    for (var statement : sheet.statements()) {
      switch (statement) {
        case Statement.IsLabel l -> labels.put(l.of().name(), l.label());
        case Statement.HasUnit u -> units.unit(u.unit()).ifPresent(unit -> unitsOf.put(u.of().name(), unit));
        case Statement.Initial i -> {
          if (!moving.contains(i.of().name()) && number(i.value()).isPresent()) {
            numbers.put(i.of().name(), i);
          }
        }
        default -> {
          // says nothing about numbers
        }
      }
    }
    var parameters = new LinkedHashMap<String, Parameter>();
    numbers.forEach((name, i) -> parameters.put(name, new Parameter(name, labels.getOrDefault(name, name),
        number(i.value()).orElseThrow(), unitsOf.getOrDefault(name, Unit.ONE),
        new Spread(Distribution.NONE, 0),
        new Range(Double.NaN, Double.NaN), Grade.INPUT, "", "", i.of().at())));
    var rest = new ArrayList<Statement>();
    for (var statement : sheet.statements()) {
      switch (statement) {
        case Statement.Initial i when parameters.containsKey(i.of().name()) -> {
          // it stands in the table now
        }
        case Statement.Declaration d -> {
          var others = d.names().stream().filter(n -> !parameters.containsKey(n.name())).toList();
          var ours = d.names().stream().filter(n -> parameters.containsKey(n.name())).toList();
          add(rest, d.kind(), others);
          add(rest, Statement.Kind.CONST, ours);
        }
        default -> rest.add(statement);
      }
    }
    return new NumbersInText(new Sheet(sheet.file(), sheet.about(), sheet.imports(), sheet.units(),
        sheet.functions(), sheet.models(), rest), parameters);
  }

  private static void add(List<Statement> rest, Statement.Kind kind, List<Mention> names) {
    if (!names.isEmpty()) {
      rest.add(new Statement.Declaration(kind, names));
    }
  }

  private static Set<String> moving(Sheet sheet) {
    var moving = new HashSet<String>();
    for (var statement : sheet.statements()) {
      if (statement instanceof Statement.Rate r) {
        moving.add(r.of().name());
      } else if (statement instanceof Statement.Reaction r) {
        r.left().forEach(p -> moving.add(p.species().name()));
        r.right().forEach(p -> moving.add(p.species().name()));
      }
    }
    return moving;
  }

  private static Optional<Double> number(Term term) {
    return switch (term) {
      case Term.Literal n -> Optional.of(n.value());
      case Term.Negative n -> number(n.of()).map(v -> -v);
      default -> Optional.empty();
    };
  }
}
