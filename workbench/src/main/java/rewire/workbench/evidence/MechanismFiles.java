package rewire.workbench.evidence;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import rewire.workbench.evidence.Finding.Outcome;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The comparison with findings on the mechanism as JSON and CSV, with all digits.
public final class MechanismFiles {
  private static final List<String> MAPPED = List.of("quantity", "protocol", "against", "measure", "compared",
      "expected",
      "tolerance");

  private MechanismFiles() {}

  /// All counts and all findings.
  public static String json(Findings findings, Readings readings, String set, String modelHash) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("question", "mechanism").put("parameters", set).put("model_hash", modelHash);
    var counts = root.putObject("counts");
    for (var how : Findings.HOW) {
      count(counts.putObject(how), findings.compared(how));
    }
    count(counts, findings.checks());
    counts.put("inputs", findings.inputs().size()).put("without_counterpart", findings.without().size());
    findings.agreement().ifPresent(a -> root.set("fold_errors", PkFiles.agreement(a)));
    var rows = root.putArray("rows");
    for (var f : findings.all()) {
      var node = rows.addObject().put("id", f.id()).put("study", f.cell("study")).put("found", f.found())
          .put("flag", f.cell("flag")).put("outcome", f.verdict());
      if (f.outcome() instanceof Outcome.Checked c) {
        MAPPED.forEach(column -> node.put(column, f.map(column)));
        node.put("model", c.value());
        c.pair().ifPresent(p -> node.put("ratio", p.ratio()));
      }
      node.put(f.checked() ? "note" : "reason", f.note());
      readings.of(f.id()).filter(_ -> f.missed())
          .ifPresent(r -> node.put("fault", r.fault()).put("reading", r.words()));
    }
    return PkFiles.text(root);
  }

  private static void count(ObjectNode node, List<Finding> some) {
    var missed = some.stream().filter(Finding::missed).count();
    node.put("checks", some.size()).put("agree", some.size() - missed).put("miss", missed);
  }

  /// One line for each finding.
  public static String csv(Findings findings, Readings readings) {
    var text = new StringWriter();
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      out.writeRecord("id", "study", "found", "flag", "outcome", "quantity", "protocol", "against", "measure",
          "compared", "expected", "tolerance", "model", "note", "reading");
      for (var f : findings.all()) {
        out.writeRecord(f.id(), f.cell("study"), f.found(), f.cell("flag"), f.verdict(), f.map("quantity"),
            f.map("protocol"), f.map("against"), f.map("measure"), f.map("compared"), f.map("expected"),
            f.map("tolerance"), f.checked() ? Double.toString(f.value()) : "", f.note(),
            f.missed() ? readings.of(f.id()).map(Readings.Reading::words).orElse("") : "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
