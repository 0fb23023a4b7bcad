package rewire.workbench.engine;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import rewire.model.Mechanism;
import rewire.model.Model;
import rewire.model.Parameter;

/// Prints a model as a map: mechanism, what it takes and gives, its states, its numbers with their sources.
final class ModelMap {
  private ModelMap() {}

  static void print(Model model, PrintWriter out) {
    out.printf("%s: %d mechanisms, %d states, %d read-outs, %d parameters%nhash %s%n", model.name(),
        model.mechanisms().size(), model.states().size(), model.assignments().size(),
        model.parameters().size(),
        model.hash());
    for (var mechanism : model.mechanisms()) {
      out.println();
      out.println(mechanism.file());
      mechanism.about().forEach(line -> out.println("  " + line));
      plugs(out, "takes", mechanism.inputs());
      plugs(out, "gives", mechanism.outputs());
      var prefix = mechanism.name() + ".";
      for (var s : model.states()) {
        if (s.id().startsWith(prefix)) {
          out.printf("  state      %-14s %-52s %s%n", s.id().substring(prefix.length()), s.label(), s.unit());
        }
      }
      for (var a : model.assignments()) {
        if (a.id().startsWith(prefix)) {
          out.printf("  read-out   %-14s %-52s %s%n", a.id().substring(prefix.length()), a.label(), a.unit());
        }
      }
      for (var p : model.parameters()) {
        if (p.id().startsWith(prefix)) {
          out.printf("  parameter  %-14s %-52s %s %s, %s%n", p.id().substring(prefix.length()), p.label(),
              number(p.value()), p.unit(), basis(p));
        }
      }
    }
  }

  private static void plugs(PrintWriter out, String verb, java.util.List<Mechanism.Plug> plugs) {
    if (!plugs.isEmpty()) {
      out.println(
          "  " + verb + " " + plugs.stream().map(Mechanism.Plug::name).collect(Collectors.joining(" ")));
    }
  }

  private static String basis(Parameter p) {
    var grade = p.grade().name().toLowerCase(Locale.ROOT);
    return p.source().isBlank() ? grade : grade + ", " + p.source();
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
