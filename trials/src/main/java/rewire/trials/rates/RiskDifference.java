package rewire.trials.rates;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import rewire.trials.Interval;

/// The difference of two independent shares, treated minus control.
public record RiskDifference(Share treated, Share control) {
  private static final double CLOSE = 1e-10;

  public double value() {
    return treated.value() - control.value();
  }

  /// Hybrid score interval: method 10 of Newcombe 1998,
  /// 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
  public Interval newcombe(double level) {
    var a = treated.wilson(level);
    var b = control.wilson(level);
    return new Interval(value() - Math.hypot(treated.value() - a.low(), b.high() - control.value()),
        value() + Math.hypot(a.high() - treated.value(), control.value() - b.low()));
  }

  /// Score interval of Miettinen & Nurminen 1985, 10.1002/sim.4780040211: differences that a score test, whose variance is
  /// multiplied by N/(N-1), does not reject.
  public Interval miettinenNurminen(double level) {
    double z = Share.z(level);
    var solver = new BracketingNthOrderBrentSolver(CLOSE, 5);
    UnivariateFunction low = d -> score(d) - z;
    UnivariateFunction high = d -> score(d) + z;
    double edge = 1 - 1e-9;
    double from = low.value(-edge) <= 0
        ? -1
        : solver.solve(1000, low, -edge, Math.max(-edge + 1e-9, value()));
    double to = high.value(edge) >= 0 ? 1 : solver.solve(1000, high, Math.min(edge - 1e-9, value()), edge);
    return new Interval(from, to);
  }

  /// Standardised distance of the observed difference from `d`.
  private double score(double d) {
    double p2 = controlGiven(d);
    double p1 = Math.clamp(p2 + d, 0, 1);
    double n = treated.people() + control.people();
    double variance = (p1 * (1 - p1) / treated.people() + p2 * (1 - p2) / control.people()) * n / (n - 1);
    double off = value() - d;
    return variance <= 0 ? Math.signum(off) * (off == 0 ? 0 : 1e9) : off / Math.sqrt(variance);
  }

  /// The control's share that is most likely when the difference is `d`; closed form of the source's appendix.
  private double controlGiven(double d) {
    double n1 = treated.people();
    double n2 = control.people();
    double n = n1 + n2;
    double x1 = treated.count();
    double x2 = control.count();
    double l2 = (n1 + 2 * n2) * d - n - (x1 + x2);
    double l1 = (n2 * d - n - 2 * x2) * d + x1 + x2;
    double l0 = x2 * d * (1 - d);
    double q = Math.pow(l2 / (3 * n), 3) - l1 * l2 / (6 * n * n) + l0 / (2 * n);
    double p = Math.sqrt(Math.max(0, Math.pow(l2 / (3 * n), 2) - l1 / (3 * n))) * (q < 0 ? -1 : 1);
    double a = p == 0 ? 0 : (Math.PI + Math.acos(Math.clamp(q / Math.pow(p, 3), -1, 1))) / 3;
    return Math.clamp(2 * p * Math.cos(a) - l2 / (3 * n), Math.max(0, -d), Math.min(1, 1 - d));
  }

  /// One over the difference: patients to be treated for one more success, negative where treatment harms. Its limits
  /// are one over those of the difference; where these have different signs the interval runs through infinity (Altman
  /// 1998, 10.1136/bmj.317.7168.1309), and [NumberNeeded#unbounded] says so.
  public NumberNeeded numberNeeded(double level) {
    var limits = miettinenNurminen(level);
    return new NumberNeeded(1 / value(), 1 / limits.low(), 1 / limits.high(),
        limits.low() <= 0 && limits.high() >= 0);
  }

  /// A number needed to treat; negative numbers are numbers needed to harm.
  ///
  /// @param atLow     at the lower limit of the difference
  /// @param atHigh    at its upper limit
  /// @param unbounded whether no difference is among what is not rejected
  public record NumberNeeded(double value, double atLow, double atHigh, boolean unbounded) {}
}
