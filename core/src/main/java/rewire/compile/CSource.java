package rewire.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rewire.algebra.Derivatives;
import rewire.algebra.Graph;
import rewire.algebra.Operation;
import rewire.model.Model;

/// Writes a model as C, from the same formulas as the code that runs here: for holding other programs beside ours.
///
/// ```
/// void prepare(double *p)                                             derived constants behind the raw parameters
/// void rates(double t, const double *y, const double *p, double *o)   dy/dt
/// void jacobian(double t, const double *y, const double *p, double *o)   nonzeros, column by column
/// ```
///
/// with their sizes as `STATES`, `RAW`, `PARAMETERS`, `NONZEROS` and the places of nonzeros in `columns` and `rows`.
/// Constants are computed beforehand and common expressions once, as here; exp and pow are the C library's.
public final class CSource implements Emitter {

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> stack = new ArrayDeque<>();
  private final Map<Integer, String> locals = new HashMap<>();
  private int names;

  private CSource() {}

  /// The whole text.
  public static String of(Model model) {
    var equations = new Equations(model);
    var graph = equations.graph();
    int states = model.states().size();
    int raw = model.parameters().size();
    int[][] jacobian = Derivatives.jacobian(graph, equations.rates());
    int[] columns = new int[states + 1];
    var rows = IntStream.builder();
    var nodes = IntStream.builder();
    for (int j = 0; j < states; j++) {
      columns[j + 1] = columns[j];
      for (int i = 0; i < states; i++) {
        if (jacobian[i][j] != Graph.ZERO) {
          columns[j + 1]++;
          rows.add(i);
          nodes.add(jacobian[i][j]);
        }
      }
    }
    int[] nonzeros = nodes.build().toArray();
    var hoisting = new Hoisting(graph, raw, equations.rates(), nonzeros);
    return """
        #include <math.h>
        #define STATES %d
        #define RAW %d
        #define PARAMETERS %d
        #define NONZEROS %d
        static const int columns[] = {%s};
        static const int rows[] = {%s};
        """.formatted(states, raw, hoisting.parameters(), nonzeros.length, list(columns),
        list(rows.build().toArray()))
        + function("prepare(double *p)", "p", hoisting.prepare())
        + function("rates(double t, const double *y, const double *p, double *o)", "o",
            program(graph, equations.rates(), hoisting))
        + function("jacobian(double t, const double *y, const double *p, double *o)", "o",
            program(graph, nonzeros, hoisting));
  }

  private static Program program(Graph graph, int[] nodes, Hoisting hoisting) {
    return new Program("C", graph, nodes, Hoisting.count(0, nodes.length), hoisting.known());
  }

  private static String list(int[] numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  private static String function(String head, String out, Program program) {
    if (program.nodes().length == 0) {
      return "static void " + head + " {}\n";
    }
    var schedule = Schedule.of(program, Integer.MAX_VALUE);
    var source = new CSource();
    schedule.emit(0, source);
    return "static void " + head + " {\n" + source.text.toString().replace("@", out) + "}\n";
  }

  @Override
  public void constant(double value) {
    stack.push(value == Double.POSITIVE_INFINITY ? "INFINITY" : "(" + value + ")");
  }

  @Override
  public void load(Array array, int index) {
    stack.push((array == Array.FIRST ? "y[" : "p[") + index + "]");
  }

  @Override
  public void apply(Operation operation) {
    stack.push(switch (operation) {
      case TIME -> "t";
      case ADD -> infix(" + ");
      case SUBTRACT -> infix(" - ");
      case MULTIPLY -> infix(" * ");
      case NEGATE -> "(-" + stack.pop() + ")";
      case INVERT -> "(1 / " + stack.pop() + ")";
      case EXP -> call("exp", 1);
      case LN -> call("log", 1);
      case LOG10 -> call("log10", 1);
      case SQRT -> call("sqrt", 1);
      case ABS -> call("fabs", 1);
      case POWER -> call("pow", 2);
      case MAX -> call("fmax", 2);
      case MIN -> call("fmin", 2);
      case LESS -> infix(" < ");
      case LESS_EQUAL -> infix(" <= ");
      case EQUAL -> infix(" == ");
      case AND -> infix(" && ");
      case OR -> infix(" || ");
      case NOT -> "(!" + stack.pop() + ")";
      case SELECT -> {
        String otherwise = stack.pop();
        String then = stack.pop();
        yield "(" + stack.pop() + " ? " + then + " : " + otherwise + ")";
      }
      case CONSTANT, STATE, PARAMETER, GIVEN, SHIFT, FUSED, TWO_TO, EXPONENT, SIGNIFICAND ->
        throw new IllegalArgumentException(
            operation + " is not written as C.");
    });
  }

  private String infix(String sign) {
    String right = stack.pop();
    return "(" + stack.pop() + sign + right + ")";
  }

  private String call(String function, int arity) {
    var arguments = new StringJoiner(", ", function + "(", ")");
    String last = stack.pop();
    if (arity == 2) {
      arguments.add(stack.pop());
    }
    return arguments.add(last).toString();
  }

  /// Names the value anew, so that a text that still waits on the stack means the old one.
  @Override
  public void keep(int local) {
    String name = "v" + names++;
    text.append("  const double ").append(name).append(" = ").append(stack.pop()).append(";\n");
    locals.put(local, name);
    stack.push(name);
  }

  @Override
  public void put(int local) {
    keep(local);
    stack.pop();
  }

  @Override
  public void recall(int local) {
    stack.push(locals.getOrDefault(local, ""));
  }

  @Override
  public void open(Array array, int index) {}

  @Override
  public void close(Array array, int index) {
    text.append("  @[").append(index).append("] = ").append(stack.pop()).append(";\n");
  }
}
