package rewire.workbench.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import picocli.CommandLine.Option;

/// Which model and which numbers, some set by hand: for commands that ask about the model itself.
final class NumberOptions extends ModelOptions {

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Set a parameter or input of the model; may be "
      + "repeated.")
  private Map<String, Double> values = new LinkedHashMap<>();

  @Override
  Map<String, Double> values() {
    return values;
  }
}
