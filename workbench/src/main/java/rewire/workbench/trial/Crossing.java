package rewire.workbench.trial;

import rewire.study.VirtualArm;
import rewire.trials.Estimate;
import rewire.workbench.course.TrialFile;
import rewire.workbench.course.TrialFile.Endpoint;
import rewire.workbench.trial.Testing.Verdict;

/// A crossover analysed within people: second period minus first, compared between the two orders, so that a difference
/// between the periods cancels (Hills & Armitage 1979, Br J Clin Pharmacol 8:7). What is left of the first
/// treatment in the second period does not cancel; it is part of the answer, as in a real trial.
record Crossing(Testing testing, TrialFile.Design.Crossover design) {

  /// @param arm       those who begin with the arm
  /// @param reference those who begin with the reference
  Verdict compare(Endpoint endpoint, VirtualArm arm, VirtualArm reference, double share) {
    double[] a = differences(endpoint, arm, -1, share);
    double[] b = differences(endpoint, reference, 1, share);
    if (a.length < 2 || b.length < 2) {
      return Verdict.NONE;
    }
    double squares = squares(a) + squares(b);
    double df = a.length + b.length - 2.0;
    double se = Math.sqrt(Math.max(1e-12, squares / df) * (1.0 / a.length + 1.0 / b.length)) / 2;
    double value = (mean(a) + mean(b)) / 2;
    return endpoint.measure().equals("change")
        ? testing.points(endpoint, new Estimate("arm", value, se, df))
        : new Verdict(value, se, (value + endpoint.margin()) / se);
  }

  /// Of each person who counts, arm minus reference.
  private double[] differences(Endpoint endpoint, VirtualArm arm, int sign, double share) {
    return java.util.stream.IntStream.range(0, Testing.first(arm, share))
        .mapToDouble(i -> sign * (value(endpoint, arm, i, design.secondH()) - value(endpoint, arm, i, 0)))
        .filter(d -> !Double.isNaN(d)).toArray();
  }

  private double value(Endpoint endpoint, VirtualArm arm, int person, double fromH) {
    int visit = arm.visit(fromH + endpoint.atH());
    if (!endpoint.measure().equals("change")) {
      return new Shares(testing).good(endpoint, arm, person, fromH).map(g -> g ? 1.0 : 0.0)
          .orElse(Double.NaN);
    }
    var how = testing.method(endpoint);
    boolean carried = how.equals("LOCF") || how.equals("NRI");
    var scale = testing.design().scale(endpoint.scale());
    return arm.there(person, visit)
        ? arm.rated(scale, person, visit)
        : carried ? arm.rated(scale, person, testing.last(arm, person, fromH, endpoint.atH())) : Double.NaN;
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double squares(double[] values) {
    double mean = mean(values);
    return java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }
}
