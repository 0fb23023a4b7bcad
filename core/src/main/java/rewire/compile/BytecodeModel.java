package rewire.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rewire.algebra.Derivatives;
import rewire.algebra.Elimination;
import rewire.algebra.Graph;
import rewire.algebra.Lowering;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.solve.LaneField;
import rewire.solve.Lanes;
import rewire.solve.Rehearsal;
import rewire.solve.VectorField;

/// A model as generated code.
final class BytecodeModel implements Compiled {

  private final Names names;
  private final double[] typical; // raw
  private final Equations equations;
  private final Lowering lowering;
  private final int[] known;
  private final Program rates;
  private final Program drift;
  private final Program factor;
  private final Program solve;
  private final Program kinks;
  private final KernelField.Kernels kernels;
  private final KernelField.Shape shape;
  private final Code readouts;
  private final Code initial;
  private final Map<List<String>, Code> namedReadouts = new ConcurrentHashMap<>();
  private final Map<Integer, LaneKernelField.Kernels> laneKernels = new ConcurrentHashMap<>(); // by width
  private final Map<Integer, Rehearsal> rehearsals = new ConcurrentHashMap<>(); // by width

  private BytecodeModel(Model model) {
    names = new Names(model);
    typical = model.parameters().stream().mapToDouble(Parameter::value).toArray();
    equations = new Equations(model);
    var graph = equations.graph();
    int states = model.states().size();

    int[][] jacobian = Derivatives.jacobian(graph, equations.rates());
    int[] added = Hoisting.count(0, states);
    Arrays.setAll(added,
        k -> graph.sum(equations.rates()[k], graph.product(graph.given(k), graph.shift())));
    int[] byTime = new Derivatives(graph, equations.rates()).by(graph.time());
    int[] moved = Arrays.stream(Hoisting.count(0, states))
        .filter(i -> byTime[equations.rates()[i]] != Graph.ZERO)
        .toArray();
    int[] driftNodes = Arrays.stream(moved).map(i -> byTime[equations.rates()[i]]).toArray();
    var lu = Elimination.of(graph, Elimination.shifted(graph, jacobian));
    int[] changes = Arrays.stream(equations.changes()).flatMapToInt(Arrays::stream).toArray();

    lowering = Lowering.of(graph, added, driftNodes, lu.factors(), equations.gaps(),
        equations.kinks(), changes, equations.initial(), equations.symbols());
    var solution = Lowering.of(lu.substitution(), lu.solution());
    var hoisting = new Hoisting(lowering.graph(), typical.length, lowering.of(added),
        lowering.of(driftNodes), lowering.of(lu.factors()), lowering.of(equations.gaps()),
        lowering.of(equations.kinks()), lowering.of(equations.assignments()));
    known = hoisting.known();
    rates = all("Rates", added);
    drift = new Program("Drift", lowering.graph(), lowering.of(driftNodes), moved, known);
    factor = all("Factor", lu.factors());
    solve = new Program("Solve", solution.graph(), solution.of(lu.solution()), lu.unknowns(), new int[0]);
    kinks = all("Kinks", equations.kinks());
    kernels = new KernelField.Kernels(Code.fast(hoisting.prepare()), Code.fast(rates), Code.fast(drift),
        Code.fast(factor), Code.fast(solve), Code.fast(all("Gaps", equations.gaps())), Code.fast(kinks),
        Code.slow(Program.plain("Changes", lowering.graph(), lowering.of(changes))));
    shape = new KernelField.Shape(states, hoisting.parameters(), lu.factors().length,
        equations.kinks().length, moved.length > 0, targets(model));
    readouts = Code.fast(all("Readouts", equations.assignments()));
    initial = Code.slow(Program.plain("Initial", lowering.graph(), lowering.of(equations.initial())));
  }

  static BytecodeModel of(Model model) {
    return new BytecodeModel(model);
  }

  @Override
  public Target target() {
    return Target.BYTECODE;
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public VectorField field() {
    return new KernelField(kernels, shape);
  }

  @Override
  public LaneField lanes(int width) {
    var shared = laneKernels.computeIfAbsent(width,
        _ -> new LaneKernelField.Kernels(LaneCode.of(rates, width), LaneCode.of(drift, width),
            LaneCode.of(factor, width), LaneCode.of(solve, width), LaneCode.of(kinks, width)));
    return new LaneKernelField(shared, new Lanes(width), field());
  }

  /// The rehearsal of lane code, shared by all threads.
  Rehearsal rehearsal(int width) {
    return rehearsals.computeIfAbsent(width, _ -> {
      double[] p = parameters();
      return new Rehearsal(lanes(width), initial(p), p);
    });
  }

  @Override
  public Readouts readouts() {
    return new KernelReadouts(names.assignments(), readouts);
  }

  @Override
  public Readouts readouts(List<String> wanted) {
    var flat = wanted.stream().map(names::flat).toList();
    return new KernelReadouts(flat, namedReadouts.computeIfAbsent(flat,
        names -> Code.fast(all("Readouts", names.stream().mapToInt(equations::symbol).toArray()))));
  }

  @Override
  public double[] parameters() {
    double[] p = Arrays.copyOf(typical, shape.parameters());
    field().prepare(p);
    return p;
  }

  @Override
  public double[] initial(double[] p) {
    double[] y = new double[shape.states()];
    initial.kernel().run(y, p, y, new double[initial.scratch()], 0, 0);
    return y;
  }

  private Program all(String name, int[] nodes) {
    return new Program(name, lowering.graph(), lowering.of(nodes), Hoisting.count(0, nodes.length), known);
  }

  private int[][] targets(Model model) {
    return model.triggers().stream()
        .map(t -> t.changes().stream().mapToInt(c -> names.isState(c.target())
            ? names.state(c.target())
            : ~names.parameter(c.target())).toArray())
        .toArray(int[][]::new);
  }
}
