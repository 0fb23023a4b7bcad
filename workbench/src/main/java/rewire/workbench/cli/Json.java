package rewire.workbench.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it is printed: indented, with a line break at the end.
final class Json {
  private Json() {}

  static String text(JsonNode node) {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node)
        + "\n";
  }
}
