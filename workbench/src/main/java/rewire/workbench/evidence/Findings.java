package rewire.workbench.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rewire.evidence.Agreement;
import rewire.workbench.evidence.Finding.Outcome;

/// All findings of a table, and the groups in which they are shown.
public record Findings(List<Finding> all) {
  /// How a check compares.
  static final List<String> HOW = List.of("number", "ratio", "sign");

  public Findings {
    all = List.copyOf(all);
  }

  /// Findings that the model was asked.
  public List<Finding> checks() {
    return some(Finding::checked);
  }

  /// Checks that do not agree.
  public List<Finding> misses() {
    return some(Finding::missed);
  }

  /// Checks that agree.
  public List<Finding> agreements() {
    return some(f -> f.checked() && !f.missed());
  }

  /// Findings that went into the model.
  public List<Finding> inputs() {
    return some(f -> f.outcome() instanceof Outcome.Input);
  }

  /// Findings for which nothing stands in the model.
  public List<Finding> without() {
    return some(f -> f.outcome() instanceof Outcome.NoCounterpart);
  }

  List<Finding> compared(String how) {
    return some(f -> f.checked() && f.map("compared").equals(how));
  }

  /// Fold errors over the checks where a fold means something; empty when there are none.
  public Optional<Agreement> agreement() {
    var pairs = all.stream().flatMap(f -> f.pair().stream()).toList();
    return pairs.isEmpty() ? Optional.empty() : Optional.of(Agreement.of(pairs));
  }

  private List<Finding> some(Predicate<Finding> which) {
    return all.stream().filter(which).toList();
  }
}
