package rewire.exchange;

import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import org.sbml.jsbml.SBMLDocument;
import org.sbml.jsbml.SBMLError;
import org.sbml.jsbml.SBMLReader;
import org.sbml.jsbml.SBMLWriter;
import rewire.model.Model;

/// Models as SBML, Level 3 Version 1: the version that most programs read.
///
/// Every quantity is an SBML parameter named `mechanism__symbol`: states move by rate rules, read-outs follow by
/// assignment rules, switches are events. Each carries its unit, and everything known about a number is in its notes.
public final class Sbml {
  static final int LEVEL = 3;
  static final int VERSION = 1;

  private Sbml() {}

  /// The model as an SBML text.
  ///
  /// @param about lines of plain text for the notes of the model
  public static String write(Model model, List<String> about) {
    var document = SbmlDocument.of(model, about);
    try {
      return new SBMLWriter(' ', (short) 2).writeSBMLToString(document);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The model could not be written as SBML: " + e.getMessage(), e);
    }
  }

  /// The model in a text that [#write] made. Foreign models hold much that Rewire has no words for; they are refused.
  ///
  /// @throws IllegalArgumentException naming what is not understood
  public static Model read(String text) {
    return new SbmlReader(parsed(text).getModel()).model();
  }

  /// What a consistency check says about a text, one sentence each; empty when it is a valid SBML file.
  ///
  /// The check needs no network: it is the one that comes with JSBML, including units and modelling practice.
  public static List<String> complaints(String text) {
    var document = parsed(text);
    document.checkConsistencyOffline();
    return IntStream.range(0, document.getErrorCount()).mapToObj(document::getError).map(Sbml::sentence)
        .toList();
  }

  private static String sentence(SBMLError error) {
    var message = error.getMessage() == null ? "" : error.getMessage().strip().replaceAll("\\s+", " ");
    return error.getSeverity() + " " + error.getCode() + ", line " + error.getLine() + ": " + message;
  }

  private static SBMLDocument parsed(String text) {
    try {
      return new SBMLReader().readSBMLFromString(text);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("This is not SBML: " + e.getMessage(), e);
    }
  }
}
