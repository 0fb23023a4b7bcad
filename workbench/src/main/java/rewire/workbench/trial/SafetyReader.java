package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rewire.study.Pool.Sign;
import rewire.study.Scale;
import rewire.study.VirtualArm;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Result;
import rewire.workbench.trial.RowReading.Measured;
import rewire.workbench.trial.RowReading.Measurement;
import rewire.workbench.trial.RowReading.Unfit;

/// Reads a safety row as a measurement of the model's signs: dissociation, rise of blood pressure, ketamine in plasma.
/// What people report of their own accord (adverse events) has no read-out.
final class SafetyReader {
  /// A session is looked at this long after its dose, in these steps.
  private static final double[] SESSION_H = {0.25, 0.5, 0.75, 1, 1.5, 2, 4};
  private static final Pattern RISE = Pattern.compile("(?:rise\\s*)?>=?\\s*(\\d+(?:\\.\\d+)?)\\s*(?:mmHg)?");

  private final Result row;
  private final Arm arm;
  private final Scale scale;

  /// @param scale by which the arm is ill
  SafetyReader(Result row, Arm arm, Scale scale) {
    this.row = row;
    this.arm = arm;
    this.scale = scale;
  }

  RowReading read() {
    var sign = sign();
    if (sign.isEmpty()) {
      var what = row.scale().equals("none") || row.scale().isEmpty()
          ? row.statistic() + " " + row.rule()
          : row.scale();
      return new Unfit("the model has no read-out for " + what);
    }
    if (Double.isNaN(row.timeH())) {
      return new Unfit("the row has no time");
    }
    return switch (row.statistic()) {
      case "mean", "median", "change" -> row.compares()
          ? new Unfit("a " + row.statistic() + " that compares two arms")
          : level(sign.get());
      case "diff" -> row.compares()
          ? level(sign.get())
          : new Unfit("a difference without a second arm");
      case "event_pct" -> share(sign.get());
      default -> new Unfit("the statistic " + row.statistic() + " of a sign is not measured here");
    };
  }

  private Optional<Sign> sign() {
    return switch (row.scale()) {
      case "CADSS" -> Optional.of(Sign.DISSOCIATION);
      case "SBP" -> Optional.of(Sign.SYSTOLIC_RISE);
      case "DBP" -> Optional.of(Sign.DIASTOLIC_RISE);
      case "other:ketamine_ng_mL" -> Optional.of(Sign.KETAMINE);
      default -> Optional.empty();
    };
  }

  private static boolean pressure(Sign sign) {
    return sign == Sign.SYSTOLIC_RISE || sign == Sign.DIASTOLIC_RISE;
  }

  /// Of a row's value.
  static String unit(Result row) {
    return switch (row.statistic()) {
      case "event_pct" -> "%";
      default -> switch (row.scale()) {
        case "SBP", "DBP" -> "mmHg";
        case "CADSS" -> "CADSS points";
        default -> "ng/mL";
      };
    };
  }

  private RowReading level(Sign sign) {
    if (pressure(sign) && (row.statistic().equals("mean") || row.statistic().equals("median"))) {
      return new Unfit("the model knows the rise of blood pressure, not its level");
    }
    var hours = row.rule().contains("peak") || row.rule().contains("largest")
        ? session()
        : List.of(row.timeH());
    var notes = row.statistic().equals("median") ? List.of("the mean, not the median") : List.<String>of();
    boolean ofMean = row.rule().contains("largest_mean");
    ToDoubleBiFunction<VirtualArm, List<Double>> value = (a, at) -> ofMean
        ? at.stream().mapToDouble(h -> mean(a, i -> a.sign(sign, i, a.offsetH() + h))).max()
            .orElse(Double.NaN)
        : mean(a, i -> highest(a, sign, i, at));
    Measurement what = (a, b) -> value.applyAsDouble(a, hours)
        - (row.compares() ? value.applyAsDouble(b, hours) : 0);
    return new Measured(what, RowReading.Kind.SAFETY, scale, hours, notes);
  }

  /// Share of people in whom the sign was ever at least so high, in a session up to the row's time.
  private RowReading share(Sign sign) {
    var m = RISE.matcher(row.rule());
    if (!m.matches()) {
      return new Unfit("the event \"" + row.rule() + "\" has no read-out");
    }
    if (pressure(sign) && !row.rule().startsWith("rise")) {
      return new Unfit("the model knows the rise of blood pressure, not its level");
    }
    double bound = Double.parseDouble(m.group(1)) + (row.rule().contains(">=") ? 0 : 1e-9);
    var hours = new ArrayList<Double>();
    doses().filter(d -> d <= row.timeH()).forEach(d -> hours.addAll(after(d)));
    if (hours.isEmpty()) {
      return new Unfit("no dose before its time");
    }
    Measurement what = (a, _) -> 100
        * IntStream.range(0, a.size()).filter(i -> highest(a, sign, i, hours) >= bound).count()
        / (double) a.size();
    return new Measured(what, RowReading.Kind.SAFETY, scale, hours, List.of());
  }

  private java.util.stream.DoubleStream doses() {
    return arm.doseDays().stream().mapToDouble(d -> 24 * d);
  }

  private static List<Double> after(double doseH) {
    return java.util.Arrays.stream(SESSION_H).mapToObj(h -> doseH + h).toList();
  }

  /// The session that a row speaks of: that of the last dose before its time.
  private List<Double> session() {
    OptionalDouble last = doses().filter(d -> d <= row.timeH()).max();
    return last.isPresent() ? after(last.getAsDouble()) : List.of(row.timeH());
  }

  private static double highest(VirtualArm a, Sign sign, int person, List<Double> at) {
    return at.stream().mapToDouble(h -> a.sign(sign, person, a.offsetH() + h)).max().orElse(Double.NaN);
  }

  private static double mean(VirtualArm a, java.util.function.IntToDoubleFunction value) {
    return IntStream.range(0, a.size()).mapToDouble(value).average().orElse(Double.NaN);
  }
}
