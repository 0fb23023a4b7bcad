package rewire.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import rewire.course.Route;
import rewire.evidence.Answer.Impossible;
import rewire.evidence.Answer.Predicted;
import rewire.evidence.Kinetics.Curve;

/// Answers questions about plasma levels. Questions about equal trials share one simulation.
///
/// Areas to infinity are taken [#INFINITE_H] after the last dose, and only if the last half of that time added nothing.
/// Superposition is used in one place, the steady state under a constant rate: rate times area per dose, which is exact
/// because the kinetics are linear.
public final class Predictor {
  /// More than forty half-lives of the slowest metabolite.
  private static final double INFINITE_H = 1000;
  private static final double SETTLED = 1e-4;
  /// A terminal slope is read over a day, twenty days after the last dose, when every faster phase is gone.
  private static final double TAIL_H = 480;
  private static final double TAIL_SPAN_H = 24;

  private final Kinetics kinetics;

  public Predictor(Kinetics kinetics) {
    this.kinetics = kinetics;
  }

  /// One answer for each question, in order. The curves of a trial are forgotten when its questions are answered.
  ///
  /// @param progress told how many of how many trials are done
  public List<Answer> answer(List<Question> questions, Progress progress) {
    var asked = new LinkedHashMap<Trial, List<Question>>();
    questions.forEach(q -> asked.computeIfAbsent(q.trial(), _ -> new ArrayList<>()).add(q));
    var answers = new HashMap<Question, Answer>();
    int done = 0;
    for (var trial : asked.entrySet()) {
      answers.putAll(answers(trial.getKey(), trial.getValue()));
      progress.done(++done, asked.size());
    }
    return questions.stream().map(q -> Optional.ofNullable(answers.get(q)).orElseThrow()).toList();
  }

  private Map<Question, Answer> answers(Trial trial, List<Question> questions) {
    var answers = new HashMap<Question, Answer>();
    try {
      var curve = curve(trial, questions);
      questions.forEach(q -> answers.put(q, answer(q, curve)));
    } catch (IllegalArgumentException | Kinetics.Unsolved e) {
      questions.forEach(q -> answers.put(q, cannot(e)));
    }
    return answers;
  }

  private static Answer cannot(RuntimeException e) {
    return new Impossible(
        "the model cannot run it: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }

  /// One run that serves all questions about a trial.
  private Curve curve(Trial trial, List<Question> questions) {
    var times = new TreeSet<Double>();
    boolean dense = false;
    for (var q : questions) {
      switch (q.statistic()) {
        case CONCENTRATION, AUC_TO -> q.timeH().ifPresent(times::add);
        case CMAX, TMAX -> dense = true;
        case HALF_LIFE -> {
        }
        case CSS, AUC_INFINITE, AUC_UNSTATED, RATIO_TO_PARENT, CLEARANCE, VSS, RATIO_INTERACTION, F ->
          times.addAll(List.of(half(trial), end(trial)));
      }
    }
    return kinetics.follow(trial, times, dense, false);
  }

  private static double half(Trial trial) {
    return trial.lastEndH() + INFINITE_H / 2;
  }

  private static double end(Trial trial) {
    return trial.lastEndH() + INFINITE_H;
  }

  private Answer answer(Question q, Curve curve) {
    var why = refusal(q);
    if (!why.isEmpty()) {
      return new Impossible(why);
    }
    try {
      double value = value(q, curve);
      return value > 0 && Double.isFinite(value)
          ? new Predicted(value)
          : new Impossible("the model predicts " + (value == 0 ? "none" : "no usable number"));
    } catch (Unsettled e) {
      return new Impossible("the level has not gone down to nothing after " + (int) INFINITE_H + " h");
    } catch (IllegalArgumentException | Kinetics.Unsolved e) {
      return cannot(e);
    }
  }

  private static String refusal(Question q) {
    if (q.statistic().timed() && q.timeH().isEmpty()) {
      return "no time is given";
    }
    return switch (q.statistic()) {
      case CLEARANCE, VSS -> !q.analyte().isParent()
          ? q.statistic().code() + " is predicted for ketamine only"
          : q.trial().route() == Route.IV ? "" : q.statistic().code() + " needs a dose into a vein";
      case F -> q.analyte().isParent() ? "" : "F is predicted for ketamine only";
      case CSS -> q.trial().lastRate() > 0 ? "" : "the last event has no rate";
      case RATIO_TO_PARENT -> q.analyte().isParent() ? "ketamine is its own parent" : "";
      case CONCENTRATION, CMAX, TMAX, AUC_TO, AUC_INFINITE, AUC_UNSTATED, HALF_LIFE, RATIO_INTERACTION -> "";
    };
  }

  private static final class Unsettled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private double value(Question q, Curve curve) {
    var trial = q.trial();
    var analyte = q.analyte();
    var site = q.site();
    return switch (q.statistic()) {
      case CONCENTRATION -> level(curve, analyte, site, Kinetics.at(curve, q.timeH().orElseThrow()));
      case CMAX -> peak(curve, analyte, site)[1];
      case TMAX -> 60 * (peak(curve, analyte, site)[0] - trial.events().getFirst().startH());
      case CSS -> trial.lastRate() * area(curve, trial, analyte, site) / trial.totalMg();
      case AUC_TO -> joined(curve.area(), analyte, site, Kinetics.at(curve, q.timeH().orElseThrow()));
      case AUC_INFINITE, AUC_UNSTATED -> area(curve, trial, analyte, site);
      case RATIO_TO_PARENT ->
        area(curve, trial, analyte, site) / area(curve, trial, analyte.parent(), site);
      case RATIO_INTERACTION ->
        area(curve, trial, analyte, site) / area(trial.withoutCoDrug(), analyte, site);
      case HALF_LIFE -> halfLife(trial, analyte, site);
      case CLEARANCE -> 1000 * dose(trial, analyte) / area(curve, trial, analyte, Site.VENOUS);
      case VSS -> volume(curve, trial, analyte);
      case F -> 100 * area(curve, trial, analyte, site) / area(trial.intravenously(), analyte, site);
    };
  }

  private double area(Trial other, Analyte analyte, Site site) {
    var curve = kinetics.follow(other, Set.of(half(other), end(other)), false, false);
    return area(curve, other, analyte, site);
  }

  /// mg of the enantiomers of an analyte.
  private static double dose(Trial trial, Analyte analyte) {
    return trial.totalMg() * analyte.join(trial.form().shareS(), trial.form().shareR());
  }

  private static double volume(Curve curve, Trial trial, Analyte analyte) {
    int end = Kinetics.at(curve, end(trial));
    double area = area(curve, trial, analyte, Site.VENOUS);
    double meanH = joined(curve.moment(), analyte, Site.VENOUS, end) / area - trial.meanInputH();
    return 1000 * dose(trial, analyte) / area * meanH;
  }

  private double halfLife(Trial trial, Analyte analyte, Site site) {
    double from = trial.lastEndH() + TAIL_H;
    double to = from + TAIL_SPAN_H;
    var tail = kinetics.follow(trial, Set.of(from, to), false, true);
    double early = level(tail, analyte, site, Kinetics.at(tail, from));
    double late = level(tail, analyte, site, Kinetics.at(tail, to));
    return TAIL_SPAN_H * StrictMath.log(2) / StrictMath.log(early / late);
  }

  private static double area(Curve curve, Trial trial, Analyte analyte, Site site) {
    double half = joined(curve.area(), analyte, site, Kinetics.at(curve, half(trial)));
    double all = joined(curve.area(), analyte, site, Kinetics.at(curve, end(trial)));
    if (all - half > SETTLED * all) {
      throw new Unsettled();
    }
    return all;
  }

  private static double level(Curve curve, Analyte analyte, Site site, int i) {
    return joined(curve.level(), analyte, site, i);
  }

  private static double joined(double[][] rows, Analyte analyte, Site site, int i) {
    int s = switch (analyte.molecule()) {
      case KETAMINE -> site == Site.ARTERIAL ? 2 : 0;
      case NORKETAMINE -> 4;
      case HYDROXYNORKETAMINE -> 6;
    };
    return analyte.join(rows[s][i], rows[s + 1][i]);
  }

  /// Time and height of the highest point of the first 24 h; between minutes by a parabola, unless the curve jumps there.
  private static double[] peak(Curve curve, Analyte analyte, Site site) {
    double[] t = curve.timeH();
    int best = 0;
    for (int i = 1; i < t.length && t[i] <= 24; i++) {
      if (level(curve, analyte, site, i) > level(curve, analyte, site, best)) {
        best = i;
      }
    }
    double y = level(curve, analyte, site, best);
    if (best == 0 || best == t.length - 1) {
      return new double[] {t[best], y};
    }
    double left = t[best] - t[best - 1];
    double right = t[best + 1] - t[best];
    if (Math.abs(left - right) > 1e-6) { // beside a step: the peak is the step
      return new double[] {t[best], y};
    }
    double before = level(curve, analyte, site, best - 1);
    double after = level(curve, analyte, site, best + 1);
    double bend = before - 2 * y + after;
    double shift = bend == 0 ? 0 : (before - after) / (2 * bend);
    return new double[] {t[best] + shift * left, y - bend * shift * shift / 2};
  }
}
