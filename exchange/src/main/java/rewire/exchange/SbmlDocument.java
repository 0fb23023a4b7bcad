package rewire.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBase;
import org.sbml.jsbml.Unit.Kind;
import rewire.lang.WholeModel;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Trigger;
import rewire.units.Unit;
import rewire.units.UnitFactors;
import rewire.units.UnitFactors.Base;
import rewire.units.UnitNames;

/// Builds the SBML document of a model.
final class SbmlDocument {
  private final Model model;
  private final SBMLDocument document = new SBMLDocument(Sbml.LEVEL, Sbml.VERSION);
  private final org.sbml.jsbml.Model sbml;
  private final UnitNames units = new UnitNames();
  private final SbmlMath math;

  private SbmlDocument(Model model, List<String> about) {
    this.model = model;
    this.sbml = document.createModel(word(model.name()));
    this.math = new SbmlMath(model.symbols(), units);
    sbml.setName(model.name());
    notes(sbml, about);
  }

  static SBMLDocument of(Model model, List<String> about) {
    var builder = new SbmlDocument(model, about);
    builder.frame();
    model.symbols().values().forEach(builder.units::name);
    builder.unitDefinitions();
    builder.quantities();
    builder.rules();
    builder.switches();
    builder.unitDefinitions();
    return builder.document;
  }

  private void frame() {
    var hour = units.name(Unit.HOUR.named("hour"));
    unitDefinitions();
    sbml.setTimeUnits(hour);
    sbml.setSubstanceUnits("mole");
    sbml.setExtentUnits("mole");
    sbml.setVolumeUnits("litre");
    sbml.setLengthUnits("metre");
    choice(SbmlMath.LARGER, "The larger of two", ASTNode.Type.RELATIONAL_GEQ);
    choice(SbmlMath.SMALLER, "The smaller of two", ASTNode.Type.RELATIONAL_LEQ);
  }

  /// `a` if it stands in the relation to `b`, else `b`.
  private void choice(String name, String label, ASTNode.Type relation) {
    var lambda = SbmlMath.node(ASTNode.Type.LAMBDA, new ASTNode("a"), new ASTNode("b"),
        SbmlMath.node(ASTNode.Type.FUNCTION_PIECEWISE, new ASTNode("a"),
            SbmlMath.node(relation, new ASTNode("a"), new ASTNode("b")), new ASTNode("b")));
    sbml.createFunctionDefinition(name).setMath(lambda);
    sbml.getFunctionDefinition(name).setName(label);
  }

  private void quantities() {
    var moved = model.triggers().stream().flatMap(t -> t.changes().stream()).map(Trigger.Change::target)
        .collect(Collectors.toSet());
    model.parameters().forEach(p -> parameter(p, moved));
    model.assignments().forEach(a -> variable(a.id(), a.label(), a.unit(), "Read-out; " + a.at()));
    model.states().forEach(s -> variable(s.id(), s.label(), s.unit(), "State; " + s.at()));
  }

  private void parameter(Parameter p, Set<String> moved) {
    var parameter = sbml.createParameter(WholeModel.flat(p.id()));
    parameter.setName(p.label());
    parameter.setValue(p.value());
    parameter.setUnits(units.name(p.unit()));
    // a course may set inputs over time; events of other programs may only touch what is not constant
    parameter.setConstant(p.grade() != Parameter.Grade.INPUT && !moved.contains(p.id()));
    notes(parameter, basis(p));
  }

  private void variable(String id, String label, Unit unit, String note) {
    var parameter = sbml.createParameter(WholeModel.flat(id));
    parameter.setName(label);
    parameter.setUnits(units.name(unit));
    parameter.setConstant(false);
    notes(parameter, List.of(note));
  }

  private void rules() {
    for (var s : model.states()) {
      var start = sbml.createInitialAssignment();
      start.setVariable(WholeModel.flat(s.id()));
      start.setMath(math.of(s.initial(), s.unit()));
    }
    for (var a : model.assignments()) {
      var rule = sbml.createAssignmentRule();
      rule.setVariable(WholeModel.flat(a.id()));
      rule.setMath(math.of(a.value(), a.unit()));
    }
    for (var s : model.states()) {
      var rule = sbml.createRateRule();
      rule.setVariable(WholeModel.flat(s.id()));
      rule.setMath(math.of(s.rate(), s.unit().over(Unit.HOUR)));
    }
  }

  private void switches() {
    var symbols = model.symbols();
    for (var t : model.triggers()) {
      var event = sbml.createEvent(WholeModel.flat(t.id()));
      event.setUseValuesFromTriggerTime(true);
      var trigger = event.createTrigger();
      trigger.setInitialValue(true);
      trigger.setPersistent(true);
      trigger.setMath(math.of(t.condition()));
      for (var change : t.changes()) {
        var assignment = event.createEventAssignment();
        assignment.setVariable(WholeModel.flat(change.target()));
        assignment.setMath(math.of(change.value(), symbols.getOrDefault(change.target(), Unit.ONE)));
      }
    }
  }

  /// Defines what was named and is not defined yet.
  private void unitDefinitions() {
    units.all().forEach((name, unit) -> {
      if (sbml.containsUnitDefinition(name)) {
        return;
      }
      var definition = sbml.createUnitDefinition(name);
      var parts = UnitFactors.of(unit);
      // a multiplier is raised to the exponent of its base unit, so the scale goes to one with exponent 1, or
      // stands alone
      boolean carried = !parts.factors().isEmpty() && parts.factors().getFirst().exponent() == 1
          && parts.factors().getFirst().base() != Base.HOUR;
      if (!carried && parts.scale() != 1) {
        base(definition, Kind.DIMENSIONLESS, parts.scale(), 1);
      }
      for (int i = 0; i < parts.factors().size(); i++) {
        var factor = parts.factors().get(i);
        double multiplier = factor.base() == Base.HOUR ? UnitFactors.SECONDS_PER_HOUR : 1;
        base(definition, kind(factor.base()), carried && i == 0 ? parts.scale() : multiplier,
            factor.exponent());
      }
    });
  }

  private static void base(org.sbml.jsbml.UnitDefinition definition, Kind kind, double multiplier,
      double exponent) {
    var unit = definition.createUnit(kind);
    unit.setMultiplier(multiplier);
    unit.setScale(0);
    unit.setExponent(exponent);
  }

  private static Kind kind(Base base) {
    return switch (base) {
      case PASCAL -> Kind.PASCAL;
      case GRAM -> Kind.GRAM;
      case LITRE -> Kind.LITRE;
      case METRE -> Kind.METRE;
      case MOLE -> Kind.MOLE;
      case HOUR -> Kind.SECOND;
    };
  }

  private static List<String> basis(Parameter p) {
    var lines = new ArrayList<String>();
    lines.add("Grade: " + p.grade().name().toLowerCase(Locale.ROOT));
    if (!Double.isNaN(p.plausible().low()) && !Double.isNaN(p.plausible().high())) {
      lines.add("Plausible (central 95 %): " + p.plausible().low() + " to " + p.plausible().high());
    }
    if (p.spread().distribution() != Parameter.Distribution.NONE) {
      lines.add("People differ: " + p.spread().distribution().name().toLowerCase(Locale.ROOT) + ", "
          + p.spread().size());
    }
    if (!p.source().isBlank()) {
      lines.add("Source: " + p.source());
    }
    if (!p.note().isBlank()) {
      lines.add("Note: " + p.note());
    }
    return lines;
  }

  private static void notes(SBase element, List<String> lines) {
    var text = lines.stream()
        .map(l -> "<p>" + l.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>")
        .collect(Collectors.joining("", "<body xmlns=\"http://www.w3.org/1999/xhtml\">", "</body>"));
    try {
      element.setNotes(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A note could not be written: " + lines, e);
    }
  }

  private static String word(String name) {
    var word = name.replaceAll("[^A-Za-z0-9_]", "_");
    return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "model_" + word : word;
  }
}
