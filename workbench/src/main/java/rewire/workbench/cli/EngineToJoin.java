package rewire.workbench.cli;

import java.io.PrintWriter;
import java.util.List;

import rewire.workbench.Engine;

/// JOIN HERE. Stands in until `rewire.simulate`, `rewire.lang` and `rewire.solve` are on the class path; then this file
/// is replaced by the class that asks them, and `Main.main` names that class instead.
final class EngineToJoin implements Engine {

  private static final String MISSING = "This build has no engine yet.";

  @Override
  public Answer simulate(Order order) {
    return new Answer.Failed("no engine", 0, MISSING, "");
  }

  @Override
  public List<String> showModel(ModelChoice model, PrintWriter out) {
    return List.of(MISSING);
  }

  @Override
  public List<String> checkModel(ModelChoice model, PrintWriter out) {
    return List.of(MISSING);
  }

  @Override
  public boolean workPrecision(PrintWriter out) {
    out.println(MISSING);
    return false;
  }
}
