package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
import rewire.study.VirtualArm;
import rewire.workbench.course.CareTables;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Families;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;
import rewire.workbench.trial.Preparation.Part;
import rewire.workbench.trial.Preparation.Protocol;
import rewire.workbench.trial.Preparation.Wanted;
import rewire.workbench.trial.Scorecard.Compared;
import rewire.workbench.trial.Scorecard.Impossible;
import rewire.workbench.trial.Scorecard.Listed;
import rewire.workbench.trial.Scorecard.Sign;

/// Makes a scorecard: reads rows and arms, fills one pool of people for each protocol, draws trials from the pools, and
/// lays the numbers beside the published ones. The same seed gives the same bytes on any number of threads.
public final class Scoring {
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

  /// Scores libraries; baselines are made of the calibration libraries alone.
  public Scorecard score(List<Library> asked, List<Library> mayTeach, Progress progress) {
    var merged = Families.merged(
        java.util.stream.Stream.concat(asked.stream(), mayTeach.stream()).toList());
    var libraries = merged.subList(0, asked.size());
    var calibration = new Calibration(merged.subList(asked.size(), merged.size()), tables, assumptions);
    var preparation = Preparation.of(libraries, tables, care);
    var order = preparation.protocols();
    var recruiting = new Recruiting(simulator, assumptions, options.seed, options.sets, options.people, true);
    int all = order.size() * options.sets;
    var filled = recruiting.fill(order.stream().map(p -> new Recruiting.Looked(
        new Plan(p.course(), p.perKg(), p.population(), NOWHERE), preparation.times(p), preparation.signs(p),
        preparation.reads(p)))
        .toList(),
        options.threads,
        done -> progress.recruiting(done, all));
    var pools = new HashMap<Protocol, Pool>();
    for (int i = 0; i < order.size(); i++) {
      pools.put(order.get(i), filled.get(i));
    }
    return draw(libraries, preparation, pools, calibration, progress);
  }

  private static final Setting NOWHERE = new Setting(false, List.of(), Setting.Felt.SALINE, false, Double.NaN,
      List.of(),
      false);

  // ---------------------------------------------------------------- trials

  private Scorecard draw(List<Library> libraries, Preparation preparation, Map<Protocol, Pool> pools,
      Calibration calibration, Progress progress) {
    var trials = new LinkedHashMap<String, List<Wanted>>();
    preparation.without(p -> pool(pools, p).somebody() ? Optional.empty() : Optional.of(Pool.NOBODY));
    for (var w : preparation.possible()) {
      trials.computeIfAbsent(w.library().name() + "/" + w.row().trial(), _ -> new ArrayList<>()).add(w);
    }
    var baselines = calibration.baselines();
    var names = new ArrayList<>(trials.keySet());
    var results = new ArrayList<Drawn>();
    var done = new int[1];
    try (var executor = Executors.newFixedThreadPool(options.threads)) {
      var futures = new ArrayList<Future<Drawn>>();
      for (var name : names) {
        var rows = trials.getOrDefault(name, List.of());
        futures.add(executor.submit(() -> {
          var drawn = trial(name, rows, preparation, pools, new Taught(calibration, baselines));
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
    var impossible = new ArrayList<>(preparation.impossible());
    var scored = new ArrayList<ScoredRow>();
    var signs = new ArrayList<Sign>();
    var safety = new ArrayList<Compared>();
    var listed = new ArrayList<>(preparation.listed());
    var entries = results.stream().flatMap(d -> d.entries.stream()).toList();
    results.forEach(d -> {
      scored.addAll(d.scored);
      signs.addAll(d.signs);
      impossible.addAll(d.empty);
      safety.addAll(d.safety);
      listed.addAll(d.listed);
    });
    long redrawn = pools.values().stream().mapToLong(Pool::redrawn).sum();
    long failed = pools.values().stream().mapToLong(Pool::failed).sum();
    return new Scorecard(scored, signs, impossible, safety, listed, entries, preparation.unread(),
        libraries.stream()
            .flatMap(l -> l.overrides().stream().map(o -> new Scorecard.Overridden(l.name(), o))).toList(),
        new Scorecard.Setup(options.seed, options.sets,
            options.people, options.replicates, assumptions.off(), options.parameters, pools.size(), redrawn,
            failed));
  }

  private record Taught(Calibration by, Baselines baselines) {}

  private record Drawn(List<ScoredRow> scored, List<Sign> signs, List<Impossible> empty,
      List<Compared> safety,
      List<Listed> listed, List<EntryCheck> entries) {}

  private Drawn trial(String name, List<Wanted> rows, Preparation preparation,
      Map<Protocol, Pool> pools,
      Taught baselines) {
    var arms = new LinkedHashMap<String, TrialArm>();
    for (var w : rows) {
      arms.computeIfAbsent(w.armKey(), k -> arm(w.library(), w.arm(), preparation.parts(k), pools));
      w.vs().ifPresent(v -> arms.computeIfAbsent(w.vsKey(),
          k -> arm(w.library(), v, preparation.parts(k), pools)));
    }
    withdraw(rows, arms);
    var order = new ArrayList<>(arms.keySet());
    var replicates = new Replicates(name, List.copyOf(arms.values()), assumptions,
        options.seed);
    boolean apart = arms.values().stream().anyMatch(a -> a.pools().stream().anyMatch(Pool::apart));
    var seen = rows.stream().map(w -> Seen.of(w, preparation)).toList();
    double[][] with = samples(seen, order, replicates, false);
    double[][] without = apart ? samples(seen, order, replicates, true) : with;
    var out = new Drawn(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
        new ArrayList<>(), checked(rows, arms, replicates));
    for (int i = 0; i < rows.size(); i++) {
      add(rows.get(i), with[i], apart ? Optional.of(without[i]) : Optional.empty(), preparation, baselines,
          out);
    }
    return out;
  }

  /// A row with the hours after the first dose at which it sees its arms.
  private record Seen(Wanted row, List<Double> armH, List<Double> vsH) {
    static Seen of(Wanted w, Preparation preparation) {
      return new Seen(w, preparation.visits(w, w.armKey()), preparation.visits(w, w.vsKey()));
    }

    double value(List<VirtualArm> arms, List<String> order) {
      var arm = arms.get(order.indexOf(row.armKey()));
      var vs = arms.get(order.indexOf(row.vsKey()));
      double value = row.reading().what().of(seen(arm, armH), seen(vs, vsH));
      return ScoredRow.logarithmic(row.reading().kind()) ? StrictMath.log(Math.max(1e-3, value)) : value;
    }

    private static VirtualArm seen(VirtualArm arm, List<Double> hours) {
      return arm.seenAt(hours.stream().map(h -> arm.offsetH() + h).toList());
    }
  }

  private double[][] samples(List<Seen> rows, List<String> order, Replicates replicates, boolean apart) {
    var samples = new double[rows.size()][options.replicates];
    for (int r = 0; r < options.replicates; r++) {
      var virtual = replicates.replicate(r, apart);
      for (int i = 0; i < rows.size(); i++) {
        samples[i][r] = rows.get(i).value(virtual, order);
      }
    }
    return samples;
  }

  private void add(Wanted w, double[] samples, Optional<double[]> without, Preparation preparation,
      Taught taught, Drawn out) {
    var model = Prediction.of(samples, options.sets);
    boolean safety = w.row().kind() == Result.Kind.SAFETY;
    if (!model.exists()) {
      var reason = "in no virtual trial was anybody left to measure";
      if (safety) {
        out.listed.add(new Listed(w.library().name(), w.row(), Optional.of(w.arm()), reason));
      } else {
        out.empty.add(new Impossible(w.library().name(), w.row(), w.arm(), reason));
      }
      return;
    }
    if (w.row().kind() == Result.Kind.SIGN) {
      double less = Arrays.stream(samples).filter(z -> z < -SIGNIFICANT).count() / (double) samples.length;
      double more = Arrays.stream(samples).filter(z -> z > SIGNIFICANT).count() / (double) samples.length;
      int predicted = less > 0.5 ? -1 : more > 0.5 ? 1 : 0;
      out.signs
          .add(new Sign(w.library().name(), w.row(), w.arm(), (int) Math.signum(w.row().value()), predicted,
              less,
              more));
      return;
    }
    var notes = new ArrayList<>(w.reading().notes());
    preparation.parts(w.armKey())
        .forEach(p -> p.plan().notes().stream().filter(n -> !notes.contains(n))
            .forEach(notes::add));
    lowered(w.library(), w.arm()).ifPresent(notes::add);
    if (safety) {
      out.safety
          .add(new Compared(w.library().name(), w.row(), w.arm(), model, SafetyReader.unit(w.row()), notes));
      return;
    }
    var point = taught.by.point(w.library(), w.row(), w.arm(), w.reading());
    var kind = w.reading().kind();
    var scale = w.reading().scale();
    double points = switch (kind) {
      case CHANGE ->
        perPoint(w, scale, entry(w.library(), w.arm(), scale).mean());
      case DIFFERENCE -> scale.slope(entry(w.library(), w.arm(), scale).mean());
      default -> 1;
    };
    out.scored.add(new ScoredRow(w.library().name(), w.row(), w.arm(), w.vs(), kind, model,
        without.map(s -> Prediction.of(s, options.sets)), unit(w), points, taught.baselines.pooled(point),
        taught.baselines.nearest(point), notes));
  }

  /// What one MADRS point is worth in the unit of a change.
  private static double perPoint(Wanted w, Scale scale, double entry) {
    return w.row().statistic().equals("pct_change")
        ? 100 * scale.slope(entry) / (entry - scale.low())
        : scale.slope(entry);
  }

  private static String unit(Wanted w) {
    return switch (w.reading().kind()) {
      case CHANGE -> w.row().statistic().equals("pct_change") ? "%" : w.reading().scale().name() + " points";
      case DIFFERENCE -> w.reading().scale().name() + " points";
      case STANDARDISED -> "SD";
      case RESPONSE, REMISSION, RELAPSE, LEAVING -> "%";
      case RATIO -> "log ratio";
      case TIME -> "log time";
      case SAFETY -> SafetyReader.unit(w.row());
    };
  }

  private TrialArm arm(Library library, Arm arm, List<Part> parts, Map<Protocol, Pool> pools) {
    int n = Double.isNaN(arm.n()) ? UNTOLD_N : (int) Math.clamp(Math.rint(arm.n()), 2, MOST_DRAWN);
    return new TrialArm(arm.arm(), parts.stream().map(p -> pool(pools, p.protocol())).toList(),
        parts.stream().map(p -> p.plan().plan().setting()).toList(),
        entries(library).asPublished(arm, usual(arm)), n,
        parts.getFirst().plan().demanding(),
        parts.stream().map(p -> new TrialArm.Clock(p.plan().offsetH(), p.plan().careEndsH())).toList(),
        TrialArm.SIMPLE);
  }

  /// What is told when the threshold at entry does not fit the ratings at entry.
  private Optional<String> lowered(Library library, Arm arm) {
    var entry = entries(library).asPublished(arm, usual(arm));
    return Double.isNaN(arm.entryMin()) || !assumptions.on("entry") || entry.reachable() >= entry.threshold()
        ? Optional.empty()
        : Optional.of(
            "ratings at entry of %.1f (SD %.1f) cannot all be %.1f and more; the threshold is taken as %.1f"
                .formatted(entry.mean(), entry.sd(), entry.threshold(), entry.reachable()));
  }

  private Scale usual(Arm arm) {
    return tables.scale(tables.stages().getOrDefault(arm.condition(), FALLBACK).scale()).orElseThrow();
  }

  private static final ConditionTables.Stage FALLBACK = new ConditionTables.Stage(0, 0.4,
      Population.Recovery.MDD,
      "MADRS");

  private static Pool pool(Map<Protocol, Pool> pools, Protocol protocol) {
    var pool = pools.get(protocol);
    if (pool == null) {
      throw new IllegalStateException("No people were recruited for " + protocol.course().title() + ".");
    }
    return pool;
  }

  /// In a withdrawal trial everybody is randomised when the first arm's care ends.
  private static void withdraw(List<Wanted> rows, Map<String, TrialArm> arms) {
    if (rows.getFirst().arm().design().equals("randomised_withdrawal")) {
      double randomised = arms.values().stream().mapToDouble(TrialArm::careEndsH).min().orElse(0);
      arms.replaceAll((_, a) -> a.caredUntil(randomised));
    }
  }

  private TrialArm.Severity entry(Library library, Arm arm, Scale wish) {
    return entries(library).of(arm, wish);
  }

  private EntryRows entries(Library library) {
    return new EntryRows(library, tables, assumptions);
  }

  /// How ill the arms are at entry beside what was published of them.
  private List<EntryCheck> checked(List<Wanted> rows, Map<String, TrialArm> arms, Replicates replicates) {
    var draws = IntStream.range(0, Math.min(EntryCheck.DRAWS, options.replicates))
        .mapToObj(r -> replicates.replicate(r, false)).toList();
    var order = List.copyOf(arms.keySet());
    var library = rows.getFirst().library();
    var out = new ArrayList<EntryCheck>();
    for (var arm : library.arms()) {
      int place = order.indexOf(Preparation.key(library, arm));
      if (place >= 0) {
        var drawn = draws.stream().map(d -> d.get(place)).toList();
        entries(library).published(arm)
            .forEach(r -> out.add(EntryCheck.of(library.name(), r.row(), arm.trial(),
                new EntryCheck.Asked(arm.arm(), tables.scale(r.scale()).orElseThrow(), r.value(), r.sd()),
                drawn)));
      }
    }
    return out;
  }
}
