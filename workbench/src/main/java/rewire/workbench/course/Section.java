package rewire.workbench.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import rewire.units.Quantity;

/// One mapping of the file while it is read: its keys, and complaints about keys that are double, unknown or missing.
final class Section {

  private final String what;
  private final MappingNode mapping;
  private final Complaints complaints;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private Section(String what, MappingNode mapping, Complaints complaints) {
    this.what = what;
    this.mapping = mapping;
    this.complaints = complaints;
  }

  /// The node as a section, or empty after a complaint.
  ///
  /// @param what the section as it is called in messages, for example `a dose`
  static Optional<Section> of(Node node, String what, String example, Complaints complaints) {
    if (!(node instanceof MappingNode mapping)) {
      complaints.add(node,
          Written.sentence(what) + " must be written as keys with values, such as " + example + ".",
          "Perhaps the keys are not indented below their heading, or a colon or the space after it is missing.");
      return Optional.empty();
    }
    var section = new Section(what, mapping, complaints);
    section.collect();
    return Optional.of(section);
  }

  private void collect() {
    for (var tuple : mapping.getValue()) {
      var keyNode = tuple.getKeyNode();
      if (!(keyNode instanceof ScalarNode scalar)) {
        complaints.add(keyNode, "A key of " + what + " must be a word.", "");
        continue;
      }
      var key = scalar.getValue().strip();
      if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
        complaints.add(keyNode, "The key \"" + Written.shown(key) + "\" stands twice in " + what + ".",
            "Perhaps remove one of them; the first is on line " + Written.line(key(key)) + ".");
      } else {
        keys.put(key, keyNode);
      }
    }
  }

  /// The keys, in the order of the file.
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /// Complains about every key that is not one of these.
  void only(String... allowed) {
    only(List.of(allowed));
  }

  void only(List<String> allowed) {
    for (var key : values.keySet()) {
      if (!allowed.contains(key)) {
        var near = Spelling.nearest(key, allowed);
        if (key.matches("[0-9]+")) { // the rest of a number, cut off by a comma
          complaints.add(key(key), "There is no key \"" + Written.shown(key) + "\" in " + what + ".",
              "Perhaps the comma before it is a decimal comma and should be a point.");
          continue;
        }
        complaints.add(key(key), "There is no key \"" + Written.shown(key) + "\" in " + what + ".",
            near.map(n -> "Perhaps \"" + n + "\" is meant.")
                .orElse("Perhaps one of these: " + String.join(", ", allowed) + "."));
      }
    }
  }

  String what() {
    return what;
  }

  Complaints complaints() {
    return complaints;
  }

  Node node() {
    return mapping;
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /// The node of a key that must be in the file to be asked for.
  Node key(String key) {
    var node = keys.get(key);
    return node == null ? mapping : node;
  }

  /// The value of a key; a key without a value is complained about once and then absent.
  Optional<Node> value(String key) {
    var node = values.get(key);
    return node == null ? Optional.empty() : Optional.of(node);
  }

  /// The value of a key that a course cannot do without.
  Optional<Node> required(String key, String example) {
    var found = value(key);
    if (found.isEmpty()) {
      complaints.add(mapping, Written.sentence(what) + " lacks \"" + key + "\".",
          "Perhaps add a line such as \"" + key + ": " + example + "\".");
    }
    return found;
  }

  /// The text of a key's value, or empty; a list or mapping there is complained about.
  Optional<String> word(String key) {
    return value(key).flatMap(n -> Written.word(n, key, complaints));
  }

  /// The text of a key that must be there.
  Optional<String> requiredWord(String key, String example) {
    return required(key, example).flatMap(n -> Written.word(n, key, complaints));
  }

  /// One of some words, in any case of letters.
  <T> Optional<T> choice(String key, Map<String, T> choices) {
    var word = word(key);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    for (var choice : choices.entrySet()) {
      if (choice.getKey().equalsIgnoreCase(word.get().replaceAll("\\s+", " "))) {
        return Optional.of(choice.getValue());
      }
    }
    complaints.add(value(key).orElse(mapping),
        "\"" + Written.shown(word.get()) + "\" is not a known " + key + " of " + what + ".",
        Spelling.nearest(word.get(), choices.keySet()).map(n -> "Perhaps \"" + n + "\" is meant.")
            .orElse("Perhaps one of these: " + String.join(", ", choices.keySet()) + "."));
    return Optional.empty();
  }

  /// The items of a list under a key; a single mapping is taken for a list of one.
  List<Section> list(String key, String item, String example) {
    var node = value(key);
    if (node.isEmpty()) {
      return List.of();
    }
    var out = new ArrayList<Section>();
    switch (node.get()) {
      case SequenceNode sequence ->
        sequence.getValue().forEach(n -> of(n, item, example, complaints).ifPresent(out::add));
      case MappingNode single -> of(single, item, example, complaints).ifPresent(out::add);
      case Node other ->
        complaints.add(other.getStartMark().isPresent() && Written.isEmpty(other) ? key(key) : other,
            "\"" + key + "\" must be a list; each item begins with \"- \".",
            "Perhaps write below it: - " + example.replace("\"", "") + "; or remove the key.");
    }
    return out;
  }

  /// One of some words, or the usual one when the key is absent.
  String one(String key, List<String> words, String usual) {
    var choices = new LinkedHashMap<String, String>();
    words.forEach(w -> choices.put(w, w));
    return has(key) ? choice(key, choices).orElse(usual) : usual;
  }

  /// A whole number between two bounds, or the usual one when the key is absent.
  int whole(String key, int usual, int low, int high) {
    double value = number(key, usual, low, high);
    if (value != Math.rint(value)) {
      complaints.add(value(key).orElse(mapping),
          "\"" + key + "\" is " + Written.plain(value) + "; it must be a whole number.",
          "Perhaps the decimal point is a slip.");
    }
    return (int) value;
  }

  /// A number between two bounds, or the usual one when the key is absent.
  double number(String key, double usual, double low, double high) {
    return number(key, usual, low, high, "");
  }

  /// @param unit that may be written behind the number, and no other
  double number(String key, double usual, double low, double high, String unit) {
    var word = word(key);
    if (word.isEmpty()) {
      return usual;
    }
    var node = value(key).orElse(mapping);
    var value = Quantity.decimal(unit.isEmpty() || !word.get().endsWith(unit)
        ? word.get()
        : word.get().substring(0, word.get().length() - unit.length()).strip());
    if (value.isEmpty()) {
      complaints.add(node, "\"" + key + "\" is \"" + Written.shown(word.get()) + "\", not a number.", "");
    } else if (value.getAsDouble() >= low && value.getAsDouble() <= high) {
      return value.getAsDouble();
    } else {
      complaints.add(node, "\"" + key + "\" is " + Written.shown(word.get()) + "; it must lie between "
          + Written.plain(low) + " and " + Written.plain(high) + ".",
          "Perhaps the decimal point is a slip.");
    }
    return usual;
  }
}
