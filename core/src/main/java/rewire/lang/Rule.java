package rewire.lang;

/// The rules of the language; the name is the stable code of a [Complaint]. Numbers are never used again.
///
/// M00x text and size, M01x grammar, M02x-M03x Antimony that is not supported, M04x symbols, M05x plugs and order,
/// M06x units, M07x-M08x parameter tables, M09x parameter sets. `docs/antimony.md` has one line for each.
enum Rule {
  /// A file is at most a million bytes of UTF-8 text.
  M001,
  /// Parentheses and function calls are nested at most so deep.
  M002,
  /// A model has at most so many symbols and its formulas so many parts.
  M003,
  /// An import names a file of the same folder that holds units and functions only.
  M004,
  /// A model has at least one file `NN-name.ant`.
  M005,
  /// Every character has a meaning.
  M010,
  /// A statement has one of the known forms.
  M011,
  /// Parentheses come in pairs.
  M012,
  /// A file is one `model name(…)` … `end`; units and functions stand before it.
  M013,
  /// A reaction has an arrow and a rate.
  M014,
  /// A number can be held in double precision.
  M015,
  /// Chains such as `a < b < c` and `a ^ b ^ c` say their order with parentheses.
  M016,
  /// No `compartment`.
  M020,
  /// No `in`.
  M021,
  /// No delays.
  M022,
  /// No event options.
  M023,
  /// No DNA strands, genes, operators.
  M024,
  /// No `substanceOnly`.
  M025,
  /// No submodels.
  M026,
  /// No synchronisation with `is`.
  M027,
  /// No deletion.
  M028,
  /// No boundary species with `$`.
  M029,
  /// No uncertainty annotations or distributions.
  M030,
  /// No constraints.
  M031,
  /// No reversible or regulatory arrows.
  M032,
  /// No other reserved word of Antimony as a name.
  M033,
  /// A used symbol is defined, in the file, its table or its interface.
  M040,
  /// A symbol is defined once.
  M041,
  /// The number of a parameter stands in the table, not in the text.
  M042,
  /// Words of the language and built-in functions are not names of symbols.
  M043,
  /// A state has exactly one initial value.
  M044,
  /// A species has a reaction or a rate rule.
  M045,
  /// A state, assignment or input has a unit.
  M046,
  /// A state or assignment has a label.
  M047,
  /// An initial value is made of numbers and parameters.
  M048,
  /// A declaration agrees with the use.
  M049,
  /// A function is built in or defined in the file or an import.
  M050,
  /// A function gets as many arguments as it takes.
  M051,
  /// `log` is ambiguous.
  M052,
  /// A function uses its parameters only and does not call itself.
  M053,
  /// Every plug is provided by some mechanism.
  M054,
  /// A plug is provided by one mechanism only.
  M055,
  /// Both sides of a plug have the same unit.
  M056,
  /// Mechanisms have different names.
  M057,
  /// Assignments do not depend on themselves.
  M058,
  /// An event waits for a comparison and sets states or parameters of its own file.
  M059,
  /// A unit name is known.
  M060,
  /// Terms that are added or compared have the same unit.
  M061,
  /// An argument of exp, ln or log10 is a pure number.
  M062,
  /// An exponent is a pure number, and a literal one when the base has a unit.
  M063,
  /// Both sides of an equation have the same unit.
  M064,
  /// Conditions stand where conditions belong, numbers where numbers belong.
  M065,
  /// A unit is defined once.
  M066,
  /// A table has the columns it needs.
  M070,
  /// A row has as many cells as the header.
  M071,
  /// A table names each symbol once, by a name the language can use.
  M072,
  /// A cell that must hold a number does.
  M073,
  /// The unit of a row can be read.
  M074,
  /// The distribution is known.
  M075,
  /// The spread fits the distribution.
  M076,
  /// low <= value <= high, both present.
  M077,
  /// The grade is known.
  M078,
  /// Every number has a source.
  M079,
  /// A row of the table is used in the text.
  M080,
  /// A row has a label.
  M081,
  /// A parameter set is a file of the folder.
  M090,
  /// A parameter set changes parameters that exist, each once.
  M091,
  /// The unit in a parameter set measures the same kind of thing.
  M092,
  /// A swapped mechanism is one of the model and goes on offering what the old one offered, in the same units.
  M093,
  /// A table that lies beside the model without holding its numbers keeps to the words of its columns.
  M094
}
