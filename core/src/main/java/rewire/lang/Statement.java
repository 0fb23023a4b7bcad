package rewire.lang;

import java.util.List;
import rewire.model.Position;

/// A line of a model, as written.
sealed interface Statement {

  /// A name and the place where it is written.
  record Mention(String name, Position at) {}

  /// `species A, B`, `var x`, `const k`.
  record Declaration(Kind kind, List<Mention> names) implements Statement {}

  /// What a declaration promises.
  enum Kind {
    SPECIES, VAR, CONST
  }

  /// `x' = formula`.
  record Rate(Mention of, Term value) implements Statement {}

  /// `x := formula`.
  record Rule(Mention of, Term value) implements Statement {}

  /// `x = formula`.
  record Initial(Mention of, Term value) implements Statement {}

  /// `x has unit`.
  record HasUnit(Mention of, UnitTerm unit) implements Statement {}

  /// `x is "label"`.
  record IsLabel(Mention of, String label) implements Statement {}

  /// `J1: 2 A -> B; rate`; the label's name is empty when there is none.
  record Reaction(Mention label, List<Participant> left, List<Participant> right, Term rate)
      implements
        Statement {}

  /// One species of a reaction and how many of it.
  record Participant(Mention species, double count) {}

  /// `E1: at (condition): x = formula, …`.
  record Event(Mention label, Term condition, List<Initial> changes) implements Statement {}
}
