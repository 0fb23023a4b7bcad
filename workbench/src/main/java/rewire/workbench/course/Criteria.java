package rewire.workbench.course;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import rewire.course.Criterion;
import rewire.course.Criterion.Relation;

/// Reads conditions such as `MADRS <= 12` and `MADRS fell less than 50 %`.
final class Criteria {
  private static final Pattern FALL = Pattern
      .compile(
          "(\\S+) (?:fell|falls|has fallen) (?:by )?(less than|at least) ([0-9]{1,3}(?:\\.[0-9]+)?) ?(?:%|percent)");
  private static final Pattern SCORE = Pattern.compile(
      "(\\S+?) ?(<=|>=|=<|=>|≤|≥|<|>|(?: is)? at most|(?: is)? at least|(?: is)? below|(?: is)? above) ?([0-9]{1,3}(?:\\.[0-9]+)?)");
  private static final String ADVICE = "Perhaps \"MADRS <= 12\" or \"MADRS fell less than 50 %\".";

  private Criteria() {}

  static Optional<Criterion> read(Node node, String text, String key, Complaints complaints) {
    var words = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    var fall = FALL.matcher(words);
    var score = SCORE.matcher(words);
    if (fall.matches()) {
      var relation = fall.group(2).equals("less than") ? Relation.FELL_LESS : Relation.FELL_AT_LEAST;
      return made(node, fall.group(1), relation, fall.group(3), key, complaints);
    }
    if (score.matches()) {
      return made(node, score.group(1), relation(score.group(2)), score.group(3), key, complaints);
    }
    complaints.add(node, "The condition \"" + Written.shown(text) + "\" at \"" + key + "\" cannot be read.",
        ADVICE);
    return Optional.empty();
  }

  private static Relation relation(String words) {
    return switch (words.strip().replace("is ", "")) {
      case "<=", "=<", "≤", "at most" -> Relation.AT_MOST;
      case ">=", "=>", "≥", "at least" -> Relation.AT_LEAST;
      case "<", "below" -> Relation.BELOW;
      default -> Relation.ABOVE;
    };
  }

  private static Optional<Criterion> made(Node node, String scale, Relation relation, String number,
      String key,
      Complaints complaints) {
    if (!scale.equals("madrs")) {
      complaints.add(node, "\"" + Written.shown(scale) + "\" at \"" + key
          + "\" cannot be decided by: the model predicts MADRS.", ADVICE);
      return Optional.empty();
    }
    try {
      return Optional.of(new Criterion(relation, Double.parseDouble(number)));
    } catch (IllegalArgumentException e) {
      complaints.add(node, String.valueOf(e.getMessage()), ADVICE);
      return Optional.empty();
    }
  }
}
