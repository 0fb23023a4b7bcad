package rewire.workbench.engine;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import rewire.Refusal;
import rewire.lang.Complaint;
import rewire.lang.ModelFolder;
import rewire.lang.ParameterSet;
import rewire.lang.Reading;
import rewire.lang.SideTables;
import rewire.lang.Swap;
import rewire.model.Model;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.CareTables;

/// What came of opening the model that a command asked for.
public sealed interface OpenedModel {

  /// Where the model that travels with the program lies on the class path.
  String SHIPPED = "models/brain";

  /// A model, ready to work with.
  ///
  /// @param folder    its texts, swaps made
  /// @param published with the numbers of the tables
  /// @param chosen    with the numbers of the chosen set
  /// @param model     with the numbers set by hand on top: the one to work with
  /// @param panels    what a report of it shows
  /// @param care      what the words of a course mean to it
  record Good(ModelFolder folder, Model published, Model chosen, Model model, PanelTable panels,
      CareTables care) implements OpenedModel {}

  /// It was not understood; each complaint is printed as it is.
  record Bad(List<String> complaints) implements OpenedModel {
    public Bad {
      complaints = List.copyOf(complaints);
    }
  }

  /// Reads the model of a choice.
  static OpenedModel of(ModelChoice choice) {
    try {
      var folder = choice.folder().isPresent()
          ? ModelFolder.at(choice.folder().get())
          : ModelFolder.onClassPath(SHIPPED);
      return switch (Swap.read(folder, choice.swaps())) {
        case Reading.Refused refused -> bad(refused.complaints());
        case Reading.Understood read -> tables(choice, Swap.made(folder, choice.swaps()), read.model());
      };
    } catch (IOException e) {
      return new Bad(List.of("The model cannot be read: " + e.getMessage() + "."));
    }
  }

  private static OpenedModel tables(ModelChoice choice, ModelFolder folder, Model published) {
    var side = new SideTables(folder);
    var panels = PanelTable.of(side);
    return switch (CareTables.of(folder)) {
      case CareTables.Reading.Refused refused ->
        bad(Stream.concat(refused.complaints().stream(), side.complaints().stream()).toList());
      case CareTables.Reading.Understood _ when !side.complaints().isEmpty() -> bad(side.complaints());
      case CareTables.Reading.Understood care -> numbers(choice, folder, published, panels, care.tables());
    };
  }

  private static OpenedModel numbers(ModelChoice choice, ModelFolder folder, Model published,
      PanelTable panels, CareTables care) {
    return switch (ParameterSet.apply(folder, choice.parameterSet(), published)) {
      case Reading.Refused refused -> bad(refused.complaints());
      case Reading.Understood applied -> {
        try {
          yield new Good(folder, published, applied.model(), applied.model().withValues(choice.values()),
              panels, care);
        } catch (Refusal e) {
          yield new Bad(List.of(e.getMessage() + "\nPerhaps it is private to a mechanism and must be written "
              + "mechanism.name; rewire model show lists all."));
        }
      }
    };
  }

  private static Bad bad(List<Complaint> complaints) {
    return new Bad(complaints.stream().map(Complaint::render).toList());
  }
}
