package rewire.lang;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Antimony that Rewire knows of and refuses, each with its reason and a way out.
record Unsupported(Rule rule, String message, String advice) {

  private static final Unsupported DELAY = new Unsupported(Rule.M022, "Delays are not supported.",
      "Perhaps a chain of two or three transit states gives the same lag and is easier to fit.");
  private static final Unsupported OPTION = new Unsupported(Rule.M023,
      "An event has no options (priority, persistent, t0, fromTrigger).",
      "Perhaps one event whose condition says everything (a > b && c > d) is enough.");
  private static final Unsupported GENE = new Unsupported(Rule.M024,
      "DNA strands, genes and operators are not supported.",
      "Perhaps a rate rule for the protein says what is meant: B' = synthesis - decay*B.");
  static final Unsupported SUBMODEL = new Unsupported(Rule.M026, "Submodels are not supported.",
      "Perhaps the other mechanism provides the quantity under its own name: list that name after"
          + " \"model\" in both files.");
  static final Unsupported SYNCHRONISATION = new Unsupported(Rule.M027,
      "Two symbols cannot be made one with \"is\".",
      "Perhaps the two files should use the same plug name, or the label lacks its quotes: x is \"Label\".");
  static final Unsupported BOUNDARY = new Unsupported(Rule.M029,
      "Boundary species ($) are not supported.",
      "Perhaps an empty side says the same: \"-> A; rate\" makes A from a source, \"A -> ; rate\" removes it.");
  static final Unsupported UNCERTAINTY = new Unsupported(Rule.M030,
      "Uncertainty and distributions do not stand in the model text.",
      "Perhaps they belong into the table: columns cv_percent, distribution, low, high.");
  static final Unsupported ARROW = new Unsupported(Rule.M032,
      "Reversible and regulatory arrows are not supported.",
      "Perhaps two reactions with -> say it, or the regulator stands in the rate: J1: A -> B; k*A*R.");

  private static final Map<String, Unsupported> WORDS = Map.ofEntries(
      Map.entry("compartment", new Unsupported(Rule.M020,
          "Compartments are not supported; species are amounts.",
          "Perhaps a volume parameter in the table and the formula C := A/V are what is needed.")),
      Map.entry("in",
          new Unsupported(Rule.M021, "\"in\" places a species in a compartment, and there are none.",
              "Perhaps the place can be part of the name: A_gut, A_blood.")),
      Map.entry("after", DELAY), Map.entry("priority", OPTION), Map.entry("persistent", OPTION),
      Map.entry("t0", OPTION), Map.entry("fromTrigger", OPTION), Map.entry("DNA", GENE),
      Map.entry("gene", GENE), Map.entry("operator", GENE),
      Map.entry("substanceOnly", new Unsupported(Rule.M025, "\"substanceOnly\" is not needed.",
          "Perhaps just leave the word out: every species is an amount.")),
      Map.entry("delete", new Unsupported(Rule.M028, "Nothing can be deleted.",
          "Perhaps leave out the statement that makes it, or set its rate parameter to 0 in a parameter set.")),
      Map.entry("constraint", constraint()), Map.entry("assert", constraint()));

  private static final Set<String> UNCERTAIN = Set.of("uncertainty", "distribution", "mean", "stdDev",
      "standardDeviation", "variance", "confidenceInterval", "credibleInterval", "interquartileRange",
      "range");
  private static final Set<String> DISTRIBUTIONS = Set.of("normal", "truncatedNormal", "uniform",
      "exponential",
      "gamma", "poisson", "truncatedPoisson", "lognormal", "cauchy", "chisquare", "laplace", "rayleigh",
      "bernoulli", "binomial");

  /// Why a reserved word is refused.
  static Unsupported word(String word) {
    return Optional.ofNullable(WORDS.get(word)).orElseGet(() -> new Unsupported(Rule.M033,
        "\"" + word + "\" is a reserved word of Antimony that has no use here.",
        "Perhaps leave it out, or choose another name if it was meant as a name."));
  }

  /// Why `symbol.part` is refused.
  static Unsupported part(String part) {
    return UNCERTAIN.contains(part) ? UNCERTAINTY : SUBMODEL;
  }

  /// Why a function of Antimony is refused; empty when it is not one.
  static Optional<Unsupported> function(String name) {
    if (name.equals("delay")) {
      return Optional.of(DELAY);
    }
    return DISTRIBUTIONS.contains(name) ? Optional.of(UNCERTAINTY) : Optional.empty();
  }

  private static Unsupported constraint() {
    return new Unsupported(Rule.M031, "Constraints are not supported.",
        "Perhaps the columns low and high of the table, or max(…, 0) in the formula, are what is needed.");
  }
}
