package rewire.workbench.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rewire.Refusal;
import rewire.cohort.Fates;
import rewire.course.Course;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.sensitivity.CourseStudy;
import rewire.sensitivity.Endpoint;
import rewire.sensitivity.Factor;
import rewire.sensitivity.Morris;
import rewire.sensitivity.Sobol;
import rewire.simulate.Interaction;
import rewire.simulate.Simulator;
import rewire.workbench.sensitivity.Ranking.Estimate;
import rewire.workbench.sensitivity.Ranking.Method;

/// Ranks the parameters of a model by what they do to the endpoints of a course.
public final class Study {
  /// Walks of the screening that comes before Sobol indices.
  private static final int SCREENING_WALKS = 8;
  private static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  private final Model model;
  private final Order order;
  private final CourseStudy study;
  private final Map<String, Parameter> parameters;
  private final Function<String, Watch> watch;
  private int runs;
  private int failed;
  private int well;
  private List<String> reasons = List.of();

  /// What is asked.
  ///
  /// @param endpoints as written: `MADRS@24h`
  /// @param samples   Morris: walks; Sobol: rows
  /// @param top       Sobol: how many parameters, the strongest of a screening; the others keep their value
  /// @param only      names of mechanisms or parameters to vary; empty for all
  public record Order(Course course, List<String> endpoints, Method method, int samples, int top, long seed,
      int threads, List<String> only) {
    public Order {
      endpoints = List.copyOf(endpoints);
      only = List.copyOf(only);
    }
  }

  /// What came of it.
  ///
  /// @param varied  how many parameters were varied in the last step
  /// @param all     how many could be
  /// @param runs    of the course, all steps
  /// @param failed  of these, runs that gave no number
  /// @param well    runs whose person is well (score 20 or below) before any care
  /// @param reasons why runs failed, each once
  public record Result(List<Ranking> rankings, int varied, int all, int runs, int failed, int well,
      List<String> reasons) {
    public Result {
      rankings = List.copyOf(rankings);
      reasons = List.copyOf(reasons);
    }
  }

  /// Watches one step of the work; told how many runs are done.
  @FunctionalInterface
  public interface Watch {
    /// `done` of all runs of the step are over.
    void ran(int done, int all);
  }

  private Study(Model model, Order order, Function<String, Watch> watch) {
    this.model = model;
    this.order = order;
    this.watch = watch;
    var endpoints = new ArrayList<>(order.endpoints().stream().map(Endpoint::parse).toList());
    if (model.find("MADRS").isPresent()) {
      endpoints.add(new Endpoint.At("MADRS", 0));
    }
    this.study = new CourseStudy(Simulator.of(model).assuming(Interaction.DEFAULT), order.course(),
        endpoints);
    this.parameters = model.parameters().stream().collect(Collectors.toMap(Parameter::id, p -> p));
  }

  /// Ranks.
  ///
  /// @param watch gives a watcher for a step by its name
  /// @throws Refusal when the model lacks a quantity or parameter, an endpoint is not understood, or nothing can be varied
  public static Result of(Model model, Order order, Function<String, Watch> watch) {
    return new Study(model, order, watch).result();
  }

  private Result result() {
    var all = CourseStudy.factors(model, order.course()).stream().filter(this::wanted).toList();
    if (all.isEmpty()) {
      throw new Refusal("No parameter is left to vary."
          + "\nPerhaps --only names mechanisms (receptors) or parameters (receptors.KI) with a plausible range.");
    }
    return order.method() == Method.MORRIS ? morris(all) : sobol(all);
  }

  private boolean wanted(Factor factor) {
    return order.only().isEmpty() || order.only().stream()
        .anyMatch(o -> factor.id().equals(o) || factor.id().startsWith(o + "."));
  }

  private Result morris(List<Factor> factors) {
    var plan = new Morris(factors.size(), order.samples(), order.seed());
    var values = run("screening", factors, plan.points());
    var rankings = new ArrayList<Ranking>();
    for (int e = 0; e < order.endpoints().size(); e++) {
      var effects = plan.effects(values[e]);
      var rows = IntStream.range(0, factors.size()).mapToObj(f -> {
        var effect = effects.get(f);
        return row(factors.get(f), new Estimate(effect.size(), effect.sizeLow(), effect.sizeHigh()), NONE,
            effect.direction(), effect.unevenness());
      });
      rankings.add(ranking(e, new Ranking.Spread(Double.NaN, Double.NaN), rows.toList()));
    }
    return result(rankings, factors.size(), factors.size());
  }

  private Result sobol(List<Factor> all) {
    var screen = new Morris(all.size(), SCREENING_WALKS, order.seed());
    boolean few = all.size() <= order.top();
    var screened = few ? new double[0][] : run("screening", all, screen.points());
    var kept = few ? IntStream.range(0, all.size()).boxed().toList() : strongest(screen, screened);
    var factors = kept.stream().map(all::get).toList();
    var plan = new Sobol(factors.size(), order.samples(), order.seed());
    var values = run("indices", factors, plan.points());
    var rankings = new ArrayList<Ranking>();
    for (int e = 0; e < order.endpoints().size(); e++) {
      var indices = plan.indices(values[e]);
      var spread = plan.spread(values[e]);
      var effects = few ? List.<Morris.Effect>of() : screen.effects(screened[e]);
      var rows = new ArrayList<Ranking.Row>();
      for (int f = 0; f < factors.size(); f++) {
        var i = indices.get(f);
        rows.add(row(factors.get(f), new Estimate(i.total(), i.totalLow(), i.totalHigh()),
            new Estimate(i.first(), i.firstLow(), i.firstHigh()),
            few ? Double.NaN : sign(effects.get(kept.get(f))), Double.NaN));
      }
      rankings.add(ranking(e, new Ranking.Spread(spread.mean(), spread.standardDeviation()), rows));
    }
    return result(rankings, factors.size(), all.size());
  }

  /// Mean effect as a share of the mean absolute one.
  private static double sign(Morris.Effect effect) {
    return effect.size() > 0 ? effect.direction() / effect.size() : 0;
  }

  /// Places of the factors that matter most to any endpoint, in the order of the model.
  private List<Integer> strongest(Morris screen, double[][] values) {
    var share = new double[screen.factors()];
    for (int e = 0; e < order.endpoints().size(); e++) {
      var effects = screen.effects(values[e]);
      double most = effects.stream().mapToDouble(Morris.Effect::size).filter(Double::isFinite).max()
          .orElse(0);
      for (int f = 0; f < share.length; f++) {
        share[f] = Math.max(share[f],
            most > 0 && effects.get(f).size() > 0 ? effects.get(f).size() / most : 0);
      }
    }
    return IntStream.range(0, share.length).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -share[f]).thenComparing(f -> f))
        .limit(order.top()).sorted().toList();
  }

  private double[][] run(String step, List<Factor> factors, List<double[]> points) {
    var told = watch.apply(step);
    var done = study.run(factors, points, order.threads(), n -> told.ran(n, points.size()));
    runs += points.size();
    failed += done.failed();
    reasons = Stream.concat(reasons.stream(), done.reasons().stream()).distinct().sorted().toList();
    if (done.values().length > order.endpoints().size()) {
      for (double start : done.values()[order.endpoints().size()]) {
        well += start <= Fates.RELAPSE ? 1 : 0;
      }
    }
    return done.values();
  }

  private Ranking.Row row(Factor factor, Estimate effect, Estimate first, double direction,
      double unevenness) {
    var parameter = parameters.get(factor.id());
    if (parameter == null) {
      throw new IllegalStateException(factor.id() + " is no parameter.");
    }
    return new Ranking.Row(factor, parameter, effect, first, direction, unevenness);
  }

  private Ranking ranking(int endpoint, Ranking.Spread spread, List<Ranking.Row> rows) {
    var sorted = rows.stream().sorted(Comparator
        .comparingDouble((Ranking.Row r) -> Double.isNaN(r.effect().value()) ? 0 : -r.effect().value())
        .thenComparing(r -> r.factor().id())).toList();
    var written = order.endpoints().get(endpoint);
    var quantity = model.resolve(Endpoint.parse(written).quantities().getFirst());
    var unit = model.symbols().get(quantity);
    return new Ranking(written, label(quantity), unit == null || unit.isOne() ? "" : unit.toString(),
        order.method(),
        spread, sorted);
  }

  private String label(String id) {
    return model.states().stream().filter(s -> s.id().equals(id)).map(s -> s.label()).findFirst()
        .or(() -> model.assignments().stream().filter(a -> a.id().equals(id)).map(a -> a.label()).findFirst())
        .orElse(id);
  }

  private Result result(List<Ranking> rankings, int varied, int all) {
    return new Result(rankings, varied, all, runs, failed, well, reasons);
  }
}
