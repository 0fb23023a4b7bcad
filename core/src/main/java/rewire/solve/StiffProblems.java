package rewire.solve;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The stiff test set: textbook problems with reference values at their output times.
///
/// Sources: F. Mazzia & C. Magherini, Test Set for Initial Value Problem Solvers, release 2.4, University of
/// Bari (2008); E. Hairer & G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), sec.
/// IV.10, and their test solutions. Reference values with the source of each: resource
/// `cases/stiff/references.csv`.
public final class StiffProblems {

  /// One problem; starts at time 0.
  ///
  /// @param scale absolute tolerance of each state per unit of relative tolerance; chosen well below the size
  ///     of the state wherever it matters, see the comment at each problem
  @SuppressWarnings("ArrayRecordComponent") // read-only test data; compared by nobody
  public record Problem(String name, DenseField field, double[] start, double[] scale,
      List<Reference> references) {

    /// The output times, ascending.
    public double[] times() {
      return references.stream().mapToDouble(Reference::time).distinct().toArray();
    }

    /// The tolerance to run with at a relative tolerance.
    public Tolerance tolerance(double relative) {
      var absolute = scale.clone();
      for (int i = 0; i < absolute.length; i++)
        absolute[i] *= relative;
      return new Tolerance(relative, absolute);
    }
  }

  /// One reference value.
  public record Reference(double time, int state, double value, String source) {}

  private StiffProblems() {}

  /// All problems, in the order of the table.
  public static List<Problem> all() {
    var references = references();
    var problems = new ArrayList<Problem>();
    for (var problem : List.of(robertson(), hires(), oregonator(), vanDerPol("VDPOL-1e3", 1e3),
        vanDerPol("VDPOL-1e6", 1e6),
        vanDerPolUnscaled(), e5())) {
      var own = references.stream().filter(line -> line.getKey().equals(problem.name()))
          .map(Map.Entry::getValue).toList();
      problems.add(new Problem(problem.name(), problem.field(), problem.start(), problem.scale(), own));
    }
    return List.copyOf(problems);
  }

  private static List<Map.Entry<String, Reference>> references() {
    try (var file = StiffProblems.class.getResourceAsStream("/cases/stiff/references.csv")) {
      if (file == null)
        throw new IllegalStateException("The resource cases/stiff/references.csv is missing.");
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> {
        var cells = line.split(",", 5);
        return entry(cells[0], new Reference(Double.parseDouble(cells[1]), Integer.parseInt(cells[2]) - 1,
            Double.parseDouble(cells[3]), cells[4]));
      }).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Robertson's kinetics. State 2 is 4e-5 at most and 8e-14 at the end, state 1 falls to 2e-8.
  private static Problem robertson() {
    var field = new DenseField() {
      @Override
      public int states() {
        return 3;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        double slow = 0.04 * y[0];
        double back = 1e4 * y[1] * y[2];
        double fast = 3e7 * y[1] * y[1];
        dydt[0] = back - slow;
        dydt[1] = slow - back - fast;
        dydt[2] = fast;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        row(j, 0, -0.04, 1e4 * y[2], 1e4 * y[1]);
        row(j, 3, 0.04, -1e4 * y[2] - 6e7 * y[1], -1e4 * y[1]);
        row(j, 6, 0, 6e7 * y[1], 0);
      }
    };
    return problem("ROBER", field, new double[] {1, 0, 0}, new double[] {1e-4, 1e-8, 1e-2});
  }

  /// High irradiance response of plants. States lie between 1e-5 and 1.
  private static Problem hires() {
    var field = new DenseField() {
      @Override
      public int states() {
        return 8;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        double binding = 280 * y[5] * y[7];
        dydt[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
        dydt[1] = 1.71 * y[0] - 8.75 * y[1];
        dydt[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
        dydt[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
        dydt[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
        dydt[5] = -binding + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
        dydt[6] = binding - 1.81 * y[6];
        dydt[7] = -dydt[6];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        double a = 280 * y[7];
        double b = 280 * y[5];
        row(j, 0, -1.71, 0.43, 8.32);
        row(j, 8, 1.71, -8.75);
        row(j, 16, 0, 0, -10.03, 0.43, 0.035);
        row(j, 24, 0, 8.32, 1.71, -1.12);
        row(j, 32, 0, 0, 0, 0, -1.745, 0.43, 0.43);
        row(j, 40, 0, 0, 0, 0.69, 1.71, -0.43 - a, 0.69, -b);
        row(j, 48, 0, 0, 0, 0, 0, a, -1.81, b);
        row(j, 56, 0, 0, 0, 0, 0, -a, 1.81, -b);
      }
    };
    return problem("HIRES", field, new double[] {1, 0, 0, 0, 0, 0, 0, 0.0057}, fill(8, 1e-4));
  }

  /// The Oregonator, a chemical oscillator. States run through 1..1e5, 1..2e3, 1..4e4.
  private static Problem oregonator() {
    var field = new DenseField() {
      @Override
      public int states() {
        return 3;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
        dydt[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
        dydt[2] = 0.161 * (y[0] - y[2]);
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        row(j, 0, 77.27 * (1 - 2 * 8.375e-6 * y[0] - y[1]), 77.27 * (1 - y[0]), 0);
        row(j, 3, -y[1] / 77.27, -(1 + y[0]) / 77.27, 1 / 77.27);
        row(j, 6, 0.161, 0, -0.161);
      }
    };
    return problem("OREGO", field, new double[] {1, 2, 3}, fill(3, 1e-2));
  }

  /// Van der Pol's oscillator in the time t/mu: y'' = mu^2 ((1 - y^2) y' - y). State 2 peaks near mu.
  private static Problem vanDerPol(String name, double mu) {
    double stiffness = mu * mu;
    var field = new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[1];
        dydt[1] = stiffness * ((1 - y[0] * y[0]) * y[1] - y[0]);
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[1] = 1;
        j[2] = stiffness * (-2 * y[0] * y[1] - 1);
        j[3] = stiffness * (1 - y[0] * y[0]);
      }
    };
    return problem(name, field, new double[] {2, 0}, new double[] {2e-3, 1});
  }

  /// Van der Pol's oscillator in its own time, mu = 1000: y'' = mu (1 - y^2) y' - y. State 2 is 1e-3, with
  /// peaks near mu.
  private static Problem vanDerPolUnscaled() {
    var field = new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[1];
        dydt[1] = 1000 * (1 - y[0] * y[0]) * y[1] - y[0];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        row(j, 0, 0, 1);
        row(j, 2, -2000 * y[0] * y[1] - 1, 1000 * (1 - y[0] * y[0]));
      }
    };
    return problem("VDPOL-2000", field, new double[] {2, 0}, new double[] {1e-2, 1e-5});
  }

  /// E5 of the stiff DETEST collection, a pyrolysis. States 2 to 4 peak at 1e-10 and end at 1e-22 and below.
  ///
  /// One change: y2 = y3 + y4 always holds, and the rate of y3 is written with y3 + y4 for y2. As published,
  /// any drift of y2 - y3 - y4 is never forgotten; the rounding of a factorisation whose slow and fast parts
  /// are 8 and more decades apart leaves 4e-21 (measured), more than y2 itself at the end. Written like this,
  /// the drift decays as the states do.
  private static Problem e5() {
    var field = new DenseField() {
      @Override
      public int states() {
        return 4;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        double a = 7.89e-10 * y[0];
        double b = 1.1e7 * y[0] * y[2];
        double c = 1.13e9 * y[1] * y[2];
        double d = 1.13e3 * y[3];
        dydt[0] = -a - b;
        dydt[1] = a - c;
        dydt[3] = b - d;
        dydt[2] = a - 1.13e9 * (y[2] + y[3]) * y[2] - dydt[3];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        double ab = 1.1e7 * y[0];
        double bb = 1.1e7 * y[2];
        double cb = 1.13e9 * y[1];
        double cc = 1.13e9 * y[2];
        row(j, 0, -7.89e-10 - bb, 0, -ab, 0);
        row(j, 4, 7.89e-10, -cc, -cb, 0);
        row(j, 8, 7.89e-10 - bb, 0, -1.13e9 * (2 * y[2] + y[3]) - ab, -cc + 1.13e3);
        row(j, 12, bb, 0, ab, -1.13e3);
      }
    };
    return problem("E5", field, new double[] {1.76e-3, 0, 0, 0}, new double[] {1e-12, 1e-20, 1e-20, 1e-20});
  }

  private static Problem problem(String name, DenseField field, double[] start, double[] scale) {
    return new Problem(name, field, start, scale, List.of());
  }

  private static double[] fill(int states, double value) {
    var all = new double[states];
    java.util.Arrays.fill(all, value);
    return all;
  }

  private static void row(double[] jacobian, int from, double... values) {
    System.arraycopy(values, 0, jacobian, from, values.length);
  }
}
