package rewire.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import rewire.compile.CSource;
import rewire.compile.Compiled;
import rewire.compile.Compiler;
import rewire.compile.Target;
import rewire.compile.Unused;
import rewire.course.Course;
import rewire.dosing.Change;
import rewire.dosing.Schedule;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.random.Stream;
import rewire.simulate.Magnitudes;
import rewire.simulate.Simulator;
import rewire.solve.Integrator;
import rewire.solve.Jump;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;
import rewire.solve.Tolerance;

/// A set of patients that every contestant solves: who they are, what happens to them, and when to look.
///
/// @param settleH  how long everybody settles before the course, from the model's initial values; 0 for not at all
/// @param times    when all states are looked at, hours
/// @param scale    absolute tolerance of each state, per relative tolerance
/// @param patients who
record Problem(Model model, Compiled compiled, double settleH, double[] times, double[] scale,
    List<Patient> patients) {

  /// @param p  raw parameters
  /// @param y0 initial values
  record Patient(double[] p, double[] y0, List<Jump> jumps) {}

  static final List<String> NAMES = List.of("tmdd10", "brain", "practice");
  private static final double[] DOSE_TIMES = {0, 72, 168, 240, 336, 408};
  private static final double YEARS_H = 8 * 8766.0;
  private static final long SEED = 20250101;
  private static final int BRAIN_PATIENTS = 128;
  /// Largest share by which a state at rest would move in the time it had to settle.
  private static final double STILL = 1e-5;

  /// A problem by its name.
  static Problem of(String name, Path home) throws IOException {
    return switch (name) {
      case "tmdd10" -> tmdd10(home.resolve("cases/tmdd10"));
      case "brain" -> brain(Shipped.TWELVE_INFUSIONS.course());
      case "practice" -> brain(Shipped.DAILY_PRACTICE.course());
      default -> throw new IllegalArgumentException("No problem " + name + "; there are " + NAMES + ".");
    };
  }

  private static Problem tmdd10(Path folder) throws IOException {
    var model = model(ModelFolder.at(folder.resolve("model")));
    var compiled = Compiler.compile(model, Target.BYTECODE);
    int raw = model.parameters().size();
    var patients = new ArrayList<Patient>();
    var lines = Files.readAllLines(folder.resolve("patients.csv"));
    for (var line : lines.subList(1, lines.size())) {
      double[] row = Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      double[] p = Arrays.copyOfRange(row, 1, 1 + raw);
      double dose = row[1 + raw];
      patients.add(new Patient(p, compiled.initial(p),
          Arrays.stream(DOSE_TIMES).mapToObj(t -> (Jump) new Jump.AddAmount(t, 0, dose)).toList()));
    }
    double[] scale = new double[model.states().size()];
    Arrays.fill(scale, 1e-3);
    return new Problem(model, compiled, 0, daily(60), scale, patients);
  }

  /// People who are at rest after the years they have to settle, the first of the drawn ones.
  private static Problem brain(Course course) {
    return brain(course, BRAIN_PATIENTS, true);
  }

  /// So many people through twelve infusions, as they are drawn.
  static Problem crowd(int people) {
    return brain(Shipped.TWELVE_INFUSIONS.course(), people, false);
  }

  /// Everybody gets the model without what the course does not touch.
  private static Problem brain(Course course, int people, boolean settled) {
    var whole = Shipped.model();
    var simulator = Simulator.of(whole, Target.INTERPRETER); // for names only
    double[] of = simulator.parameters(course);
    var touched = new HashSet<String>();
    for (int i = 0; i < whole.parameters().size(); i++) {
      if (of[i] != whole.parameters().get(i).value()) {
        touched.add(whole.parameters().get(i).id());
      }
    }
    for (var change : Schedule.of(course, name -> of[simulator.parameterIndex(name)])) {
      touched.add(whole.resolve(change.target()));
    }
    var model = Unused.leftOut(whole, touched);
    double[] typical = model.parameters().stream().mapToDouble(q -> of[simulator.parameterIndex(q.id())])
        .toArray();
    var compiled = Compiler.compile(model, Target.BYTECODE);
    double[] scale = Arrays.stream(Magnitudes.tolerance(model, 0.5).absolute()).map(a -> 2 * a).toArray();
    var problem = new Problem(model, compiled, YEARS_H, daily((int) (course.endH() / 24)), scale,
        new ArrayList<>());
    for (int person = 0; problem.patients.size() < people; person++) {
      var stream = new Stream(SEED, person, 0);
      double[] p = new double[typical.length];
      for (int i = 0; i < p.length; i++) {
        p[i] = drawn(model.parameters().get(i), typical[i], stream);
      }
      var patient = new Patient(p, compiled.initial(p), jumps(compiled, course, p));
      if (!settled || problem.settles(patient)) {
        problem.patients.add(patient);
      }
    }
    return problem;
  }

  private static List<Jump> jumps(Compiled compiled, Course course, double[] p) {
    var names = compiled.names();
    var jumps = new ArrayList<Jump>();
    for (var change : Schedule.of(course, name -> p[names.parameter(name)])) {
      if (change.timeH() < course.endH()) {
        jumps.add(change.kind() == Change.Kind.ADD
            ? new Jump.AddAmount(change.timeH(), names.state(change.target()), change.value())
            : new Jump.SetParameter(change.timeH(), names.parameter(change.target()), change.value()));
      }
    }
    return new Timeline(0, course.endH(), jumps).jumps();
  }

  /// Whether nothing moves any more after settling: a start state is then the same by whatever way it is found.
  private boolean settles(Patient patient) {
    var field = compiled.field();
    double[] p = parameters(patient);
    var integrator = new Integrator(field, new Rodas5P(), tolerance(1e-9), Limits.standard());
    if (integrator.run(Timeline.of(0, settleH), patient.y0, p, new double[0],
        Observer.none()) instanceof Outcome.Solved(double[] state, var _)) {
      field.prepare(p);
      double[] rates = new double[state.length];
      field.rates(0, state, p, rates);
      for (int i = 0; i < rates.length; i++) {
        if (Math.abs(rates[i]) * settleH > STILL * Math.max(Math.abs(state[i]), 1)) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  /// As people of a cohort are drawn, log-normal parameters only.
  private static double drawn(Parameter parameter, double value, Stream stream) {
    return parameter.spread().distribution() == Parameter.Distribution.LOGNORMAL
        ? value * StrictMath.exp(Math.sqrt(StrictMath.log(1 + Math.pow(parameter.spread().size(), 2)))
            * stream.normal(parameter.id()))
        : value;
  }

  private static double[] daily(int days) {
    double[] times = new double[days + 1];
    for (int day = 0; day <= days; day++) {
      times[day] = 24.0 * day;
    }
    return times;
  }

  private static Model model(ModelFolder folder) {
    return switch (ModelReader.read(folder)) {
      case Reading.Understood understood -> understood.model();
      case Reading.Refused refused -> throw new IllegalStateException(refused.render());
    };
  }

  Tolerance tolerance(double relative) {
    return new Tolerance(relative, Arrays.stream(scale).map(s -> s * relative).toArray());
  }

  /// Parameters of the length that fields want.
  double[] parameters(Patient patient) {
    return Arrays.copyOf(patient.p, compiled.field().parameters());
  }

  Timeline timeline(Patient patient) {
    return new Timeline(0, times[times.length - 1], patient.jumps);
  }

  /// Writes what the other contestants read: the model as C, and the patients as numbers.
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("model.c"), CSource.of(model));
    try (var out = new PrintWriter(
        Files.newBufferedWriter(folder.resolve("problem.txt"), StandardCharsets.UTF_8))) {
      out.printf(Locale.ROOT, "%d %d %s%n", patients.size(), times.length, settleH);
      out.println(line(times));
      out.println(line(scale));
      for (var patient : patients) {
        out.println(line(patient.p));
        out.println(line(patient.y0));
        out.println(patient.jumps.size());
        for (var jump : patient.jumps) {
          out.println(switch (jump) {
            case Jump.AddAmount add -> add.time() + " 0 " + add.state() + " " + add.amount();
            case Jump.SetParameter set -> set.time() + " 1 " + set.parameter() + " " + set.value();
            case Jump.SetState _ -> throw new IllegalStateException("Nothing sets a state here.");
          });
        }
      }
    }
  }

  private static String line(double[] numbers) {
    var text = new StringBuilder();
    for (double x : numbers) {
      text.append(x).append(' ');
    }
    return text.toString();
  }
}
