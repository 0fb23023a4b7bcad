package rewire.trials.design;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// A trial that is looked at more than once and stops when the standardised difference passes a boundary.
///
/// Differences on the score scale are a sum of independent normal steps, so the chance of passing at each look follows by
/// numerical integration from look to look (Armitage, McPherson & Rowe 1969, 10.2307/2343787), here by Gauss-Legendre
/// rules over the range that is still open. Boundaries: alpha spending of Lan & DeMets 1983
/// (10.1093/biomet/70.3.659), and the classical shapes of Pocock 1977 and O'Brien & Fleming 1979 for equally spaced looks.
///
/// @param information share of the final information at each look, rising to 1
/// @param boundary    standardised difference that stops, at each look
/// @param sides       whether both signs stop, or the positive only
public record GroupSequential(double[] information, double[] boundary, Sides sides) {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final int POINTS = 100; // in panels: more change no printed digit of the tables that the
                                         // test repeats
  private static final int PANELS = 20;
  private static final double FAR = 9; // standard deviations
  private static final double MOST = 10; // a boundary that stops nothing

  /// One direction or both.
  public enum Sides {
    ONE, TWO
  }

  /// Nearer looks than this are one look, and too near for the integration.
  public static final double CLOSEST = 0.001;

  /// How the level is spent with information.
  public enum Spending {
    O_BRIEN_FLEMING, POCOCK;

    /// Level spent until a share of the information, out of `alpha` for one boundary.
    public double until(double share, double alpha) {
      double t = Math.min(1, share);
      return switch (this) {
        case O_BRIEN_FLEMING -> 2 - 2 * NORMAL.cumulativeProbability(
            NORMAL.inverseCumulativeProbability(1 - alpha / 2) / Math.sqrt(t));
        case POCOCK -> alpha * Math.log(1 + (Math.E - 1) * t);
      };
    }
  }

  public GroupSequential {
    for (int k = 0; k < information.length; k++) {
      double before = k == 0 ? 0 : information[k - 1];
      if (!(information[k] >= before + CLOSEST && information[k] <= 1)) {
        throw new IllegalArgumentException(
            "Shares of information rise from above 0 to 1, by at least " + CLOSEST + " each.");
      }
    }
  }

  /// Boundaries that spend `alpha`, half of it in each direction when there are two. The spending function is applied to
  /// each direction.
  public static GroupSequential spending(Spending spending, double alpha, double[] information, Sides sides) {
    double each = sides == Sides.TWO ? alpha / 2 : alpha;
    var boundary = new double[information.length];
    for (int k = 0; k < boundary.length; k++) {
      int look = k;
      double wanted = spending.until(information[k], each)
          - (k == 0 ? 0 : spending.until(information[k - 1], each));
      boundary[k] = wanted < 1e-15 ? MOST : solve(z -> {
        var trial = boundary.clone();
        trial[look] = z;
        return upper(information, trial, sides, 0)[look] - wanted;
      }, 0, MOST);
    }
    return new GroupSequential(information, boundary, sides);
  }

  /// The classical boundaries for equally spaced looks: constant (Pocock) or falling with the root of information
  /// (O'Brien and Fleming), of two-sided level `alpha`.
  public static GroupSequential classical(Spending shape, double alpha, int looks) {
    var information = new double[looks];
    for (int k = 0; k < looks; k++) {
      information[k] = (k + 1.0) / looks;
    }
    DoubleUnaryOperator excess = c -> {
      double sum = 0;
      for (double p : upper(information, shaped(shape, c, information), Sides.TWO, 0)) {
        sum += p;
      }
      return 2 * sum - alpha;
    };
    return new GroupSequential(information, shaped(shape, solve(excess, 0.5, 8), information), Sides.TWO);
  }

  private static double[] shaped(Spending shape, double c, double[] information) {
    var boundary = new double[information.length];
    for (int k = 0; k < boundary.length; k++) {
      boundary[k] = shape == Spending.POCOCK ? c : c / Math.sqrt(information[k]);
    }
    return boundary;
  }

  /// Chance of stopping at each look above the upper boundary, when the expected standardised difference at full
  /// information is `drift`.
  public double[] stopping(double drift) {
    return upper(information, boundary, sides, drift);
  }

  /// Chance of stopping above the upper boundary at some look.
  public double power(double drift) {
    double sum = 0;
    for (double p : stopping(drift)) {
      sum += p;
    }
    return sum;
  }

  /// The expected standardised difference at full information that is found with a wanted power.
  public double driftFor(double power) {
    return solve(d -> power(d) - power, 0, 12);
  }

  /// How much larger the largest trial is than one with a single look of the same level and power.
  public double inflation(double alpha, double power) {
    double each = sides == Sides.TWO ? alpha / 2 : alpha;
    double single = NORMAL.inverseCumulativeProbability(1 - each)
        + NORMAL.inverseCumulativeProbability(power);
    return Math.pow(driftFor(power) / single, 2);
  }

  /// Expected share of the full information that is used, stopping in either direction counted.
  public double expectedInformation(double drift) {
    var up = stopping(drift);
    var down = sides == Sides.TWO ? stopping(-drift) : new double[up.length];
    double expected = 0;
    double gone = 0;
    for (int k = 0; k + 1 < up.length; k++) {
      expected += information[k] * (up[k] + down[k]);
      gone += up[k] + down[k];
    }
    return expected + (1 - gone) * information[information.length - 1];
  }

  /// Works on the score scale: a sum with variance `t`, drift `drift · t`, and boundaries `z √t`.
  private static double[] upper(double[] t, double[] z, Sides sides, double drift) {
    var stop = new double[t.length];
    var at = new double[0];
    var density = new double[0]; // times the weight of the rule
    for (int k = 0; k < t.length; k++) {
      double step = t[k] - (k == 0 ? 0 : t[k - 1]);
      double sd = Math.sqrt(step);
      double top = z[k] * Math.sqrt(t[k]);
      double bottom = sides == Sides.TWO ? -top : drift * t[k] - FAR * Math.sqrt(t[k]);
      stop[k] = k == 0
          ? 1 - NORMAL.cumulativeProbability((top - drift * step) / sd)
          : passing(at, density, top, drift * step, sd);
      if (k + 1 == t.length) {
        break;
      }
      double low = Math.max(bottom, drift * t[k] - FAR * Math.sqrt(t[k]));
      double high = Math.min(top, drift * t[k] + FAR * Math.sqrt(t[k]));
      if (high <= low) {
        break;
      }
      var nodes = nodes(low, high);
      var next = new double[nodes[0].length];
      for (int i = 0; i < next.length; i++) {
        double here = nodes[0][i];
        double f = 0;
        if (k == 0) {
          f = NORMAL.density((here - drift * step) / sd) / sd;
        } else {
          for (int j = 0; j < at.length; j++) {
            f += density[j] * NORMAL.density((here - at[j] - drift * step) / sd) / sd;
          }
        }
        next[i] = f * nodes[1][i];
      }
      at = nodes[0];
      density = next;
    }
    return stop;
  }

  private static double passing(double[] at, double[] density, double top, double move, double sd) {
    double sum = 0;
    for (int j = 0; j < at.length; j++) {
      sum += density[j] * NORMAL.cumulativeProbability((at[j] + move - top) / sd);
    }
    return sum;
  }

  /// Points and weights of a rule over an interval.
  private static double[][] nodes(double low, double high) {
    var factory = new GaussIntegratorFactory();
    int each = POINTS / PANELS;
    var nodes = new double[2][POINTS];
    double width = (high - low) / PANELS;
    for (int panel = 0; panel < PANELS; panel++) {
      var rule = factory.legendre(each, low + panel * width, low + (panel + 1) * width);
      for (int i = 0; i < each; i++) {
        nodes[0][panel * each + i] = rule.getPoint(i);
        nodes[1][panel * each + i] = rule.getWeight(i);
      }
    }
    return nodes;
  }

  private static double solve(DoubleUnaryOperator f, double low, double high) {
    return new BracketingNthOrderBrentSolver(1e-10, 5).solve(500, f::applyAsDouble, low, high);
  }
}
