package rewire.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.AssignmentRule;
import org.sbml.jsbml.RateRule;
import rewire.lang.WholeModel;
import rewire.model.Assignment;
import rewire.model.Expr;
import rewire.model.Expr.Connective;
import rewire.model.Expr.Function;
import rewire.model.Expr.Relation;
import rewire.model.Parameter;
import rewire.model.Parameter.Distribution;
import rewire.model.Parameter.Grade;
import rewire.model.Parameter.Range;
import rewire.model.Parameter.Spread;
import rewire.model.Position;
import rewire.model.State;
import rewire.model.Trigger;
import rewire.units.Unit;

/// Reads back what Rewire writes: parameters, rate and assignment rules, initial assignments, events.
///
/// Units, notes and grades stay behind: the answer is for comparing equations, not for carrying on with.
final class SbmlReader {
  private static final Position SOMEWHERE = new Position("SBML", 1, 1);

  private final org.sbml.jsbml.Model sbml;
  private final Map<String, ASTNode> starts = new HashMap<>();
  private final Map<String, ASTNode> rates = new HashMap<>();
  private final Map<String, ASTNode> rules = new HashMap<>();

  SbmlReader(org.sbml.jsbml.Model sbml) {
    this.sbml = sbml;
  }

  rewire.model.Model model() {
    if (sbml.getReactionCount() + sbml.getSpeciesCount() + sbml.getCompartmentCount() > 0) {
      throw new IllegalArgumentException("The SBML model has compartments, species or reactions.");
    }
    sbml.getListOfInitialAssignments().forEach(i -> starts.put(i.getVariable(), i.getMath()));
    var order = new ArrayList<String>();
    sbml.getListOfRules().forEach(rule -> {
      switch (rule) {
        case RateRule r -> rates.put(r.getVariable(), r.getMath());
        case AssignmentRule r -> {
          rules.put(r.getVariable(), r.getMath());
          order.add(r.getVariable());
        }
        default -> throw new IllegalArgumentException("The SBML model has an algebraic rule.");
      }
    });
    var states = new ArrayList<State>();
    var parameters = new ArrayList<Parameter>();
    for (var p : sbml.getListOfParameters()) {
      var id = WholeModel.dotted(p.getId());
      if (rates.containsKey(p.getId())) {
        states
            .add(new State(id, p.getName(), Unit.ONE, start(p), expression(rates.get(p.getId())), SOMEWHERE));
      } else if (!rules.containsKey(p.getId())) {
        parameters
            .add(new Parameter(id, p.getName(), p.getValue(), Unit.ONE, new Spread(Distribution.NONE, 0),
                new Range(Double.NaN, Double.NaN), Grade.INPUT, "", "", SOMEWHERE));
      }
    }
    return new rewire.model.Model(sbml.getId(), List.of(), states, parameters, assignments(order), triggers(),
        "");
  }

  private Expr start(org.sbml.jsbml.Parameter p) {
    var start = starts.get(p.getId());
    return start == null ? new Expr.Constant(p.getValue()) : expression(start);
  }

  /// SBML leaves the order open; Rewire wants each after what it uses.
  private List<Assignment> assignments(List<String> order) {
    var sorted = new ArrayList<Assignment>();
    var open = new HashSet<String>();
    var done = new HashSet<String>();
    order.forEach(id -> place(id, open, done, sorted));
    return sorted;
  }

  private void place(String id, Set<String> open, Set<String> done, List<Assignment> sorted) {
    var math = rules.get(id);
    if (math == null || done.contains(id)) {
      return;
    }
    if (!open.add(id)) {
      throw new IllegalArgumentException("The rule of " + id + " goes in a circle.");
    }
    var name = new ArrayList<String>();
    names(math, name);
    name.forEach(n -> place(n, open, done, sorted));
    done.add(id);
    var parameter = sbml.getParameter(id);
    sorted.add(
        new Assignment(WholeModel.dotted(id), parameter.getName(), Unit.ONE, expression(math), SOMEWHERE));
  }

  private static void names(ASTNode node, List<String> into) {
    if (node.getType() == ASTNode.Type.NAME) {
      into.add(node.getName());
    }
    node.getListOfNodes().forEach(child -> names(child, into));
  }

  private List<Trigger> triggers() {
    return sbml.getListOfEvents().stream()
        .map(e -> new Trigger(WholeModel.dotted(e.getId()), gap(expression(e.getTrigger().getMath())),
            e.getListOfEventAssignments().stream()
                .map(a -> new Trigger.Change(WholeModel.dotted(a.getVariable()), expression(a.getMath())))
                .toList(),
            SOMEWHERE))
        .toList();
  }

  private static Expr gap(Expr condition) {
    return switch (condition) {
      case Expr.Compare(var relation, var left, Expr.Constant(var zero)) when relation == Relation.GREATER_EQUAL
          && zero == 0 ->
        left;
      case Expr.Logic(var connective, var operands) when connective != Connective.NOT
          && operands.size() == 2 ->
        new Expr.Call(connective == Connective.AND ? Function.MIN : Function.MAX,
            operands.stream().map(SbmlReader::gap).toList());
      default ->
        throw new IllegalArgumentException("A trigger has a condition that Rewire would not have written.");
    };
  }

  private Expr expression(ASTNode node) {
    var parts = node.getListOfNodes().stream().map(this::expression).toList();
    return switch (node.getType()) {
      case INTEGER, REAL, REAL_E, RATIONAL -> new Expr.Constant(node.getReal());
      case NAME -> new Expr.Symbol(WholeModel.dotted(node.getName()));
      case NAME_TIME -> new Expr.Time();
      case PLUS -> new Expr.Sum(parts);
      case MINUS -> parts.size() == 1
          ? new Expr.Product(List.of(new Expr.Constant(-1), parts.getFirst()))
          : new Expr.Sum(List.of(parts.getFirst(),
              new Expr.Product(List.of(new Expr.Constant(-1), parts.getLast()))));
      case TIMES -> new Expr.Product(parts);
      case DIVIDE -> new Expr.Product(List.of(parts.getFirst(),
          new Expr.Power(parts.getLast(), new Expr.Constant(-1))));
      case POWER, FUNCTION_POWER -> new Expr.Power(parts.getFirst(), parts.getLast());
      case FUNCTION_EXP -> new Expr.Call(Function.EXP, parts);
      case FUNCTION_LN -> new Expr.Call(Function.LN, parts);
      case FUNCTION_LOG -> based(parts, 10, Function.LOG10);
      case FUNCTION_ROOT -> based(parts, 2, Function.SQRT);
      case FUNCTION_ABS -> new Expr.Call(Function.ABS, parts);
      case FUNCTION -> switch (node.getName()) {
        case SbmlMath.LARGER -> new Expr.Call(Function.MAX, parts);
        case SbmlMath.SMALLER -> new Expr.Call(Function.MIN, parts);
        default -> throw unknown(node);
      };
      case FUNCTION_PIECEWISE -> piecewise(parts);
      case RELATIONAL_LT -> new Expr.Compare(Relation.LESS, parts.getFirst(), parts.getLast());
      case RELATIONAL_LEQ -> new Expr.Compare(Relation.LESS_EQUAL, parts.getFirst(), parts.getLast());
      case RELATIONAL_GT -> new Expr.Compare(Relation.GREATER, parts.getFirst(), parts.getLast());
      case RELATIONAL_GEQ -> new Expr.Compare(Relation.GREATER_EQUAL, parts.getFirst(), parts.getLast());
      case RELATIONAL_EQ -> new Expr.Compare(Relation.EQUAL, parts.getFirst(), parts.getLast());
      case RELATIONAL_NEQ -> new Expr.Compare(Relation.NOT_EQUAL, parts.getFirst(), parts.getLast());
      case LOGICAL_AND -> new Expr.Logic(Connective.AND, parts);
      case LOGICAL_OR -> new Expr.Logic(Connective.OR, parts);
      case LOGICAL_NOT -> new Expr.Logic(Connective.NOT, parts);
      default -> throw unknown(node);
    };
  }

  private static Expr based(List<Expr> parts, int expected, Function function) {
    if (parts.size() == 2 && !parts.getFirst().equals(new Expr.Constant(expected))) {
      throw new IllegalArgumentException("A logarithm or root has another base than " + expected + ".");
    }
    return new Expr.Call(function, List.of(parts.getLast()));
  }

  private static Expr piecewise(List<Expr> parts) {
    var branches = new ArrayList<Expr.Branch>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      branches.add(new Expr.Branch(parts.get(i), parts.get(i + 1)));
    }
    return new Expr.Piecewise(branches, parts.getLast());
  }

  private static IllegalArgumentException unknown(ASTNode node) {
    return new IllegalArgumentException(
        "Rewire would not have written " + node.getType() + " " + node.getName() + ".");
  }
}
