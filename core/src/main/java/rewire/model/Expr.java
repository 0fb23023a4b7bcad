package rewire.model;

import java.util.List;

/// An expression over the symbols of a model. Immutable; compared by value.
///
/// Conditions are expressions too: a [Compare] or [Logic] is worth 1 when true and 0 when false.
public sealed interface Expr {

  /// A literal number, dimensionless.
  record Constant(double value) implements Expr {}

  /// A state, parameter or assignment by its flat name `mechanism.symbol`.
  record Symbol(String id) implements Expr {}

  /// Model time in hours.
  record Time() implements Expr {}

  /// The sum of two or more terms.
  record Sum(List<Expr> terms) implements Expr {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /// The product of two or more factors.
  record Product(List<Expr> factors) implements Expr {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /// `base ^ exponent`; a quotient `a / b` is the product of `a` and `b ^ -1`.
  record Power(Expr base, Expr exponent) implements Expr {}

  /// A built-in function applied to its arguments.
  record Call(Function function, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
      if (arguments.size() != function.arity()) {
        throw new IllegalArgumentException(function + " takes " + function.arity() + " arguments");
      }
    }
  }

  /// The value of the first branch whose condition holds, else `otherwise`.
  record Piecewise(List<Branch> branches, Expr otherwise) implements Expr {
    public Piecewise {
      branches = List.copyOf(branches);
    }
  }

  /// One branch of a [Piecewise].
  record Branch(Expr value, Expr condition) {}

  /// A comparison, worth 1 or 0.
  record Compare(Relation relation, Expr left, Expr right) implements Expr {}

  /// A logical connective over conditions, worth 1 or 0; `NOT` has one operand.
  record Logic(Connective connective, List<Expr> operands) implements Expr {
    public Logic {
      operands = List.copyOf(operands);
    }
  }

  /// The built-in functions; `ln` is the natural logarithm, `max` and `min` take two arguments.
  enum Function {
    EXP(1), LN(1), LOG10(1), SQRT(1), ABS(1), MAX(2), MIN(2);

    private final int arity;

    Function(int arity) {
      this.arity = arity;
    }

    /// How many arguments the function takes.
    public int arity() {
      return arity;
    }
  }

  /// The six relations.
  enum Relation {
    LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL
  }

  /// The logical connectives.
  enum Connective {
    AND, OR, NOT
  }
}
