package rewire.trials.mixed;

import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import rewire.trials.Referee;

class GrowthCurveTest {
  static List<GrowthCurve.Person> read(Path f, String scale, String arm, double from, int tcol, int scol,
      int vcol, int acol, double unit) throws IOException {
    var m = new TreeMap<String, TreeMap<Double, List<Double>>>();
    for (var l : Files.readAllLines(f).stream().skip(1).toList()) {
      var c = l.replace("\"", "").split(",", -1);
      boolean other = !arm.isEmpty() && !c[acol].equals(arm);
      if (!c[scol].equals(scale) || other || Double.parseDouble(c[tcol]) < from) {
        continue;
      }
      m.computeIfAbsent(c[0], _ -> new TreeMap<>())
          .computeIfAbsent(Double.parseDouble(c[tcol]) / unit, _ -> new ArrayList<>())
          .add(Double.parseDouble(c[vcol]));
    }
    var out = new ArrayList<GrowthCurve.Person>();
    for (var p : m.values()) {
      var t = new ArrayList<Double>();
      var y = new ArrayList<Double>();
      p.forEach((k, v) -> v.forEach(z -> {
        t.add(k);
        y.add(z);
      }));
      out.add(new GrowthCurve.Person(t.stream().mapToDouble(d -> d).toArray(),
          y.stream().mapToDouble(d -> d).toArray(),
          t.stream().map(d -> new double[] {1, d}).toArray(double[][]::new)));
    }
    return out;
  }

  @Test
  void show() throws IOException {
    var D = Path.of("/work/shared/science/individual");
    var e = List.of("intercept", "slope");
    for (var r : GrowthCurve.Residual.values()) {
      long b = System.nanoTime();
      for (var a : List.of("DRUG", "PLACEBO"))
        System.out.println(GrowthCurve.fit(
            read(Referee.FOLDER.resolve("antidepressant_trial.csv"), "HAMD17", a, 0, 3, 4, 5, 6, 7), e,
            GrowthCurve.Line.LEVEL_AND_SLOPE, r, GrowthCurve.Criterion.RESTRICTED));
      System.out.println(GrowthCurve.fit(
          read(Referee.FOLDER.resolve("antidepressant_trial.csv"), "HAMA", "", 0, 3, 4, 5, 6, 7), e,
          GrowthCurve.Line.LEVEL_AND_SLOPE, r, GrowthCurve.Criterion.RESTRICTED));
      System.out.println(GrowthCurve.fit(read(D.resolve("enrichd_bdi.csv"), "BDI", "", 0, 1, 2, 3, 4, 7), e,
          GrowthCurve.Line.LEVEL_AND_SLOPE, r, GrowthCurve.Criterion.RESTRICTED));
      System.out
          .println(GrowthCurve.fit(read(D.resolve("beat_the_blues.csv"), "BDI-II", "", 0, 1, 3, 4, 5, 7), e,
              GrowthCurve.Line.LEVEL_AND_SLOPE, r, GrowthCurve.Criterion.RESTRICTED));
      System.out.println((System.nanoTime() - b) / 1e9);
    }
  }
}
