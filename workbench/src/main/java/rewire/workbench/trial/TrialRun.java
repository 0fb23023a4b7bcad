package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rewire.course.Person;
import rewire.simulate.Simulator;
import rewire.study.Assumptions;
import rewire.study.Pool;
import rewire.study.Recruiting;
import rewire.study.Replicates;
import rewire.study.TrialArm;
import rewire.study.VirtualArm;
import rewire.trials.Interval;
import rewire.trials.rates.Share;
import rewire.workbench.course.CareTables;
import rewire.workbench.course.TrialFile;

/// Runs a virtual trial again and again: once with the model's typical values, which gives power, and once with values
/// drawn from their plausible ranges, which gives assurance.
public final class TrialRun {
  private final TrialDesign design;
  private final Assumptions assumptions;
  private final Options options;
  private final List<Pool> typical;
  private final List<Pool> doubted;
  private final Deciding deciding;

  /// How it is run.
  ///
  /// @param people in the pool of each arm, of typical values and, in sets, of drawn ones
  /// @param sets   of drawn values
  public record Options(long seed, int sets, int people, int threads) {}

  /// Told how far it is; one call at a time.
  public interface Progress {
    /// Sets of people followed.
    void recruiting(int done, int all);

    /// Virtual trials finished.
    void trials(int done, int all);
  }

  private TrialRun(TrialDesign design, Assumptions assumptions, Options options, List<Pool> typical,
      List<Pool> doubted) {
    this.design = design;
    this.assumptions = assumptions;
    this.options = options;
    this.typical = typical;
    this.doubted = doubted;
    this.deciding = new Deciding(design.file().analysis(), design.file().looks());
  }

  /// Recruits people for a trial.
  public static TrialRun recruit(TrialFile file, Simulator simulator, ObservationTables tables,
      CareTables care,
      Assumptions assumptions, Options options, Progress progress) {
    var design = TrialDesign.of(file, tables, care);
    int arms = design.groups().size();
    int all = arms * (options.sets + SLICES);
    var typical = new Recruiting(simulator, assumptions.certain(), options.seed, SLICES,
        Math.max(4, options.people / SLICES), false)
        .fill(design.looked(), options.threads, d -> progress.recruiting(d, all));
    var doubted = new Recruiting(simulator, assumptions, options.seed, options.sets,
        Math.max(4, options.people / options.sets), true).fill(design.looked(), options.threads,
            d -> progress.recruiting(arms * SLICES + d, all));
    doubted.forEach(TrialRun::needSomebody);
    return new TrialRun(design, assumptions, options, typical.stream().map(TrialRun::joined).toList(),
        doubted);
  }

  private static void needSomebody(Pool pool) {
    if (!pool.somebody()) {
      throw new IllegalArgumentException("No trial can be made: " + Pool.NOBODY + ".");
    }
  }

  /// People of typical values only, for work that asks for no assurance.
  static TrialRun typical(TrialDesign design, Simulator simulator, Assumptions assumptions, Options options,
      Progress progress) {
    var pools = new Recruiting(simulator, assumptions.certain(), options.seed, SLICES,
        Math.max(4, options.people / SLICES), false).fill(design.looked(), options.threads,
            d -> progress.recruiting(d, SLICES * design.groups().size()));
    return new TrialRun(design, assumptions, options, pools.stream().map(TrialRun::joined).toList(),
        List.of());
  }

  /// Work on people of typical values is cut into so many pieces for the threads.
  private static final int SLICES = 8;

  private static Pool joined(Pool p) {
    needSomebody(p);
    int each = p.people();
    int n = p.sets() * each;
    var left = new float[1][n][];
    var apart = p.apart() ? new float[1][n][] : left;
    var peak = new float[1][n][];
    var who = new Person[1][n];
    var start = new float[1][n];
    for (int s = 0; s < p.sets(); s++) {
      for (int i = 0; i < each; i++) {
        left[0][s * each + i] = p.left()[s][i];
        apart[0][s * each + i] = p.leftApart()[s][i];
        peak[0][s * each + i] = p.peak()[s][i];
        who[0][s * each + i] = p.who()[s][i];
        start[0][s * each + i] = p.start()[s][i];
      }
    }
    return new Pool(p.timesH(), who, left, apart, peak, new double[] {p.floor()[0]}, start, p.apart(),
        p.redrawn(),
        p.failed(), new float[0][][][], p.reads().joined());
  }

  /// A comparison of one arm with the reference on one endpoint, over all replicates.
  ///
  /// @param differences in order of replicates
  /// @param ses         their standard errors
  /// @param won         share of replicates that reach the level, multiplicity regarded
  /// @param shares      means over replicates, the limits of the interval among them, where shares are compared
  @SuppressWarnings("ArrayRecordComponent")
  public record Comparison(TrialFile.Endpoint endpoint, String arm, double[] differences, double[] ses,
      double won, Optional<Shares.Found> shares) {
    double mean() {
      return Arrays.stream(differences).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    double quantile(double share) {
      double[] sorted = Arrays.stream(differences).filter(Double::isFinite).sorted().toArray();
      return sorted.length == 0 ? Double.NaN : rewire.cohort.Quantiles.of(sorted, share);
    }

    /// What chance leaves open of the share that wins: 95 % interval of Wilson.
    Interval chance() {
      return new Share((int) Math.rint(won * differences.length), differences.length).wilson(0.95);
    }

    /// Replicates in which nothing could be estimated; they have not won.
    long undefined() {
      return Arrays.stream(differences).filter(Double::isNaN).count();
    }
  }

  /// What came of all replicates.
  ///
  /// @param stopped  share that stops at each look
  /// @param expected number of people, on average
  /// @param courses  `[arm][visit]` of the score of the first endpoint: mean over replicates and their 5 and 95 %
  /// @param there    `[arm][visit]` mean number of people who are still rated
  /// @param screened people who came for each who was randomised
  @SuppressWarnings("ArrayRecordComponent")
  public record Result(List<String> arms, List<Comparison> comparisons, double[] stopped, double expected,
      double[][][] courses, double[][] there, double screened) {}

  /// Runs replicates.
  ///
  /// @param doubt with values drawn from their ranges
  /// @param fold  of the numbers of people in the file
  public Result run(boolean doubt, double fold, int replicates, String method, Progress progress) {
    var arms = design.arms(doubt ? doubted : typical, fold);
    var trials = new Replicates(design.file().title(), arms, doubt ? assumptions : assumptions.certain(),
        options.seed);
    var testing = new Testing(design, method);
    var names = arms.stream().map(a -> a.name()).toList();
    var one = each(replicates, r -> one(trials.replicate(r, false), testing), progress);
    return gathered(one, names, arms.stream().mapToInt(a -> a.n()).sum());
  }

  /// Shares of virtual trials that answer the first question with yes, at several multiples of the numbers of people. The
  /// people of a smaller trial are the first of a larger one, as they are when each size is drawn by itself; with strata,
  /// which are shared out over a whole arm, each is.
  double[] power(boolean doubt, double[] folds, int replicates, String method, Progress progress) {
    if (!design.file().strata().isEmpty() && folds.length > 1) {
      return Arrays.stream(folds)
          .map(f -> power(doubt, new double[] {f}, replicates, method, progress)[0]).toArray();
    }
    var pools = doubt ? doubted : typical;
    var sizes = Arrays.stream(folds)
        .mapToObj(f -> design.arms(pools, f).stream().map(TrialArm::n).toList()).toList();
    var trials = new Replicates(design.file().title(),
        design.arms(pools, Arrays.stream(folds).max().orElseThrow()),
        doubt ? assumptions : assumptions.certain(), options.seed);
    var testing = new Testing(design, method);
    var won = each(replicates, r -> {
      var all = trials.replicate(r, false);
      return sizes.stream().map(n -> {
        var arms = IntStream.range(0, n.size()).mapToObj(a -> all.get(a).first(n.get(a))).toList();
        return decided(arms, verdicts(arms, testing), testing).won()[0];
      }).toList();
    }, progress);
    return IntStream.range(0, folds.length)
        .mapToDouble(f -> won.stream().filter(w -> w.get(f)).count() / (double) replicates).toArray();
  }

  /// Work on every replicate, in their order.
  private <T> List<T> each(int replicates, IntFunction<T> work, Progress progress) {
    int[] done = {0};
    try (var pool = Executors.newFixedThreadPool(options.threads)) {
      var futures = new ArrayList<Future<T>>();
      for (int r = 0; r < replicates; r++) {
        int number = r;
        futures.add(pool.submit(() -> {
          var out = work.apply(number);
          synchronized (done) {
            progress.trials(++done[0], replicates);
          }
          return out;
        }));
      }
      var out = new ArrayList<T>();
      for (var f : futures) {
        out.add(f.get());
      }
      return out;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The trial was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException x ? x : new IllegalStateException(e.getCause());
    }
  }

  /// One replicate.
  @SuppressWarnings("ArrayRecordComponent")
  private record One(Testing.Verdict[] verdicts, Deciding.Decision decision, double[][] means, int[][] there,
      double screened) {}

  private Testing.Verdict[] verdicts(List<VirtualArm> arms, Testing testing) {
    return design.file().endpoints().stream().flatMap(endpoint -> arms.stream().skip(1)
        .map(arm -> testing.compare(endpoint, arm, arms.getFirst(), 1))).toArray(Testing.Verdict[]::new);
  }

  private Deciding.Decision decided(List<VirtualArm> arms, Testing.Verdict[] verdicts, Testing testing) {
    int others = arms.size() - 1;
    return deciding.of(verdicts, (q, share) -> testing.compare(design.file().endpoints().get(q / others),
        arms.get(1 + q % others), arms.getFirst(), share).z());
  }

  private One one(List<VirtualArm> arms, Testing testing) {
    var verdicts = verdicts(arms, testing);
    var decision = decided(arms, verdicts, testing);
    var scale = design.scale(design.file().endpoints().getFirst().scale());
    var means = new double[arms.size()][];
    var there = new int[arms.size()][];
    for (int a = 0; a < arms.size(); a++) {
      var arm = arms.get(a);
      double[] shown = design.shownH().toArray();
      means[a] = new double[shown.length];
      there[a] = new int[shown.length];
      for (int k = 0; k < shown.length; k++) {
        boolean start = shown[k] == design.startH();
        int visit = arm.visit(shown[k]);
        double sum = 0;
        for (int i = 0; i < arm.size(); i++) {
          if (start || arm.there(i, visit)) {
            sum += start ? testing.baseline(arm, scale, i) : arm.rated(scale, i, visit);
            there[a][k]++;
          }
        }
        means[a][k] = sum / there[a][k]; // not a number when nobody is there
      }
    }
    double screened = arms.stream().mapToInt(VirtualArm::screened).sum()
        / (double) arms.stream().mapToInt(VirtualArm::size).sum();
    return new One(verdicts, decision, means, there, screened);
  }

  private Result gathered(List<One> one, List<String> names, int people) {
    var file = design.file();
    int questions = file.endpoints().size() * (names.size() - 1);
    var won = new int[questions];
    for (var o : one) {
      for (int q = 0; q < questions; q++) {
        won[q] += o.decision.won()[q] ? 1 : 0;
      }
    }
    var comparisons = new ArrayList<Comparison>();
    int q = 0;
    for (var endpoint : file.endpoints()) {
      for (int a = 1; a < names.size(); a++) {
        int question = q++;
        comparisons.add(new Comparison(endpoint, design.compared().get(a - 1),
            one.stream().mapToDouble(o -> o.verdicts[question].difference()).toArray(),
            one.stream().mapToDouble(o -> o.verdicts[question].se()).toArray(),
            won[question] / (double) one.size(), shares(one, question)));
      }
    }
    double[] stopped = stopped(one);
    double expected = 0;
    double open = 1;
    for (int k = 0; k < stopped.length; k++) {
      double here = k == stopped.length - 1 ? open : stopped[k];
      expected += here * people * file.looks().get(k);
      open -= stopped[k];
    }
    return new Result(names, comparisons, stopped, expected, courses(one, names.size()),
        there(one, names.size()),
        one.stream().mapToDouble(One::screened).average().orElse(1));
  }

  private static Optional<Shares.Found> shares(List<One> one, int question) {
    var found = one.stream().flatMap(o -> o.verdicts[question].shares().stream()).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shares.Found(mean(found, Shares.Found::treated), mean(found, Shares.Found::control),
            mean(found, Shares.Found::low), mean(found, Shares.Found::high)));
  }

  private static double mean(List<Shares.Found> found, ToDoubleFunction<Shares.Found> of) {
    return found.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  /// Share of replicates that stop for benefit at each look.
  private double[] stopped(List<One> one) {
    var out = new double[design.file().looks().size()];
    for (int k = 0; k < out.length; k++) {
      int look = k;
      out[k] = one.stream().filter(o -> o.decision.stops(look)).count() / (double) one.size();
    }
    return out;
  }

  private double[][][] courses(List<One> one, int arms) {
    int visits = (int) design.shownH().count();
    var out = new double[arms][visits][];
    for (int a = 0; a < arms; a++) {
      for (int v = 0; v < visits; v++) {
        int arm = a;
        int visit = v;
        double[] values = one.stream().mapToDouble(o -> o.means[arm][visit]).filter(Double::isFinite)
            .sorted()
            .toArray();
        out[a][v] = values.length == 0
            ? new double[] {Double.NaN, Double.NaN, Double.NaN}
            : new double[] {Arrays.stream(values).average().orElse(Double.NaN),
                rewire.cohort.Quantiles.of(values, 0.05),
                rewire.cohort.Quantiles.of(values, 0.95)};
      }
    }
    return out;
  }

  private static double[][] there(List<One> one, int arms) {
    int visits = one.getFirst().there[0].length;
    var out = new double[arms][visits];
    for (var o : one) {
      for (int a = 0; a < arms; a++) {
        for (int v = 0; v < visits; v++) {
          out[a][v] += (double) o.there[a][v] / one.size();
        }
      }
    }
    return out;
  }

  /// The arms of one virtual trial, such as the first, to look at person by person.
  public List<VirtualArm> example(int replicate) {
    return new Replicates(design.file().title(), design.arms(typical, 1), assumptions.certain(), options.seed)
        .replicate(replicate,
            false);
  }

  /// How ill the arms are at entry beside what the file asks for.
  public List<EntryCheck> entries() {
    var severity = design.file().severity();
    var scale = design.scale(severity.scale());
    var names = names();
    int each = Math.max(1, design.groups().stream().mapToInt(TrialDesign.Group::n).max().orElse(1));
    var draws = IntStream.range(0, Math.clamp(EntryCheck.PEOPLE / each, 1, EntryCheck.DRAWS))
        .mapToObj(this::example).toList();
    return IntStream.range(0, names.size()).mapToObj(a -> EntryCheck.of("", "", design.file().title(),
        new EntryCheck.Asked(names.get(a), scale, severity.mean(), severity.sd()),
        draws.stream().map(d -> d.get(a)).toList())).toList();
  }

  /// Names of the arms, the reference first.
  public List<String> names() {
    return design.arms(typical, 1).stream().map(TrialArm::name).toList();
  }

  /// The design.
  public TrialDesign design() {
    return design;
  }

  /// People drawn anew because they were not ill, and those whose course could not be computed.
  public long[] troubles() {
    return new long[] {
        typical.stream().mapToLong(Pool::redrawn).sum() + doubted.stream().mapToLong(Pool::redrawn).sum(),
        typical.stream().mapToLong(Pool::failed).sum() + doubted.stream().mapToLong(Pool::failed).sum()};
  }
}
