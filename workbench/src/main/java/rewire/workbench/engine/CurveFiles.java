package rewire.workbench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import rewire.cohort.Block;
import rewire.cohort.Cohort;
import rewire.exchange.table.Column;
import rewire.exchange.table.TableFile;
import rewire.model.Model;

/// Everybody's curves, one table for each block of people; a file has its name only when it is whole. A person who was not
/// followed has no rows here and a reason in `people`.
final class CurveFiles implements Consumer<Block> {
  /// Name of the folder.
  static final String FOLDER = "curves";

  private final Path folder;
  private final TableFile.Format format;
  private final Cohort cohort;
  private final List<Column> columns;

  CurveFiles(Path folder, TableFile.Format format, Cohort cohort, Model model) {
    this.folder = folder.resolve(FOLDER);
    this.format = format;
    this.cohort = cohort;
    this.columns = columns(cohort, model);
  }

  private static List<Column> columns(Cohort cohort, Model model) {
    var out = new ArrayList<>(List.of(Column.count("person", "Number of the person"),
        Column.text("course", "Course, by letter"), Column.number("time_h", "h", "Time since the start")));
    var units = model.symbols();
    for (var name : cohort.watched()) {
      var id = model.resolve(name);
      out.add(Column.number(name, String.valueOf(units.get(id)), label(model, id)));
    }
    return out;
  }

  private static String label(Model model, String id) {
    return model.states().stream().filter(s -> s.id().equals(id)).map(s -> s.label())
        .findFirst().or(() -> model.assignments().stream().filter(a -> a.id().equals(id)).map(a -> a.label())
            .findFirst())
        .orElse(id);
  }

  @Override
  public void accept(Block block) {
    var draft = folder.resolve("draft" + format.ending());
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(draft); // of a run that was killed
      try (var table = TableFile.create(format, folder, "draft", columns)) {
        write(block, table);
      }
      Files.move(draft, folder.resolve("people-%08d".formatted(block.first()) + format.ending()),
          StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The curves cannot be written to " + folder + ".", e);
    }
  }

  private void write(Block block, TableFile table) throws IOException {
    double[] timesH = cohort.timesH();
    for (int i = 0; i < block.members().size(); i++) {
      for (int c = 0; c < block.curves().length; c++) {
        var curves = block.curves()[c];
        for (int t = 0; t < timesH.length && curves[0][i] != null; t++) {
          table.count(block.first() + i).text(Character.toString('A' + c)).number(timesH[t]);
          for (var quantity : curves) {
            table.number(quantity[i][t]);
          }
          table.end();
        }
      }
    }
  }
}
