package rewire.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import rewire.cohort.Draw;
import rewire.cohort.Fates;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Person;
import rewire.course.Sex;
import rewire.random.Stream;
import rewire.sensitivity.Factor;
import rewire.simulate.Crew;
import rewire.simulate.Interaction;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// Fills pools: sets of typical values, people around them, each through every plan. The result is a function of the seed
/// alone, whatever the number of threads.
public final class Recruiting {
  private static final int MOST_DRAWS = 60;
  private static final int MOST_SETS_TRIED = 40;
  /// After so many people none of whom was ill in any of their draws, nobody is.
  private static final int MOST_WITHOUT = 10;
  private static final double TOLERANCE = 1e-4;
  private static final List<String> WATCHED = List.of("MADRS", "CADSS", "dSBP", "dDBP", "Cmix_S", "Cmix_R");
  /// Set by the population's stage of resistance, so it is no doubt of the trial.
  private static final String STAGED = "medicines.rSSRI";
  private static final int SCORE = 0;
  private static final int DISSOCIATION = 1;
  /// Hours after a dose at which dissociation is looked for, beside the end of an infusion: the peak comes within the
  /// first hour of an injection or infusion and within four of a dose by mouth.
  private static final double[] FELT_H = {0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4};
  private static final double CLOSEST_H = 0.01;

  private final Simulator simulator;
  private final Assumptions assumptions;
  private final long seed;
  private final int sets;
  private final int people;
  private final boolean doubt;

  /// @param sets   how often typical values are drawn
  /// @param people in each set
  /// @param doubt  whether typical values vary at all
  public Recruiting(Simulator simulator, Assumptions assumptions, long seed, int sets, int people,
      boolean doubt) {
    this.simulator = simulator;
    this.assumptions = assumptions;
    this.seed = seed;
    this.sets = sets;
    this.people = people;
    this.doubt = doubt;
  }

  /// A plan with the hours at which it is looked at, ascending from 0 to its end.
  ///
  /// @param signs whether vital signs are kept, which takes memory
  /// @param reads read-outs that are kept for constructs other than mood
  @SuppressWarnings("ArrayRecordComponent")
  public record Looked(Plan plan, double[] timesH, boolean signs, Set<String> reads) {
    public Looked(Plan plan, double[] timesH) {
      this(plan, timesH, false, Set.of());
    }
  }

  /// Told how many of all sets, over all plans, are done; one call at a time.
  @FunctionalInterface
  public interface Progress {
    /// `done` of all.
    void done(int done);
  }

  /// One pool for each plan, in their order; it has no sets when nobody of the population can be found ill.
  public List<Pool> fill(List<Looked> plans, int threads, Progress progress) {
    var watched = new ArrayList<>(WATCHED);
    plans.stream().flatMap(p -> p.reads().stream()).distinct().sorted().forEach(watched::add);
    var pools = new ArrayList<Filling>();
    plans.forEach(p -> pools.add(new Filling(p, watched)));
    var moving = new HashSet<>(Set.of("uS", "symptoms.mad0", STAGED));
    simulator.model().parameters().stream().filter(Factor::varies).forEach(p -> moving.add(p.id()));
    plans.forEach(p -> p.plan().population().schema().forEach(f -> moving.add(f.id())));
    var narrow = simulator.narrowed(plans.stream().map(p -> p.plan().course()).toList(), moving);
    var crew = new Crew<>(narrow, TOLERANCE, threads, own -> new Recruiter(own, watched));
    crew.work(plans.size() * sets, (who, job) -> pools.get(job / sets).set(job % sets, who.own, who.watcher),
        progress::done);
    return pools.stream().map(Filling::pool).toList();
  }

  /// Who follows people.
  private record Recruiter(Simulator own, Watcher watcher) {
    Recruiter(Simulator own, List<String> watched) {
      this(own, own.watcher(watched).whole());
    }
  }

  /// When a person is looked at: the given hours, and those at which a dose is felt most.
  private static double[] watched(List<Dose> doses, double[] times) {
    var out = new TreeSet<Double>();
    Arrays.stream(times).forEach(out::add);
    for (var dose : doses) {
      for (double t : DoubleStream.concat(DoubleStream.of(dose.durationH()), Arrays.stream(FELT_H))
          .map(h -> dose.timeH() + h).toArray()) {
        if (t < times[times.length - 1] && out.subSet(t - CLOSEST_H, t + CLOSEST_H).isEmpty()) {
          out.add(t);
        }
      }
    }
    return out.stream().mapToDouble(t -> t).toArray();
  }

  /// Hours at which one setting gives way to the next; the last has no end.
  private static double[] phases(Setting setting) {
    return DoubleStream.concat(
        java.util.stream.Stream
            .iterate(setting.later(), Optional::isPresent, l -> l.flatMap(x -> x.setting().later()))
            .mapToDouble(l -> l.orElseThrow().fromH()),
        DoubleStream.of(Double.POSITIVE_INFINITY)).toArray();
  }

  /// One plan being filled.
  private final class Filling {
    private final Plan plan;
    private final double[] times;
    /// The times of the pool, and those at which doses are felt.
    private final double[] watched;
    /// Places of the times of the pool among them.
    private final int[] kept;
    private final double[] phaseEndsH;
    private final float[][][] left;
    private final boolean arises;
    private final float[][][] apart;
    private final float[][][] peak = new float[sets][people][];
    private final float[][][][] signs;
    private final List<String> reads;
    /// Places of the read-outs among what is watched.
    private final int[] readAt;
    private final float[][][][] read;
    private final float[][][][] readApart;
    private final Person[][] met = new Person[sets][people];
    private final double[] floor = new double[sets];
    private final float[][] start = new float[sets][people];
    private final AtomicBoolean nobody = new AtomicBoolean();
    private final AtomicInteger redrawn = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    Filling(Looked looked, List<String> quantities) {
      this.plan = looked.plan();
      this.times = looked.timesH();
      this.watched = watched(plan.course().doses(), times);
      this.kept = Arrays.stream(times).mapToInt(t -> Arrays.binarySearch(watched, t)).toArray();
      this.phaseEndsH = phases(plan.setting());
      this.left = new float[sets][people][];
      this.arises = Interaction.arises(plan.course());
      this.apart = arises ? new float[sets][people][] : left;
      this.signs = looked.signs() ? new float[sets][people][][] : new float[0][][][];
      this.reads = looked.reads().stream().sorted().toList();
      this.readAt = reads.stream().mapToInt(quantities::indexOf).toArray();
      this.read = new float[sets][people][][];
      this.readApart = arises ? new float[sets][people][][] : read;
    }

    Pool pool() {
      return nobody.get()
          ? Pool.empty(times)
          : new Pool(times, met, left, apart, peak, floor, start, arises, redrawn.get(), failed.get(),
              signs, new Pool.Reads(reads, read, readApart));
    }

    /// Draws a set of typical values under which people can be ill, and its people.
    void set(int set, Simulator own, Watcher watcher) {
      var found = typical(set, own);
      if (found.isEmpty()) {
        nobody.set(true);
        return;
      }
      double[] typical = found.get();
      floor[set] = typical[own.parameterIndex("symptoms.mad0")];
      var draw = new Draw(own.model(), Set.of("WT", "AGE", "FEMALE", STAGED),
          plan.population().variety());
      var setLuck = new Stream(seed, set, 0);
      double strength = Interaction.DEFAULT.strength()
          + (doubt ? Interaction.DOUBT * setLuck.normal("interaction of ketamine and therapy") : 0);
      boolean somebody = false;
      for (int i = 0; i < people; i++) {
        somebody |= follow(set, i, typical, draw, strength, own, watcher);
        if (!somebody && (i == people - 1 || i == MOST_WITHOUT)) {
          nobody.set(true);
          return;
        }
      }
    }

    private Optional<double[]> typical(int set, Simulator own) {
      for (int attempt = 0; attempt < MOST_SETS_TRIED; attempt++) {
        double[] p = own.parameters(Course.untreated(plan.population().typical(), 1));
        plan.population().schema().forEach(f -> p[own.parameterIndex(f.id())] = f.typical());
        if (doubt) {
          var luck = new Stream(seed, set, attempt);
          for (var parameter : own.model().parameters()) {
            if (Factor.varies(parameter) && !STAGED.equals(parameter.id())) {
              p[own.parameterIndex(parameter.id())] = Factor.of(parameter)
                  .at(luck.uniform("typical " + parameter.id()));
            }
          }
          for (var differs : plan.population().schema()) {
            p[own.parameterIndex(differs.id())] = differs.at(luck.uniform("typical " + differs.id()));
          }
        }
        if (!doubt || ill(own, p)) {
          return Optional.of(p);
        }
        redrawn.addAndGet(people);
      }
      return Optional.empty();
    }

    private boolean ill(Simulator own, double[] p) {
      return own.settle(p.clone()) instanceof Settling.Settled s && s.state().score() > Fates.RELAPSE;
    }

    /// @return whether the person was ill in some draw
    private boolean follow(int set, int person, double[] typical, Draw draw, double strength, Simulator own,
        Watcher watcher) {
      for (int attempt = 0; attempt < MOST_DRAWS; attempt++) {
        var stream = new Stream(seed, 1_000_003L * (set + 1) + person, attempt);
        var who = plan.population().person(stream);
        var p = typical.clone();
        p[own.parameterIndex("WT")] = who.weightKg();
        p[own.parameterIndex("AGE")] = who.ageYears();
        p[own.parameterIndex("FEMALE")] = who.sex() == Sex.FEMALE ? 1 : 0;
        p[own.parameterIndex(STAGED)] = who.ssriResponsiveness();
        p[own.parameterIndex("translation.val")] *= who.genotype().released();
        p = draw.person(p, stream);
        if (own.settle(p) instanceof Settling.Settled s && s.state().score() > Fates.RELAPSE) {
          met[set][person] = who;
          start[set][person] = (float) s.state().score();
          through(set, person, who, s.state(), stream, strength, own, watcher);
          return true;
        }
        redrawn.incrementAndGet();
      }
      standIn(set, person);
      return false;
    }

    private void through(int set, int person, Person who, StartState from, Stream stream,
        double strength, Simulator own, Watcher watcher) {
      double stress = from.p()[own.parameterIndex("uS")];
      var life = Life.of(assumptions, plan.population(), stress, plan.course().endH(), stream,
          new Stream(seed, set, 0));
      var course = plan.of(who, stress, life);
      var seen = watcher.follow(course, from, watched, TOLERANCE, new Interaction(0));
      if (seen.outcome() instanceof Outcome.Failed) {
        standIn(set, person);
        return;
      }
      double[][] values = Arrays.stream(seen.values()).map(this::kept).toArray(double[][]::new);
      left[set][person] = shares(kept(seen.score(new Interaction(strength))), floor[set]);
      peak[set][person] = peaks(seen.values()[DISSOCIATION]);
      if (signs.length > 0) {
        signs[set][person] = Pool.Sign.of(values, DISSOCIATION);
      }
      read[set][person] = reads(seen, new Interaction(strength));
      if (arises) {
        apart[set][person] = shares(values[SCORE], floor[set]);
        readApart[set][person] = reads(seen, new Interaction(0));
      }
    }

    private float[][] reads(Watcher.Seen seen, Interaction interaction) {
      var out = new float[readAt.length][times.length];
      for (int k = 0; k < readAt.length; k++) {
        double[] curve = seen.quantity(readAt[k], interaction);
        for (int t = 0; t < times.length; t++) {
          out[k][t] = (float) curve[kept[t]];
        }
      }
      return out;
    }

    private double[] kept(double[] watchedValues) {
      return Arrays.stream(kept).mapToDouble(t -> watchedValues[t]).toArray();
    }

    private float[] peaks(double[] dissociation) {
      var out = new float[phaseEndsH.length];
      int phase = 0;
      for (int t = 0; t < watched.length; t++) {
        while (watched[t] > phaseEndsH[phase]) {
          phase++;
        }
        out[phase] = (float) Math.max(out[phase], dissociation[t]);
      }
      return out;
    }

    /// A person who cannot be followed is replaced by the one before.
    private void standIn(int set, int person) {
      failed.incrementAndGet();
      met[set][person] = person > 0 ? met[set][person - 1] : plan.population().typical();
      start[set][person] = person > 0 ? start[set][person - 1] : (float) Fates.RELAPSE;
      left[set][person] = person > 0 ? left[set][person - 1] : unmoved();
      apart[set][person] = person > 0 ? apart[set][person - 1] : unmoved();
      read[set][person] = person > 0 ? read[set][person - 1] : new float[readAt.length][times.length];
      readApart[set][person] = person > 0
          ? readApart[set][person - 1]
          : new float[readAt.length][times.length];
      peak[set][person] = person > 0 ? peak[set][person - 1] : new float[phaseEndsH.length];
      if (signs.length > 0) {
        signs[set][person] = person > 0
            ? signs[set][person - 1]
            : new float[Pool.Sign.values().length][times.length];
      }
    }

    private float[] unmoved() {
      var out = new float[times.length];
      Arrays.fill(out, 1);
      return out;
    }

    private float[] shares(double[] score, double lowest) {
      var out = new float[score.length];
      for (int t = 0; t < out.length; t++) {
        out[t] = (float) ((score[t] - lowest) / (score[0] - lowest));
      }
      return out;
    }
  }
}
