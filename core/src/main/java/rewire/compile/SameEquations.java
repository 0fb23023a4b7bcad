package rewire.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import rewire.model.Assignment;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.State;

/// Whether two models say the same: their rates, read-outs and switches are compared at many states.
///
/// Both are interpreted, so that nothing is simplified away before the comparison.
public final class SameEquations {
  private static final int POINTS = 24;
  private static final double SPAN = 4;
  private static final double END_H = 1000;

  private final Model first;
  private final Model second;
  private final UnaryOperator<String> names;
  private double largest;
  private String where = "";

  /// What came of it.
  ///
  /// @param missing  what only one of the two models has; when there is any, nothing was compared
  /// @param points   states that were looked at
  /// @param largest  largest difference, relative to the larger value (or to 1e-12 when both are smaller)
  /// @param quantity where it was found
  public record Answer(List<String> missing, int points, double largest, String quantity) {
    public Answer {
      missing = List.copyOf(missing);
    }

    /// Whether the difference is no more than rounding.
    public boolean same() {
      return missing.isEmpty() && largest <= 1e-9;
    }
  }

  private SameEquations(Model first, Model second, UnaryOperator<String> names) {
    this.first = first;
    this.second = second;
    this.names = names;
  }

  /// Compares two models whose quantities are in any order.
  ///
  /// @param names name in the second model of a quantity of the first
  public static Answer compare(Model first, Model second, UnaryOperator<String> names) {
    return new SameEquations(first, second, names).compare();
  }

  private Answer compare() {
    var missing = new TreeSet<String>();
    var ours = new TreeSet<String>();
    first.symbols().keySet().forEach(id -> ours.add(names.apply(id)));
    first.triggers().forEach(t -> ours.add(names.apply(t.id())));
    var theirs = new TreeSet<>(second.symbols().keySet());
    second.triggers().forEach(t -> theirs.add(t.id()));
    ours.stream().filter(id -> !theirs.contains(id)).forEach(missing::add);
    theirs.stream().filter(id -> !ours.contains(id)).forEach(missing::add);
    if (!missing.isEmpty()) {
      return new Answer(List.copyOf(missing), 0, Double.POSITIVE_INFINITY, missing.first());
    }
    for (int point = 0; point < POINTS; point++) {
      at(point);
    }
    return new Answer(List.of(), POINTS, largest, where);
  }

  /// Parameters and states near their typical values, further away from point to point; the first is the start itself.
  private void at(int point) {
    var p = first.parameters().stream().map(Parameter::value).mapToDouble(Double::doubleValue).toArray();
    var y = new InterpretedModel(first).initial(p);
    for (int i = 0; i < p.length; i++) {
      p[i] *= factor(point, i);
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = point == 0 ? y[i] : (Math.abs(y[i]) + 0.1) * factor(point, p.length + i);
    }
    double timeH = point == 0 ? 0 : END_H * spread(point, p.length + y.length);
    var values = values(first, timeH, y, p);
    var place = places(second.states().stream().map(State::id).toList());
    var placeOfParameter = places(second.parameters().stream().map(Parameter::id).toList());
    var p2 = new double[p.length];
    var y2 = new double[y.length];
    for (int i = 0; i < p.length; i++) {
      p2[index(placeOfParameter, names.apply(first.parameters().get(i).id()))] = p[i];
    }
    for (int i = 0; i < y.length; i++) {
      y2[index(place, names.apply(first.states().get(i).id()))] = y[i];
    }
    var others = values(second, timeH, y2, p2);
    if (point == 0) {
      starts(p);
    }
    values.forEach((key, value) -> differ(key, value,
        others.getOrDefault(key.isEmpty() ? key : renamed(key), Double.NaN)));
  }

  private String renamed(String key) {
    int mark = key.indexOf(' ');
    return key.substring(0, mark + 1) + names.apply(key.substring(mark + 1));
  }

  private void starts(double[] typical) {
    var a = new InterpretedModel(first).initial(typical);
    var b = new InterpretedModel(second).initial(new InterpretedModel(second).parameters());
    var place = places(second.states().stream().map(State::id).toList());
    for (int i = 0; i < a.length; i++) {
      var id = first.states().get(i).id();
      differ("start " + id, a[i], b[index(place, names.apply(id))]);
    }
    for (int i = 0; i < typical.length; i++) {
      var id = first.parameters().get(i).id();
      differ("value " + id, typical[i],
          second.parameters().stream().filter(q -> q.id().equals(names.apply(id)))
              .mapToDouble(Parameter::value).findFirst().orElse(Double.NaN));
    }
  }

  private void differ(String what, double a, double b) {
    if (Double.compare(a, b) == 0 || a == b) {
      return;
    }
    double difference = Math.abs(a - b) / Math.max(1e-12, Math.max(Math.abs(a), Math.abs(b)));
    if (!(difference <= largest)) {
      largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
      where = what;
    }
  }

  private static Map<String, Double> values(Model model, double timeH, double[] y, double[] p) {
    var compiled = new InterpretedModel(model);
    var field = compiled.field();
    var out = new HashMap<String, Double>();
    var rates = new double[y.length];
    field.rates(timeH, y, p, rates);
    for (int i = 0; i < rates.length; i++) {
      out.put("rate " + model.states().get(i).id(), rates[i]);
    }
    var readouts = new double[model.assignments().size()];
    compiled.readouts().evaluate(timeH, y, p, readouts);
    var ids = model.assignments().stream().map(Assignment::id).toList();
    for (int i = 0; i < readouts.length; i++) {
      out.put("value " + ids.get(i), readouts[i]);
    }
    var gaps = new double[model.triggers().size()];
    field.gaps(timeH, y, p, gaps);
    for (int i = 0; i < gaps.length; i++) {
      out.put("gap " + model.triggers().get(i).id(), gaps[i]);
      fired(model, i, timeH, y, p, out);
    }
    return out;
  }

  private static void fired(Model model, int trigger, double timeH, double[] y, double[] p,
      Map<String, Double> out) {
    var compiled = new InterpretedModel(model);
    var newY = y.clone();
    var newP = p.clone();
    compiled.field().fire(trigger, timeH, newY, newP);
    for (var change : model.triggers().get(trigger).changes()) {
      var names = compiled.names();
      out.put("set " + change.target(), names.isState(change.target())
          ? newY[names.state(change.target())]
          : newP[names.parameter(change.target())]);
    }
  }

  private static Map<String, Integer> places(List<String> ids) {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), i);
    }
    return places;
  }

  private static int index(Map<String, Integer> places, String id) {
    var at = places.get(id);
    if (at == null) {
      throw new IllegalArgumentException("A state and a parameter are exchanged: " + id + ".");
    }
    return at;
  }

  private static double factor(int point, int i) {
    return point == 0 ? 1 : Math.pow(SPAN, (2 * spread(point, i) - 1) * point / POINTS);
  }

  /// A number in 0 to 1 from a point and a place: the fractional parts of multiples of the golden ratio, hashed.
  private static double spread(int point, int i) {
    long z = point * 0x9E3779B97F4A7C15L + i * 0xC2B2AE3D27D4EB4FL;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }
}
