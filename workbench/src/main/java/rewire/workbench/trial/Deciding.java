package rewire.workbench.trial;

import java.util.Arrays;
import java.util.List;
import rewire.trials.design.GroupSequential;
import rewire.trials.design.Multiplicity;
import rewire.workbench.course.TrialFile;
import rewire.workbench.trial.Testing.Verdict;

/// Which questions a virtual trial answers at the level of the file. The first question is the primary one.
///
/// Without interim looks each question is answered by its p value, adjusted for multiplicity. With looks the trial stops
/// at the first look at which the primary question passes the boundary that spends the level as O'Brien and Fleming; the
/// other questions are put to the people of that look, at the same boundary, so that each keeps the level, alone or after
/// the one before it in a fixed sequence (Glimm, Maurer & Bretz 2010, Statistics in Medicine 29:219, 10.1002/sim.3748).
final class Deciding {
  private final TrialFile.Analysis analysis;
  private final double[] looks;
  private final double[] boundary;

  Deciding(TrialFile.Analysis analysis, List<Double> looks) {
    this.analysis = analysis;
    this.looks = looks.stream().mapToDouble(v -> v).toArray();
    this.boundary = this.looks.length == 1
        ? new double[1]
        : GroupSequential.spending(GroupSequential.Spending.O_BRIEN_FLEMING, analysis.level(), this.looks,
            GroupSequential.Sides.TWO).boundary();
  }

  /// What is decided.
  ///
  /// @param look at which the trial ends
  /// @param won  questions that are answered with yes
  @SuppressWarnings("ArrayRecordComponent")
  record Decision(int look, boolean[] won) {
    /// Whether the trial stops for benefit at a look.
    boolean stops(int at) {
      return look == at && won[0];
    }
  }

  /// A question put to the first share of people.
  @FunctionalInterface
  interface Asked {
    /// The standardised difference, positive when better than the margin.
    double z(int question, double share);
  }

  /// @param whole verdicts on all people
  Decision of(Verdict[] whole, Asked early) {
    return looks.length == 1
        ? new Decision(0, atOnce(Arrays.stream(whole).mapToDouble(Verdict::p).toArray()))
        : inLooks(whole, early);
  }

  private boolean[] atOnce(double[] p) {
    double[] adjusted = switch (analysis.multiplicity()) {
      case "Bonferroni" -> Multiplicity.bonferroni(p);
      case "Holm" -> Multiplicity.holm(p);
      case "Hochberg" -> Multiplicity.hochberg(p);
      case "fixed sequence" -> Multiplicity.fixedSequence(p);
      default -> p;
    };
    var won = new boolean[p.length];
    for (int q = 0; q < won.length; q++) {
      won[q] = adjusted[q] <= analysis.level();
    }
    return won;
  }

  private Decision inLooks(Verdict[] whole, Asked early) {
    int last = looks.length - 1;
    int look = 0;
    while (look < last && !(early.z(0, looks[look]) >= boundary[look])) {
      look++;
    }
    var won = new boolean[whole.length];
    boolean open = true;
    for (int q = 0; q < won.length && open; q++) {
      won[q] = (look == last ? whole[q].z() : early.z(q, looks[look])) >= boundary[look];
      open = won[q] || !analysis.multiplicity().equals("fixed sequence");
    }
    return new Decision(look, won);
  }
}
