package rewire.compile;

import java.util.Arrays;
import java.util.List;
import rewire.algebra.Derivatives;
import rewire.algebra.Elimination;
import rewire.algebra.Graph;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.solve.VectorField;

/// A model as generated code.
final class BytecodeModel implements Compiled {

  private final Names names;
  private final double[] typical; // raw
  private final Equations equations;
  private final int[] known;
  private final KernelField.Kernels kernels;
  private final KernelField.Shape shape;
  private final Code readouts;
  private final Code initial;

  private BytecodeModel(Model model) {
    names = new Names(model);
    typical = model.parameters().stream().mapToDouble(Parameter::value).toArray();
    equations = new Equations(model);
    var graph = equations.graph();
    int states = model.states().size();

    int[][] jacobian = Derivatives.jacobian(graph, equations.rates());
    int[] drift = new Derivatives(graph, equations.rates()).by(graph.time());
    int[] moved = Arrays.stream(Hoisting.count(0, states))
        .filter(i -> drift[equations.rates()[i]] != Graph.ZERO)
        .toArray();
    int[] driftNodes = Arrays.stream(moved).map(i -> drift[equations.rates()[i]]).toArray();
    var lu = Elimination.of(graph, Elimination.shifted(graph, jacobian));

    var hoisting = new Hoisting(graph, typical.length, equations.rates(), driftNodes, lu.factors(),
        equations.gaps(), equations.kinks(), equations.assignments());
    known = hoisting.known();
    kernels = new KernelField.Kernels(
        Code.fast(hoisting.prepare()),
        Code.fast(all("Rates", equations.rates())),
        Code.fast(new Program("Drift", graph, driftNodes, moved, known)),
        Code.fast(all("Factor", lu.factors())),
        Code.fast(new Program("Solve", lu.substitution(), lu.solution(), lu.unknowns(), new int[0])),
        Code.fast(all("Gaps", equations.gaps())),
        Code.fast(all("Kinks", equations.kinks())),
        Code.slow(Program.plain("Changes", graph,
            Arrays.stream(equations.changes()).flatMapToInt(Arrays::stream).toArray())));
    shape = new KernelField.Shape(states, hoisting.parameters(), lu.factors().length,
        equations.kinks().length, targets(model));
    readouts = Code.fast(all("Readouts", equations.assignments()));
    initial = Code.slow(Program.plain("Initial", graph, equations.initial()));
  }

  static BytecodeModel of(Model model) {
    return new BytecodeModel(model);
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
  public Readouts readouts() {
    return new KernelReadouts(names.assignments(), readouts);
  }

  @Override
  public Readouts readouts(List<String> wanted) {
    var flat = wanted.stream().map(names::flat).toList();
    int[] nodes = flat.stream().mapToInt(equations::symbol).toArray();
    return new KernelReadouts(flat, Code.fast(all("Readouts", nodes)));
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
    return new Program(name, equations.graph(), nodes, Hoisting.count(0, nodes.length), known);
  }

  private int[][] targets(Model model) {
    return model.triggers().stream()
        .map(t -> t.changes().stream().mapToInt(c -> names.isState(c.target())
            ? names.state(c.target())
            : ~names.parameter(c.target())).toArray())
        .toArray(int[][]::new);
  }
}
