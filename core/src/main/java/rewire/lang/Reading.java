package rewire.lang;

import java.util.List;
import java.util.stream.Collectors;
import rewire.model.Model;

/// What came of reading a model: it was understood, or refused with reasons.
public sealed interface Reading {

  /// The text is a model.
  record Understood(Model model) implements Reading {}

  /// The text is not a model; complaints are in order of file, line and column.
  record Refused(List<Complaint> complaints) implements Reading {
    public Refused {
      complaints = List.copyOf(complaints);
    }

    /// All complaints as text, a blank line between them.
    public String render() {
      return complaints.stream().map(Complaint::render).collect(Collectors.joining("\n\n"));
    }
  }
}
