package rewire.model;

import java.util.List;

/// One sheet of the library: a file, its plugs and its opening comment.
///
/// @param name    name space of its symbols, for example `receptors`
/// @param file    file name, for example `03-receptors.ant`
/// @param about   the opening comment lines, without slashes
/// @param inputs  plugs it needs
/// @param outputs plugs it offers
public record Mechanism(String name, String file, List<String> about, List<Plug> inputs, List<Plug> outputs) {
  public Mechanism {
    about = List.copyOf(about);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// A corridor name and the flat symbol that provides it.
  public record Plug(String name, String id) {}
}
