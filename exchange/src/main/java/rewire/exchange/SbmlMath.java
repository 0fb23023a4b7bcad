package rewire.exchange;

import java.util.List;
import java.util.Map;
import org.sbml.jsbml.ASTNode;
import rewire.lang.WholeModel;
import rewire.model.Expr;
import rewire.units.Unit;
import rewire.units.UnitNames;

/// Formulas as MathML trees. Literal numbers carry a unit, so that programs can check units throughout.
///
/// SBML Level 3 Version 1 has no largest and smallest of two; they are called as functions that the document defines.
final class SbmlMath {
  /// `larger(a, b)`, defined by the document.
  static final String LARGER = "larger";
  /// `smaller(a, b)`, defined by the document.
  static final String SMALLER = "smaller";

  private final UnitsOf units;
  private final UnitNames names;

  SbmlMath(Map<String, Unit> symbols, UnitNames names) {
    this.units = new UnitsOf(symbols);
    this.names = names;
  }

  /// The tree of a formula.
  ASTNode of(Expr e) {
    return switch (e) {
      case Expr.Constant(var value) -> number(value, Unit.ONE);
      case Expr.Symbol(var id) -> new ASTNode(WholeModel.flat(id));
      case Expr.Time _ -> time();
      case Expr.Sum(var terms) -> alike(ASTNode.Type.PLUS, terms);
      case Expr.Product(var factors) -> product(factors);
      case Expr.Power(var base, Expr.Constant(var exponent)) when exponent == -1 ->
        node(ASTNode.Type.DIVIDE, number(1, Unit.ONE), of(base));
      case Expr.Power(var base, var exponent) -> node(ASTNode.Type.FUNCTION_POWER, of(base), of(exponent));
      case Expr.Call(var function, var arguments) -> call(function, arguments);
      case Expr.Piecewise p -> piecewise(p);
      case Expr.Compare(var relation, var left, var right) -> alike(type(relation), List.of(left, right));
      case Expr.Logic(var connective, var operands) -> all(switch (connective) {
        case AND -> ASTNode.Type.LOGICAL_AND;
        case OR -> ASTNode.Type.LOGICAL_OR;
        case NOT -> ASTNode.Type.LOGICAL_NOT;
      }, operands);
    };
  }

  /// A formula where a value in `unit` is expected: a bare 0 takes that unit.
  ASTNode of(Expr e, Unit unit) {
    return e instanceof Expr.Constant(var value) ? number(value, unit) : of(e);
  }

  private ASTNode product(List<Expr> factors) {
    if (factors.size() == 2 && factors.getFirst() instanceof Expr.Constant(var value) && value == -1
        && !(factors.getLast() instanceof Expr.Constant)) {
      return node(ASTNode.Type.MINUS, of(factors.getLast()));
    }
    var product = of(factors.getFirst());
    for (var factor : factors.subList(1, factors.size())) {
      product = factor instanceof Expr.Power(var base, Expr.Constant(var exponent)) && exponent == -1
          ? node(ASTNode.Type.DIVIDE, product, of(base))
          : node(ASTNode.Type.TIMES, product, of(factor));
    }
    return product;
  }

  private ASTNode call(Expr.Function function, List<Expr> arguments) {
    return switch (function) {
      case EXP -> all(ASTNode.Type.FUNCTION_EXP, arguments);
      case LN -> all(ASTNode.Type.FUNCTION_LN, arguments);
      case LOG10 -> node(ASTNode.Type.FUNCTION_LOG, integer(10), of(arguments.getFirst()));
      case SQRT -> node(ASTNode.Type.FUNCTION_ROOT, integer(2), of(arguments.getFirst()));
      case ABS -> all(ASTNode.Type.FUNCTION_ABS, arguments);
      case MAX -> defined(LARGER, arguments);
      case MIN -> defined(SMALLER, arguments);
    };
  }

  private ASTNode defined(String name, List<Expr> arguments) {
    var node = new ASTNode(ASTNode.Type.FUNCTION);
    node.setName(name);
    var unit = units.common(arguments);
    arguments.forEach(a -> node.addChild(of(a, unit)));
    return node;
  }

  private ASTNode piecewise(Expr.Piecewise p) {
    var node = new ASTNode(ASTNode.Type.FUNCTION_PIECEWISE);
    var unit = units.of(p);
    for (var branch : p.branches()) {
      node.addChild(of(branch.value(), unit));
      node.addChild(of(branch.condition()));
    }
    node.addChild(of(p.otherwise(), unit));
    return node;
  }

  private ASTNode alike(ASTNode.Type type, List<Expr> parts) {
    var unit = units.common(parts);
    return node(type, parts.stream().map(p -> of(p, unit)).toArray(ASTNode[]::new));
  }

  private ASTNode all(ASTNode.Type type, List<Expr> parts) {
    return node(type, parts.stream().map(this::of).toArray(ASTNode[]::new));
  }

  static ASTNode node(ASTNode.Type type, ASTNode... children) {
    var node = new ASTNode(type);
    for (var child : children) {
      node.addChild(child);
    }
    return node;
  }

  private static ASTNode time() {
    var time = new ASTNode(ASTNode.Type.NAME_TIME);
    time.setName("time");
    return time;
  }

  private ASTNode number(double value, Unit unit) {
    var number = new ASTNode(value);
    number.setUnits(names.name(value == 0 ? unit : Unit.ONE));
    return number;
  }

  private static ASTNode integer(int value) {
    return new ASTNode(value);
  }

  private static ASTNode.Type type(Expr.Relation relation) {
    return switch (relation) {
      case LESS -> ASTNode.Type.RELATIONAL_LT;
      case LESS_EQUAL -> ASTNode.Type.RELATIONAL_LEQ;
      case GREATER -> ASTNode.Type.RELATIONAL_GT;
      case GREATER_EQUAL -> ASTNode.Type.RELATIONAL_GEQ;
      case EQUAL -> ASTNode.Type.RELATIONAL_EQ;
      case NOT_EQUAL -> ASTNode.Type.RELATIONAL_NEQ;
    };
  }
}
