package rewire.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rewire.evidence.Agreement.Pair;
import rewire.evidence.Analyte.Molecule;
import rewire.model.Model;
import rewire.model.Parameter;

/// Looks for better pharmacokinetic numbers within their plausible ranges. Nothing is drawn: there is no seed, and the
/// same table and model give the same numbers.
///
/// What is made small is the sum of squared logarithms of predicted over observed, each over the residual spread of its
/// analyte and site, plus the squared distance of each number from its published value in standard deviations of its
/// plausible range (on a logarithmic scale; low and high are its central 95 %, and bounds). The rows of a study share a
/// weight of the square root of their number, so that a study of ninety rows weighs as about ten of one; rows far off
/// count by their distance, not its square (Huber, 10.1214/aoms/1177703732). Steps are Gauss-Newton, damped after
/// Marquardt (10.1137/0111030). If a study has fewer rows within a bound than before, or is met less well as a whole, its
/// weight is raised and the search goes on: no study may lose.
public final class Fit {
  /// Huber's constant: beyond this many spreads a row counts by its distance.
  private static final double FAR = 1.345;
  private static final double STEP = 0.05; // of a prior standard deviation, for derivatives
  private static final int ROUNDS = 20;
  private static final int ITERATIONS = 25;
  private static final double ENOUGH = 1e-4; // relative gain of the objective
  private static final double RAISE = 1.5;
  /// Spread of a group's mean against a single sample (an assumption; groups are of 3 to 20 people).
  private static final double GROUP = 0.5;
  /// A study is met less well when its mean fold grows by more than this.
  private static final double SAME = 1.002;
  /// Strength with which shares of a swallowed dose are kept from adding up to more than 1.
  private static final double BALANCE = 30;
  private static final List<String> ROUTES_OF_GUT = List.of("IN", "PO", "SL");

  private final Predictor predictor;
  private final Kinetics kinetics;
  private final List<Target> targets;
  private final List<Question> questions;
  private final List<Parameter> free;
  private final Map<String, Double> published = new HashMap<>();
  private final double[] spread;
  private final double[] lift; // extra weight, by row
  private final int[] studyRows; // rows of the study of a row
  private final Progress progress;

  /// A measurement to be met.
  public record Target(String study, Question question, double observed) {}

  /// A number that moved.
  ///
  /// @param shift in standard deviations of its plausible range
  public record Moved(Parameter parameter, double value, double shift) {}

  /// What came out.
  ///
  /// @param kept whether every study has as many rows within every bound as before
  public record Result(List<Moved> moved, Agreement before, Agreement after, boolean kept) {
    public Result {
      moved = List.copyOf(moved);
    }
  }

  private Fit(Model model, List<Target> targets, List<Parameter> free, Progress progress) {
    this.kinetics = Kinetics.of(model);
    this.predictor = new Predictor(kinetics);
    this.targets = List.copyOf(targets);
    this.questions = targets.stream().map(Target::question).toList();
    this.free = free;
    this.progress = progress;
    model.parameters().forEach(p -> published.put(p.id(), p.value()));
    spread = free.stream().mapToDouble(Fit::priorSpread).toArray();
    lift = new double[targets.size()];
    Arrays.fill(lift, 1);
    var sizes = new HashMap<String, Integer>();
    targets.forEach(t -> sizes.merge(t.study, 1, Integer::sum));
    studyRows = targets.stream().mapToInt(t -> sizes.getOrDefault(t.study, 1)).toArray();
  }

  /// Standard deviation of the logarithm that a plausible range stands for.
  static double priorSpread(Parameter p) {
    return StrictMath.log(p.plausible().high() / p.plausible().low()) / (2 * 1.96);
  }

  /// Whether a number may be moved: it has a range on both sides of it, and both are positive.
  static boolean mayMove(Parameter p) {
    return p.grade() != Parameter.Grade.INPUT && p.grade() != Parameter.Grade.DEFINITION && p.value() > 0
        && p.plausible().low() > 0
        && p.plausible().low() < p.plausible().high() && p.value() >= p.plausible().low()
        && p.value() <= p.plausible().high();
  }

  /// Fits the numbers of some mechanisms.
  ///
  /// @param mechanisms whose numbers may move
  /// @param fixed      flat names of those that may not
  /// @param progress   told of steps of the search, of which it rarely needs all
  public static Result run(Model model, List<Target> targets, List<String> mechanisms, List<String> fixed,
      Progress progress) {
    var free = model.parameters().stream()
        .filter(p -> mechanisms.contains(p.id().substring(0, p.id().indexOf('.'))))
        .filter(p -> !fixed.contains(p.id())).filter(Fit::mayMove).toList();
    return new Fit(model, targets, free, progress).run();
  }

  private Result run() {
    var x = new double[free.size()];
    var first = predictions(x);
    var before = pairs(first);
    boolean kept = false;
    int done = 0;
    for (int round = 0; round < ROUNDS && !kept; round++) {
      x = descend(x, done);
      done += ITERATIONS;
      x = rounded(x);
      kept = raise(before, pairs(predictions(x)));
    }
    progress.done(ROUNDS * ITERATIONS, ROUNDS * ITERATIONS);
    var moved = new ArrayList<Moved>();
    var values = values(x);
    for (int i = 0; i < x.length; i++) {
      double value = values.getOrDefault(free.get(i).id(), free.get(i).value());
      if (value != free.get(i).value()) {
        moved.add(new Moved(free.get(i), value, x[i]));
      }
    }
    return new Result(moved, Agreement.of(before), Agreement.of(pairs(predictions(x))), kept);
  }

  /// Raises the weight of studies that lost: of the rows that left a bound, and of all rows when the study as a whole is
  /// met less well. Says whether none lost.
  private boolean raise(List<Pair> before, List<Pair> after) {
    boolean kept = true;
    for (var study : before.stream().map(Pair::study).distinct().toList()) {
      var rows = IntStream.range(0, before.size()).filter(i -> before.get(i).study().equals(study)).toArray();
      for (int f = 0; f < Agreement.FOLDS.size(); f++) {
        int gain = 0;
        for (int i : rows) {
          gain += inside(after.get(i), f) - inside(before.get(i), f);
        }
        kept &= gain >= 0;
        for (int i : rows) {
          lift[i] *= gain < 0 && inside(after.get(i), f) < inside(before.get(i), f) ? RAISE * RAISE : 1;
        }
      }
      if (meanFold(after, rows) > SAME * meanFold(before, rows)) {
        kept = false;
        for (int i : rows) {
          lift[i] *= RAISE;
        }
      }
    }
    return kept;
  }

  private static double meanFold(List<Pair> pairs, int[] rows) {
    return Agreement.of(Arrays.stream(rows).mapToObj(pairs::get).toList()).byRow().meanFold();
  }

  private static int inside(Pair pair, int fold) {
    return pair.within(Agreement.FOLDS.get(fold)) ? 1 : 0;
  }

  private double[] descend(double[] start, int done) {
    var x = start.clone();
    var r = residuals(x);
    double damping = 1e-2;
    for (int k = 0; k < ITERATIONS; k++) {
      var w = weights(r);
      double cost = cost(r, x);
      var jacobian = jacobian(x, r);
      boolean better = false;
      double gain = 0;
      for (int attempt = 0; attempt < 6 && !better; attempt++) {
        var next = step(x, r, w, jacobian, damping);
        var rNext = residuals(next);
        double costNext = cost(rNext, next);
        if (costNext < cost) {
          gain = (cost - costNext) / cost;
          x = next;
          r = rNext;
          damping = Math.max(1e-6, damping / 5);
          better = true;
        } else {
          damping *= 10;
        }
      }
      progress.done(done + k + 1, ROUNDS * ITERATIONS);
      if (!better || gain < ENOUGH) {
        break;
      }
    }
    return x;
  }

  private double[][] jacobian(double[] x, double[] r) {
    var j = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double h = x[i] + STEP > high(i) ? -STEP : STEP;
      var moved = x.clone();
      moved[i] += h;
      var there = residuals(moved);
      for (int row = 0; row < r.length; row++) {
        there[row] = (there[row] - r[row]) / h;
      }
      j[i] = there;
    }
    return j;
  }

  /// One damped step; numbers that stand at a bound and want out are left there.
  private double[] step(double[] x, double[] r, double[] w, double[][] jacobian, double damping) {
    int n = x.length;
    var a = new double[n][n];
    var b = new double[n];
    for (int i = 0; i < n; i++) {
      b[i] = -x[i];
      for (int row = 0; row < r.length; row++) {
        b[i] -= w[row] * jacobian[i][row] * r[row];
      }
      for (int j = 0; j <= i; j++) {
        for (int row = 0; row < r.length; row++) {
          a[i][j] += w[row] * jacobian[i][row] * jacobian[j][row];
        }
        a[j][i] = a[i][j];
      }
      a[i][i] += 1;
      a[i][i] *= 1 + damping;
    }
    for (int i = 0; i < n; i++) {
      if ((x[i] >= high(i) && b[i] > 0) || (x[i] <= low(i) && b[i] < 0)) {
        for (int j = 0; j < n; j++) {
          a[i][j] = a[j][i] = 0;
        }
        a[i][i] = 1;
        b[i] = 0;
      }
    }
    var dx = Cholesky.solve(a, b);
    var next = x.clone();
    for (int i = 0; i < n; i++) {
      next[i] = Math.clamp(x[i] + dx[i], low(i), high(i));
    }
    return next;
  }

  private double low(int i) {
    return StrictMath.log(free.get(i).plausible().low() / free.get(i).value()) / spread[i];
  }

  private double high(int i) {
    return StrictMath.log(free.get(i).plausible().high() / free.get(i).value()) / spread[i];
  }

  private Map<String, Double> values(double[] x) {
    var values = new LinkedHashMap<String, Double>();
    for (int i = 0; i < x.length; i++) {
      values.put(free.get(i).id(), x[i] == 0
          ? free.get(i).value()
          : three(free.get(i).value() * StrictMath.exp(spread[i] * x[i]), free.get(i)));
    }
    return values;
  }

  /// Three digits, and never outside the range.
  private static double three(double value, Parameter p) {
    double rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
    return Math.clamp(rounded, p.plausible().low(), p.plausible().high());
  }

  /// Numbers that moved by less than a tenth of a standard deviation go back to what was published.
  private static double[] rounded(double[] x) {
    return Arrays.stream(x).map(v -> Math.abs(v) < 0.1 ? 0 : v).toArray();
  }

  private Map<String, Double> exact(double[] x) {
    var values = new HashMap<String, Double>();
    for (int i = 0; i < x.length; i++) {
      values.put(free.get(i).id(), free.get(i).value() * StrictMath.exp(spread[i] * x[i]));
    }
    return values;
  }

  private List<Answer> predictions(double[] x) {
    kinetics.use(values(x));
    return predictor.answer(questions, Progress.SILENT);
  }

  private List<Pair> pairs(List<Answer> answers) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < answers.size(); i++) {
      var target = targets.get(i);
      double predicted = answers.get(i) instanceof Answer.Predicted(double value) ? value : Double.MIN_NORMAL;
      pairs.add(new Pair(target.study, predicted, target.observed));
    }
    return pairs;
  }

  /// Logarithms over spreads, one for each target, then one for each mass balance.
  private double[] residuals(double[] x) {
    var values = exact(x);
    kinetics.use(values);
    var pairs = pairs(predictor.answer(questions, Progress.SILENT));
    var r = new double[pairs.size() + ROUTES_OF_GUT.size()];
    for (int i = 0; i < pairs.size(); i++) {
      r[i] = StrictMath.log(pairs.get(i).ratio()) / residualSpread(targets.get(i).question);
    }
    for (int g = 0; g < ROUTES_OF_GUT.size(); g++) {
      double sum = 0;
      for (var share : List.of("Fg_", "fN_", "fH_")) {
        var id = "absorption." + share + ROUTES_OF_GUT.get(g);
        sum += values.getOrDefault(id, published.getOrDefault(id, 0.0));
      }
      r[pairs.size() + g] = BALANCE * Math.max(0, sum - 1);
    }
    return r;
  }

  /// Residual spreads of the dossier (ketamine 0.25 venous and 0.15 arterial, norketamine 0.25, HNK 0.35), which are those
  /// of single samples, halved for means of groups.
  private static double residualSpread(Question q) {
    if (q.analyte().molecule() == Molecule.HYDROXYNORKETAMINE) {
      return GROUP * 0.35;
    }
    return GROUP * (q.analyte().isParent() && q.site() == Site.ARTERIAL ? 0.15 : 0.25);
  }

  private double[] weights(double[] r) {
    var w = new double[r.length];
    for (int i = 0; i < r.length; i++) {
      w[i] = i < targets.size() ? share(i) * Math.min(1, FAR / Math.max(FAR, Math.abs(r[i]))) : 1;
    }
    return w;
  }

  private double share(int i) {
    return lift[i] / Math.sqrt(studyRows[i]);
  }

  private double cost(double[] r, double[] x) {
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      double size = Math.abs(r[i]);
      if (i >= targets.size()) {
        sum += size * size;
      } else {
        sum += share(i) * (size <= FAR ? size * size : FAR * (2 * size - FAR));
      }
    }
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }
}
