package rewire.lang;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import rewire.lang.Sheet.FunctionDefinition;
import rewire.lang.Sheet.Header;
import rewire.lang.Sheet.UnitDefinition;
import rewire.lang.Statement.Mention;
import rewire.lang.Statement.Participant;
import rewire.model.Expr.Connective;
import rewire.model.Expr.Relation;
import rewire.model.Position;

/// Turns parse trees into statements and terms.
final class Trees {
  private static final Mention NO_LABEL = new Mention("", new Position("", 0, 0));

  private final String file;
  private final Complaints complaints;

  Trees(String file, Complaints complaints) {
    this.file = file;
    this.complaints = complaints;
  }

  Header header(AntimonyParser.HeaderContext c) {
    return new Header(mention(c.NAME()), c.names() == null ? List.of() : names(c.names()));
  }

  Mention importing(AntimonyParser.ImportingContext c) {
    return new Mention(unquoted(c.STRING()), at(c.STRING().getSymbol()));
  }

  UnitDefinition unitDefinition(AntimonyParser.UnitDefinitionContext c) {
    return new UnitDefinition(mention(c.NAME()), unit(c.unitProduct()));
  }

  FunctionDefinition function(AntimonyParser.FunctionDefinitionContext c) {
    return new FunctionDefinition(mention(c.NAME()), c.names() == null ? List.of() : names(c.names()),
        term(c.expression()));
  }

  List<Statement> statement(AntimonyParser.StatementContext c) {
    var only = c.getChild(0);
    return List.copyOf(switch (only) {
      case AntimonyParser.DeclarationContext d -> declarations(d);
      case AntimonyParser.RateRuleContext r ->
        List.of(new Statement.Rate(mention(r.NAME()), term(r.expression())));
      case AntimonyParser.AssignmentRuleContext a ->
        List.of(new Statement.Rule(mention(a.NAME()), term(a.expression())));
      case AntimonyParser.InitialValueContext i ->
        List.of(new Statement.Initial(mention(i.NAME()), term(i.expression())));
      case AntimonyParser.UnitOfContext u ->
        List.of(new Statement.HasUnit(mention(u.NAME()), unit(u.unitProduct())));
      case AntimonyParser.LabelOfContext l ->
        List.of(new Statement.IsLabel(mention(l.NAME()), unquoted(l.STRING())));
      case AntimonyParser.EventContext e -> List.of(event(e));
      case AntimonyParser.ReactionContext r -> List.of(reaction(r));
      default ->
        throw new IllegalStateException("The grammar has a statement that Trees does not know: " + only);
    });
  }

  private List<Statement> declarations(AntimonyParser.DeclarationContext d) {
    var names = names(d.names());
    var all = new ArrayList<Statement>();
    d.SPECIES().forEach(_ -> all.add(new Statement.Declaration(Statement.Kind.SPECIES, names)));
    d.VAR().forEach(_ -> all.add(new Statement.Declaration(Statement.Kind.VAR, names)));
    d.CONST().forEach(_ -> all.add(new Statement.Declaration(Statement.Kind.CONST, names)));
    return all;
  }

  private Statement event(AntimonyParser.EventContext e) {
    var changes = e.change().stream()
        .map(c -> new Statement.Initial(mention(c.NAME()), term(c.expression()))).toList();
    return new Statement.Event(mention(e.NAME()), term(e.expression()), changes);
  }

  private Statement reaction(AntimonyParser.ReactionContext r) {
    return new Statement.Reaction(r.NAME() == null ? NO_LABEL : mention(r.NAME()), side(r.side(0)),
        side(r.side(1)), term(r.expression()));
  }

  private List<Participant> side(AntimonyParser.SideContext side) {
    return side.participant().stream()
        .map(p -> new Participant(mention(p.NAME()), p.NUMBER() == null ? 1 : number(p.NUMBER()))).toList();
  }

  // Units

  private UnitTerm unit(AntimonyParser.UnitProductContext c) {
    var factors = new ArrayList<UnitTerm>();
    boolean inverse = false;
    for (var child : c.children) {
      if (child instanceof AntimonyParser.UnitFactorContext f) {
        var factor = unitFactor(f);
        factors.add(inverse ? new UnitTerm.Inverse(factor.at(), factor) : factor);
      } else {
        inverse = type(child) == AntimonyParser.SLASH;
      }
    }
    return factors.size() == 1 ? factors.getFirst() : new UnitTerm.Product(at(c), factors);
  }

  private UnitTerm unitFactor(AntimonyParser.UnitFactorContext f) {
    if (f.NUMBER() == null) {
      return unitPower(f.unitPower());
    }
    var number = new UnitTerm.Factor(at(f), number(f.NUMBER()));
    return f.unitPower() == null
        ? number
        : new UnitTerm.Product(number.at(), List.of(number, unitPower(f.unitPower())));
  }

  private UnitTerm unitPower(AntimonyParser.UnitPowerContext p) {
    var base = p.NAME() == null
        ? unit(p.unitProduct())
        : new UnitTerm.Named(at(p), p.NAME().getText());
    if (p.NUMBER() == null) {
      return base;
    }
    return new UnitTerm.Power(at(p), base, p.MINUS() == null ? number(p.NUMBER()) : -number(p.NUMBER()));
  }

  // Formulas

  Term term(AntimonyParser.ExpressionContext e) {
    var parts = e.conjunction().stream().map(this::conjunction).toList();
    return parts.size() == 1 ? parts.getFirst() : new Term.Logic(at(e), Connective.OR, parts);
  }

  private Term conjunction(AntimonyParser.ConjunctionContext c) {
    var parts = c.comparison().stream().map(this::comparison).toList();
    return parts.size() == 1 ? parts.getFirst() : new Term.Logic(at(c), Connective.AND, parts);
  }

  private Term comparison(AntimonyParser.ComparisonContext c) {
    var left = sum(c.sum(0));
    if (c.sum().size() == 1) {
      return left;
    }
    var relation = switch (type(c.getChild(1))) {
      case AntimonyParser.LESS -> Relation.LESS;
      case AntimonyParser.LESS_EQUAL -> Relation.LESS_EQUAL;
      case AntimonyParser.GREATER -> Relation.GREATER;
      case AntimonyParser.GREATER_EQUAL -> Relation.GREATER_EQUAL;
      case AntimonyParser.SAME -> Relation.EQUAL;
      default -> Relation.NOT_EQUAL;
    };
    return new Term.Compare(at(c), relation, left, sum(c.sum(1)));
  }

  private Term sum(AntimonyParser.SumContext s) {
    var terms = new ArrayList<Term>();
    boolean minus = false;
    for (var child : s.children) {
      if (child instanceof AntimonyParser.ProductContext p) {
        var product = product(p);
        terms.add(minus ? new Term.Negative(product.at(), product) : product);
      } else {
        minus = type(child) == AntimonyParser.MINUS;
      }
    }
    return terms.size() == 1 ? terms.getFirst() : new Term.Sum(at(s), terms);
  }

  private Term product(AntimonyParser.ProductContext p) {
    var factors = new ArrayList<Term>();
    boolean inverse = false;
    for (var child : p.children) {
      if (child instanceof AntimonyParser.SignedContext s) {
        var factor = signed(s.children, power(s.power()), at(s));
        factors.add(inverse ? new Term.Inverse(factor.at(), factor) : factor);
      } else {
        inverse = type(child) == AntimonyParser.SLASH;
      }
    }
    return factors.size() == 1 ? factors.getFirst() : new Term.Product(at(p), factors);
  }

  private Term power(AntimonyParser.PowerContext p) {
    var base = atom(p.atom(0));
    return p.atom().size() == 1
        ? base
        : new Term.Power(at(p), base,
            signed(p.children.subList(1, p.children.size()), atom(p.atom(1)), at(p.atom(1))));
  }

  /// Applies signs from the inside out; an even number of minus signs, or of exclamation marks, is none.
  private static Term signed(List<? extends ParseTree> children, Term inner,
      Position at) {
    boolean minus = false;
    boolean not = false;
    for (var child : children) {
      minus ^= type(child) == AntimonyParser.MINUS;
      not ^= type(child) == AntimonyParser.NOT;
    }
    var term = minus ? new Term.Negative(at, inner) : inner;
    return not ? new Term.Logic(at, Connective.NOT, List.of(term)) : term;
  }

  private Term atom(AntimonyParser.AtomContext a) {
    if (a.NUMBER() != null) {
      return new Term.Literal(at(a), number(a.NUMBER()));
    }
    if (a.TIME() != null) {
      return new Term.Time(at(a));
    }
    if (a.NAME() == null) {
      return term(a.expression(0));
    }
    return a.LPAREN() == null
        ? new Term.Name(at(a), a.NAME().getText())
        : new Term.Call(at(a), a.NAME().getText(), a.expression().stream().map(this::term).toList());
  }

  // Leaves

  private double number(TerminalNode node) {
    double value = Double.parseDouble(node.getText());
    if (Double.isInfinite(value)) {
      complaints.add(Rule.M015, at(node.getSymbol()), "The number is too large.",
          "Perhaps the exponent is wrong.");
    }
    return value;
  }

  private List<Mention> names(AntimonyParser.NamesContext names) {
    return names.NAME().stream().map(this::mention).toList();
  }

  private Mention mention(TerminalNode name) {
    return new Mention(name.getText(), at(name.getSymbol()));
  }

  private static String unquoted(TerminalNode string) {
    var text = string.getText();
    return text.substring(1, text.length() - 1);
  }

  private static int type(ParseTree node) {
    return node instanceof TerminalNode t ? t.getSymbol().getType() : Token.INVALID_TYPE;
  }

  private Position at(ParserRuleContext context) {
    return at(context.getStart());
  }

  private Position at(Token token) {
    return SheetReader.at(file, token);
  }
}
