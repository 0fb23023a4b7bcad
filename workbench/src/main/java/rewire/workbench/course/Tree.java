package rewire.workbench.course;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// YAML text as a tree of nodes that know their lines; never as objects, so nothing in a file can make anything.
///
/// Read in two passes: the first looks only at the stream of events and refuses what would grow or nest without end
/// (aliases, depth), the second builds the tree.
final class Tree {

  /// Bytes of a course file. A year of daily acts written out one by one is about 60 kB.
  static final int LARGEST = 1_000_000;
  /// Levels of lists and mappings; a course needs four.
  static final int DEEPEST = 12;

  private static final LoadSettings SETTINGS = LoadSettings.builder().setCodePointLimit(LARGEST)
      .setUseMarks(true)
      .setMaxAliasesForCollections(1).setAllowDuplicateKeys(true).setAllowNonScalarKeys(true)
      .setLabel("course").build();

  private Tree() {}

  /// The one document of the text, or empty after a complaint.
  static Optional<Node> of(String text, Complaints complaints) {
    try {
      if (!harmless(text, complaints)) {
        return Optional.empty();
      }
      var node = new Compose(SETTINGS).composeString(text);
      if (node.isEmpty()) {
        complaints.addWhole("The file is empty.", "Perhaps start from examples/single-infusion.yaml.");
      }
      return node;
    } catch (MarkedYamlEngineException e) {
      complain(e, text, complaints);
    } catch (YamlEngineException e) {
      complaints.addWhole(
          "This cannot be read as YAML: " + firstSentence(String.valueOf(e.getMessage())) + ".",
          "Perhaps the file is not a course file.");
    }
    return Optional.empty();
  }

  private static boolean harmless(String text, Complaints complaints) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> {
          depth++;
          if (depth > DEEPEST) {
            return refuse(event, complaints, "This is nested more than " + DEEPEST + " levels deep.",
                "Perhaps a bracket is not closed; a course needs four levels.");
          }
        }
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> {
          return refuse(event, complaints, "Aliases (*name) are not read in a course.",
              "Perhaps write the values out again.");
        }
        case DocumentStart -> {
          documents++;
          if (documents > 1) {
            return refuse(event, complaints, "A second document begins here; a file holds one course.",
                "Perhaps split it into two files, or remove the line \"---\".");
          }
        }
        default -> {
        }
      }
    }
    return true;
  }

  private static boolean refuse(Event event, Complaints complaints, String reason, String advice) {
    var mark = event.getStartMark();
    complaints.add(mark.map(m -> m.getLine()).orElse(0), mark.map(m -> m.getColumn()).orElse(0), reason,
        advice);
    return false;
  }

  private static void complain(MarkedYamlEngineException e, String text, Complaints complaints) {
    var mark = e.getProblemMark().or(e::getContextMark);
    int line = mark.map(m -> m.getLine()).orElse(0);
    int column = mark.map(m -> m.getColumn()).orElse(0);
    var source = text.lines().skip(line).findFirst().orElse("");
    var problem = e.getProblem() == null ? "something unexpected stands here" : e.getProblem();
    complaints.add(line, column, "This is not YAML: " + firstSentence(problem) + ".",
        advice(source, problem));
  }

  private static String advice(String source, String problem) {
    if (source.contains("\t")) {
      return "Perhaps a tab stands where spaces must be; YAML is indented with spaces only.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Perhaps a text with a colon in it needs quotes, or the line is indented too far.";
    }
    if (problem.contains("block")) {
      return "Perhaps this line is not indented like its neighbours.";
    }
    if (problem.contains("expected ','")) {
      return "Perhaps a comma or a closing bracket is missing.";
    }
    return "Perhaps a quote, a bracket or a colon is missing here or on the line above.";
  }

  private static String firstSentence(String message) {
    var line = message.lines().findFirst().orElse("").strip().replaceAll("\\p{Cntrl}", " ");
    var cut = line.length() > 160 ? line.substring(0, 160) + "…" : line;
    return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
  }

  /// What stands in a file; empty when it is not text.
  static Optional<String> text(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The complaint about such a file.
  static String notText(Path file) {
    return file + ": This is not UTF-8 text.\nPerhaps save the file again with the encoding UTF-8.";
  }
}
