package rewire.simulate;

import rewire.simulate.Run.AchievedError;
import rewire.simulate.Trajectories.Kind;

/// Measures how far two runs of the same course lie apart.
final class AchievedErrors {
  /// What is said when no second run was made.
  static final AchievedError NOT_MEASURED = new AchievedError(Double.NaN, "", Double.NaN, Double.NaN);

  /// Values below this share of the largest value of a state count as if they were as large as that.
  private static final double FLOOR = 1e-3;

  private AchievedErrors() {}

  static AchievedError between(Trajectories run, Trajectories referee) {
    double worst = 0;
    double atH = 0;
    var worstState = "";
    for (int c = 0; c < run.columns().size(); c++) {
      if (run.columns().get(c).kind() != Kind.STATE) {
        continue;
      }
      double[] a = run.columns().get(c).values();
      double[] b = referee.columns().get(c).values();
      double peak = 0;
      for (double v : b) {
        peak = Math.max(peak, Math.abs(v));
      }
      for (int i = 0; i < a.length && peak > 0; i++) {
        double error = Math.abs(a[i] - b[i]) / Math.max(Math.abs(b[i]), FLOOR * peak);
        if (error > worst) {
          worst = error;
          worstState = run.columns().get(c).id();
          atH = run.timeH()[i];
        }
      }
    }
    double score = 0;
    double[] a = run.column("MADRS").values();
    double[] b = referee.column("MADRS").values();
    for (int i = 0; i < a.length; i++) {
      score = Math.max(score, Math.abs(a[i] - b[i]));
    }
    return new AchievedError(worst, worstState, atH, score);
  }
}
