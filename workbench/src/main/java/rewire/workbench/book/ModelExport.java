package rewire.workbench.book;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import rewire.compile.SameEquations;
import rewire.exchange.Sbml;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.lang.WholeModel;
import rewire.model.Model;

/// A model as one text for other programs, checked before it is handed out: it is read back, and every equation is
/// compared with the model's own.
///
/// @param text       the file
/// @param equations  how many equations were compared
/// @param states     at how many states
/// @param complaints what speaks against the text; empty when it is good
public record ModelExport(String text, int equations, int states, List<String> complaints) {
  public ModelExport {
    complaints = List.copyOf(complaints);
  }

  /// The formats.
  public enum Format {
    ANTIMONY, SBML;

    /// The word in messages.
    public String word() {
      return this == SBML ? "SBML" : "Antimony";
    }
  }

  /// The checked text of a model.
  ///
  /// @param about lines on where the text comes from
  public static ModelExport of(Model model, Format format, List<String> about) {
    return switch (format) {
      case ANTIMONY -> antimony(model, about);
      case SBML -> sbml(model, about);
    };
  }

  private static ModelExport antimony(Model model, List<String> about) {
    var text = WholeModel.text(model, about);
    var name = "whole";
    return switch (ModelReader.readWhole(name, text)) {
      case Reading.Refused refused -> new ModelExport(text, 0, 0, List.of(refused.render()));
      case Reading.Understood again -> {
        // the reader puts everything under the one name after "model"
        var home = again.model().mechanisms().getFirst().name();
        yield compared(model, again.model(), id -> home + "." + WholeModel.flat(id), text, List.of());
      }
    };
  }

  private static ModelExport sbml(Model model, List<String> about) {
    var text = Sbml.write(model, about);
    return compared(model, Sbml.read(text), UnaryOperator.identity(), text, Sbml.complaints(text));
  }

  private static ModelExport compared(Model model, Model again, UnaryOperator<String> names, String text,
      List<String> complaints) {
    var answer = SameEquations.compare(model, again, names);
    var all = new java.util.ArrayList<>(complaints);
    if (!answer.same()) {
      all.add(answer.missing().isEmpty()
          ? String.format(Locale.ROOT, "Read back, the equation of %s differs by %.1e.", answer.quantity(),
              answer.largest())
          : "Read back, these quantities have no counterpart: " + String.join(", ", answer.missing()) + ".");
    }
    return new ModelExport(text, model.states().size() + model.assignments().size() + model.triggers().size(),
        answer.points(), all);
  }
}
