package rewire.study;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a scale measures, as a weighted sum of what is read off a person. Everything up to the synapse is shared by all
/// constructs; they differ in what of it they listen to.
///
/// @param symptom whether it is a burden that people bring to a trial and that hope lightens, counted from the severity at
///                entry; else it is read off the model as it stands
public record Construct(String name, boolean symptom, List<Part> parts) {
  /// Negative affect, which every person is read for.
  public static final String AFFECT = "x";
  /// Follows mood and nothing else.
  public static final Construct MOOD = new Construct("depression", true, List.of(new Part(AFFECT, 1, 0, 1)));
  /// The part of a trial's assumptions that its weights belong to; switched off, every symptom follows mood.
  public static final String ASSUMED = "conditions";

  /// A read-out of the model that it is made of.
  ///
  /// @param healthy its value at which it adds nothing
  /// @param ill     its value at which it adds its whole weight
  public record Part(String quantity, double weight, double healthy, double ill) {
    public Part {
      if (!(weight > 0) || healthy == ill || Double.isNaN(healthy) || Double.isNaN(ill)) {
        throw new IllegalArgumentException("The read-out " + quantity + " says nothing: weight " + weight
            + ", healthy " + healthy + ", ill " + ill + ".");
      }
    }

    /// 0 as in the typical healthy person, 1 as in the typical ill one.
    double burden(double value) {
      return (value - healthy) / (ill - healthy);
    }
  }

  public Construct {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("The construct " + name + " is made of nothing.");
    }
  }

  /// Whether it follows mood alone.
  public boolean mood() {
    return symptom && parts.size() == 1 && parts.getFirst().quantity.equals(AFFECT);
  }

  /// Read-outs that a person must be read for.
  public List<String> quantities() {
    return mood() ? List.of() : parts.stream().map(Part::quantity).toList();
  }

  /// The burden with typical weights: 0 as in the typical healthy person, 1 as in the typical ill one.
  ///
  /// @param value of a read-out
  public double burden(ToDoubleFunction<String> value) {
    double all = parts.stream().mapToDouble(Part::weight).sum();
    return parts.stream().mapToDouble(p -> p.weight / all * p.burden(value.applyAsDouble(p.quantity))).sum();
  }

  /// Name of the assumption that holds a weight.
  public static String weight(String construct, String quantity) {
    return "weight of " + quantity + " in " + construct;
  }
}
