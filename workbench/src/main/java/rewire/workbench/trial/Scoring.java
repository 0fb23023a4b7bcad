package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import rewire.course.Course;
import rewire.simulate.Simulator;
import rewire.study.Assumptions;
import rewire.study.Plan;
import rewire.study.Pool;
import rewire.study.Population;
import rewire.study.Recruiting;
import rewire.study.Replicates;
import rewire.study.Scale;
import rewire.study.Setting;
import rewire.study.TrialArm;
import rewire.workbench.course.CareTables;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Complaint;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;
import rewire.workbench.trial.Scorecard.Impossible;
import rewire.workbench.trial.Scorecard.Listed;
import rewire.workbench.trial.Scorecard.Sign;

/// Makes a scorecard: reads rows and arms, fills one pool of people for each protocol, draws trials from the pools, and
/// lays the numbers beside the published ones. The same seed gives the same bytes on any number of threads.
public final class Scoring {
  /// Lengths to which courses are rounded up, days, so that trials share people.
  private static final double[] LENGTHS = {3, 8, 15, 29, 43, 64, 92, 128, 190, 260, 380, 520, 700, 799};
  /// Hours of every course at which people are looked at, beside once a week.
  private static final double[] LOOKS = {0, 0.5, 0.75, 1, 2, 4, 24, 48, 72, 120};
  /// People of an arm that does not tell; about the median of the library.
  private static final int UNTOLD_N = 30;
  /// More people than this are not drawn; beyond it chance is small beside the doubt of the model.
  private static final int MOST_DRAWN = 200;
  /// A test statistic beyond this is a difference (two-sided 5 %).
  private static final double SIGNIFICANT = 1.96;

  private final Simulator simulator;
  private final ObservationTables tables;
  private final Assumptions assumptions;
  private final CareTables care;
  private final Options options;

  /// How it is run.
  ///
  /// @param sets       how often typical values are drawn
  /// @param people     in each set and protocol
  /// @param replicates trials drawn for each published one
  public record Options(long seed, int sets, int people, int replicates, int threads, String parameters) {}

  /// Told how far it is.
  public interface Progress {
    /// Sets of people followed, of all.
    void recruiting(int done, int all);

    /// Trials drawn, of all.
    void drawing(int done, int all);
  }

  public Scoring(Simulator simulator, ObservationTables tables, Assumptions assumptions, CareTables care,
      Options options) {
    this.simulator = simulator;
    this.tables = tables;
    this.assumptions = assumptions;
    this.care = care;
    this.options = options;
  }

  /// A row that will be measured.
  private record Wanted(Library library, Result row, Arm arm, Optional<Arm> vs, RowReading.Readable reading) {
    String armKey() {
      return key(library, arm);
    }

    String vsKey() {
      return key(library, vs.orElse(arm));
    }
  }

  private static String key(Library library, Arm arm) {
    return library.name() + "/" + arm.trial() + "/" + arm.arm();
  }

  /// A pool's identity: what is done, to whom.
  private record Protocol(Course course, boolean perKg, Population population) {
    static Protocol of(Plan plan) {
      return new Protocol(plan.course().titled("").sourced(""), plan.perKg(), plan.population());
    }
  }

  /// Everything that is known of one arm before people are drawn.
  private record Part(ArmPlan.Ready plan, Protocol protocol) {}

  /// Scores libraries.
  public Scorecard score(List<Library> libraries, Progress progress) {
    var impossible = new ArrayList<Impossible>();
    var listed = new ArrayList<Listed>();
    var unread = new ArrayList<Complaint>();
    var wanted = new ArrayList<Wanted>();
    for (var library : libraries) {
      unread.addAll(library.complaints());
      library.results().forEach(row -> read(library, row, wanted, impossible, listed));
    }
    var lastH = new HashMap<String, Double>();
    for (var w : wanted) {
      lastH.merge(w.armKey(), w.reading.lastH(), Math::max);
      lastH.merge(w.vsKey(), w.reading.lastH(), Math::max);
    }
    var parts = new LinkedHashMap<String, List<Part>>();
    var reasons = new HashMap<String, String>();
    for (var w : wanted) {
      prepare(w.library, w.arm, lastH, parts, reasons);
      w.vs.ifPresent(v -> prepare(w.library, v, lastH, parts, reasons));
    }
    var possible = new ArrayList<Wanted>();
    for (var w : wanted) {
      var reason = Optional.ofNullable(reasons.get(w.armKey())).or(() -> Optional.ofNullable(reasons.get(w.vsKey())));
      if (reason.isPresent()) {
        impossible.add(new Impossible(w.library.name(), w.row, w.arm, reason.get()));
      } else {
        possible.add(w);
      }
    }
    var looks = looks(possible, parts);
    var order = new ArrayList<>(looks.keySet());
    var recruiting = new Recruiting(simulator, assumptions, options.seed, options.sets, options.people, true);
    int all = order.size() * options.sets;
    var filled = recruiting.fill(order.stream().map(p -> new Recruiting.Looked(
        new Plan(p.course, p.perKg, p.population, NOWHERE), times(looks.getOrDefault(p, new TreeSet<>()), p))).toList(),
        options.threads, done -> progress.recruiting(done, all));
    var pools = new HashMap<Protocol, Pool>();
    for (int i = 0; i < order.size(); i++) {
      pools.put(order.get(i), filled.get(i));
    }
    return draw(possible, parts, pools, impossible, listed, unread, progress);
  }

  private static final Setting NOWHERE = new Setting(false, List.of(), Setting.Felt.SALINE, false, Double.NaN, List.of(),
      false);

  private void read(Library library, Result row, List<Wanted> wanted, List<Impossible> impossible,
      List<Listed> listed) {
    var arm = library.armOf(row);
    boolean outcome = row.kind() == Result.Kind.SCORED || row.kind() == Result.Kind.SIGN;
    if (!outcome) {
      listed.add(new Listed(library.name(), row, Optional.of(arm)));
      return;
    }
    var vs = row.compares() ? library.arm(row.trial(), row.vs()) : Optional.<Arm>empty();
    var usual = Optional.ofNullable(tables.stages().get(arm.condition())).map(ObservationTables.Stage::scale)
        .orElse("MADRS");
    switch (RowReading.of(row, usual, tables)) {
      case RowReading.Unfit u -> impossible.add(new Impossible(library.name(), row, arm, u.reason()));
      case RowReading.Readable r -> wanted.add(new Wanted(library, row, arm, vs, r));
    }
  }

  private void prepare(Library library, Arm arm, Map<String, Double> lastH, Map<String, List<Part>> parts,
      Map<String, String> reasons) {
    var key = key(library, arm);
    if (parts.containsKey(key) || reasons.containsKey(key)) {
      return;
    }
    double last = rounded(lastH.getOrDefault(key, 24.0));
    switch (ArmPlan.of(arm, last, tables, care)) {
      case ArmPlan.Ready r -> parts.put(key, List.of(new Part(r, Protocol.of(r.plan()))));
      case ArmPlan.Unfit u -> {
        var mixture = arm.role().equals("pooled") ? mixture(library, arm, last) : List.<Part>of();
        if (mixture.isEmpty()) {
          reasons.put(key, u.reason());
        } else {
          parts.put(key, mixture);
        }
      }
    }
  }

  /// An arm that pools others: its people are theirs. Active arms when its drug is named, else all arms.
  private List<Part> mixture(Library library, Arm pooled, double last) {
    var out = new ArrayList<Part>();
    for (var arm : library.arms()) {
      boolean part = arm.trial().equals(pooled.trial()) && !arm.role().equals("pooled")
          && (pooled.form().equals("mixed") || arm.form().equals(pooled.form()));
      if (part && ArmPlan.of(arm, last, tables, care) instanceof ArmPlan.Ready r) {
        out.add(new Part(r, Protocol.of(r.plan())));
      }
    }
    return out;
  }

  private static double rounded(double lastH) {
    for (double days : LENGTHS) {
      if (lastH <= 24 * days) {
        return 24 * days;
      }
    }
    return lastH;
  }

  private Map<Protocol, TreeSet<Double>> looks(List<Wanted> possible, Map<String, List<Part>> parts) {
    var looks = new LinkedHashMap<Protocol, TreeSet<Double>>();
    for (var w : possible) {
      for (var key : List.of(w.armKey(), w.vsKey())) {
        for (var part : parts.getOrDefault(key, List.of())) {
          var at = looks.computeIfAbsent(part.protocol, _ -> new TreeSet<>());
          w.reading.hours().forEach(h -> at.add(part.plan.offsetH() + h));
          at.add(part.plan.careEndsH() + 24);
          for (double h : LOOKS) {
            at.add(part.plan.offsetH() + h);
          }
        }
      }
    }
    return looks;
  }

  /// Times of a pool: what rows ask for and once a week, ascending from 0 to the end.
  private static double[] times(TreeSet<Double> asked, Protocol protocol) {
    double endH = protocol.course.endH();
    var all = new TreeSet<Double>();
    asked.stream().filter(h -> h > 0 && h < endH).forEach(all::add);
    all.add(0.0);
    for (double h = 168; h < endH; h += 168) {
      all.add(h);
    }
    all.add(endH);
    var out = new ArrayList<Double>();
    for (double t : all) { // a hundredth of an hour apart at least
      if (out.isEmpty() || t - out.getLast() > 0.01) {
        out.add(t);
      }
    }
    out.set(out.size() - 1, endH);
    return out.stream().mapToDouble(t -> t).toArray();
  }

  // ---------------------------------------------------------------- trials

  private Scorecard draw(List<Wanted> possible, Map<String, List<Part>> parts, Map<Protocol, Pool> pools,
      List<Impossible> impossible, List<Listed> listed, List<Complaint> unread, Progress progress) {
    var trials = new LinkedHashMap<String, List<Wanted>>();
    for (var w : possible) {
      trials.computeIfAbsent(w.library.name() + "/" + w.row.trial(), _ -> new ArrayList<>()).add(w);
    }
    var baselines = new Baselines();
    for (var w : possible) {
      if (w.row.kind() == Result.Kind.SCORED) {
        baselines.add(point(w));
      }
    }
    var names = new ArrayList<>(trials.keySet());
    var results = new ArrayList<Drawn>();
    var done = new int[1];
    try (var executor = Executors.newFixedThreadPool(options.threads)) {
      var futures = new ArrayList<Future<Drawn>>();
      for (var name : names) {
        var rows = trials.getOrDefault(name, List.of());
        futures.add(executor.submit(() -> {
          var drawn = trial(name, rows, parts, pools, baselines);
          synchronized (done) {
            progress.drawing(++done[0], names.size());
          }
          return drawn;
        }));
      }
      for (var f : futures) {
        results.add(f.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Scoring was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
    }
    var scored = new ArrayList<ScoredRow>();
    var signs = new ArrayList<Sign>();
    results.forEach(d -> {
      scored.addAll(d.scored);
      signs.addAll(d.signs);
      impossible.addAll(d.empty);
    });
    long redrawn = pools.values().stream().mapToLong(Pool::redrawn).sum();
    long failed = pools.values().stream().mapToLong(Pool::failed).sum();
    return new Scorecard(scored, signs, impossible, listed, unread, new Scorecard.Setup(options.seed, options.sets,
        options.people, options.replicates, assumptions.off(), options.parameters, pools.size(), redrawn, failed));
  }

  private record Drawn(List<ScoredRow> scored, List<Sign> signs, List<Impossible> empty) {}

  private Drawn trial(String name, List<Wanted> rows, Map<String, List<Part>> parts, Map<Protocol, Pool> pools,
      Baselines baselines) {
    var arms = new LinkedHashMap<String, TrialArm>();
    for (var w : rows) {
      arms.computeIfAbsent(w.armKey(), k -> arm(w.library, w.arm, parts.getOrDefault(k, List.of()), pools));
      w.vs.ifPresent(v -> arms.computeIfAbsent(w.vsKey(),
          k -> arm(w.library, v, parts.getOrDefault(k, List.of()), pools)));
    }
    withdraw(rows, arms);
    var order = new ArrayList<>(arms.keySet());
    var replicates = new Replicates(name, order.stream().map(k -> arms.get(k)).toList(), assumptions, options.seed);
    boolean apart = arms.values().stream().anyMatch(a -> a.pools().stream().anyMatch(Pool::apart));
    double[][] with = samples(rows, order, replicates, false);
    double[][] without = apart ? samples(rows, order, replicates, true) : with;
    var out = new Drawn(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < rows.size(); i++) {
      add(rows.get(i), with[i], apart ? Optional.of(without[i]) : Optional.empty(), parts, baselines, out);
    }
    return out;
  }

  private double[][] samples(List<Wanted> rows, List<String> order, Replicates replicates, boolean apart) {
    var samples = new double[rows.size()][options.replicates];
    for (int r = 0; r < options.replicates; r++) {
      var virtual = replicates.replicate(r, apart);
      for (int i = 0; i < rows.size(); i++) {
        var w = rows.get(i);
        double value = w.reading.what().of(virtual.get(order.indexOf(w.armKey())),
            virtual.get(order.indexOf(w.vsKey())));
        samples[i][r] = ScoredRow.logarithmic(w.reading.kind()) ? StrictMath.log(Math.max(1e-3, value)) : value;
      }
    }
    return samples;
  }

  private void add(Wanted w, double[] samples, Optional<double[]> without, Map<String, List<Part>> parts,
      Baselines baselines, Drawn out) {
    var model = Prediction.of(samples, options.sets);
    if (!model.exists()) {
      out.empty.add(new Impossible(w.library.name(), w.row, w.arm, "in no virtual trial was anybody left to measure"));
      return;
    }
    if (w.row.kind() == Result.Kind.SIGN) {
      double less = Arrays.stream(samples).filter(z -> z < -SIGNIFICANT).count() / (double) samples.length;
      double more = Arrays.stream(samples).filter(z -> z > SIGNIFICANT).count() / (double) samples.length;
      int predicted = less > 0.5 ? -1 : more > 0.5 ? 1 : 0;
      out.signs.add(new Sign(w.library.name(), w.row, (int) Math.signum(w.row.value()), predicted, less, more));
      return;
    }
    var notes = new ArrayList<>(w.reading.notes());
    parts.getOrDefault(w.armKey(), List.of()).forEach(p -> p.plan.notes().stream().filter(n -> !notes.contains(n))
        .forEach(notes::add));
    var point = point(w);
    var kind = w.reading.kind();
    var scale = w.reading.scale();
    double points = switch (kind) {
      case CHANGE -> w.row.statistic().equals("pct_change") ? 1 : scale.slope(entry(w.library, w.arm, scale).mean());
      case DIFFERENCE -> scale.slope(entry(w.library, w.arm, scale).mean());
      default -> 1;
    };
    out.scored.add(new ScoredRow(w.library.name(), w.row, w.arm, w.vs, kind, model,
        without.map(s -> Prediction.of(s, options.sets)), unit(w), points, baselines.pooled(point),
        baselines.nearest(point), notes));
  }

  private static String unit(Wanted w) {
    return switch (w.reading.kind()) {
      case CHANGE -> w.row.statistic().equals("pct_change") ? "%" : w.reading.scale().name() + " points";
      case DIFFERENCE -> w.reading.scale().name() + " points";
      case STANDARDISED -> "SD";
      case RESPONSE, REMISSION, RELAPSE, LEAVING -> "%";
      case RATIO -> "log ratio";
      case TIME -> "log time";
    };
  }

  private Baselines.Point point(Wanted w) {
    return Baselines.point(w.row, w.reading.kind(), w.arm, w.vs, w.reading.scale(),
        entry(w.library, w.arm, w.reading.scale()).mean());
  }

  private TrialArm arm(Library library, Arm arm, List<Part> parts, Map<Protocol, Pool> pools) {
    var usual = tables.scale(tables.stages().getOrDefault(arm.condition(), FALLBACK).scale()).orElseThrow();
    int n = Double.isNaN(arm.n()) ? UNTOLD_N : (int) Math.clamp(Math.rint(arm.n()), 2, MOST_DRAWN);
    var first = parts.getFirst().plan;
    return new TrialArm(arm.arm(), parts.stream().map(p -> pool(pools, p.protocol)).toList(),
        parts.stream().map(p -> p.plan.plan().setting()).toList(), entry(library, arm, usual), n, first.demanding(),
        first.offsetH(), first.careEndsH());
  }

  private static final ObservationTables.Stage FALLBACK = new ObservationTables.Stage(0, 0.4, Population.Recovery.MDD,
      "MADRS");

  private static Pool pool(Map<Protocol, Pool> pools, Protocol protocol) {
    var pool = pools.get(protocol);
    if (pool == null) {
      throw new IllegalStateException("No people were recruited for " + protocol.course.title() + ".");
    }
    return pool;
  }

  /// In a withdrawal trial everybody is randomised when the first arm's care ends.
  private static void withdraw(List<Wanted> rows, Map<String, TrialArm> arms) {
    if (rows.getFirst().arm.design().equals("randomised_withdrawal")) {
      double randomised = arms.values().stream().mapToDouble(TrialArm::careEndsH).min().orElse(0);
      arms.replaceAll((_, a) -> a.caredUntil(randomised));
    }
  }

  private TrialArm.Severity entry(Library library, Arm arm, Scale wish) {
    return new EntryRows(library, tables, assumptions).of(arm, wish);
  }
}
