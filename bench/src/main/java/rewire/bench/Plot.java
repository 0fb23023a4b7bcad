package rewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rewire.solve.WorkPrecision;

/// Draws the work-precision diagram of the stiff test set: evaluations of the rates against correct digits.
public final class Plot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int RIGHT = 560;
  private static final int TOP = 20;
  private static final int BOTTOM = 370;
  private static final double MOST_DIGITS = 12;
  private static final double LEAST_WORK = 2; // powers of ten
  private static final double MOST_WORK = 6;
  /// Tells apart by shade and dash, not by colour alone.
  private static final List<String> STROKES = List.of("#1b6ca8", "#c05020", "#3b7d3b", "#7a4fa0", "#8a6d00",
      "#444444",
      "#b03060", "#2f8f8f");

  private Plot() {}

  /// Writes the drawing into the file named.
  public static void main(String[] arguments) throws IOException {
    var curves = new LinkedHashMap<String, StringBuilder>();
    for (var row : WorkPrecision.table()) {
      curves.computeIfAbsent(row.problem(), _ -> new StringBuilder())
          .append(String.format(Locale.ROOT, "%.1f,%.1f ",
              LEFT + (RIGHT - LEFT) * row.digits() / MOST_DIGITS,
              y(Math.log10((double) row.work().rates()))));
    }
    Files.writeString(Path.of(arguments[0]), svg(curves));
  }

  private static double y(double work) {
    return BOTTOM - (BOTTOM - TOP) * (work - LEAST_WORK) / (MOST_WORK - LEAST_WORK);
  }

  private static String svg(Map<String, StringBuilder> curves) {
    var text = new StringBuilder(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n"
            .formatted(WIDTH, HEIGHT));
    text.append("<title>Work and precision of RODAS5P on the stiff test set, rtol 1e-4 to 1e-8</title>\n");
    for (int digits = 0; digits <= MOST_DIGITS; digits += 2) {
      double x = LEFT + (RIGHT - LEFT) * digits / MOST_DIGITS;
      text.append(String.format(Locale.ROOT,
          "<path d=\"M%.1f %d V%d\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
          x, TOP,
          BOTTOM, x, BOTTOM + 18, digits));
    }
    for (int work = (int) LEAST_WORK; work <= MOST_WORK; work++) {
      text.append(String.format(Locale.ROOT,
          "<path d=\"M%d %.1f H%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">1e%d</text>%n",
          LEFT,
          y(work), RIGHT, LEFT - 6, y(work) + 4, work));
    }
    text.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">correct digits</text>%n".formatted((LEFT + RIGHT) / 2,
            HEIGHT - 12));
    text.append(
        "<text x=\"14\" y=\"%d\" transform=\"rotate(-90 14 %d)\" text-anchor=\"middle\">evaluations of the rates</text>%n"
            .formatted((TOP + BOTTOM) / 2, (TOP + BOTTOM) / 2));
    int i = 0;
    for (var curve : curves.entrySet()) {
      text.append(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>%n"
              .formatted(
                  curve.getValue().toString().trim(), STROKES.get(i % STROKES.size()),
                  i % 2 == 0 ? "none" : "6 3"));
      text.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n".formatted(RIGHT + 12, TOP + 16 + 18 * i,
          STROKES.get(i % STROKES.size()), curve.getKey()));
      i++;
    }
    return text.append("</svg>\n").toString();
  }
}
