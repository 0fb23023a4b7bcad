package rewire.workbench.trial;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The column `rule` of a row, read once.
///
/// @param text        as it stands
/// @param fall        share of the score at entry by which somebody must have fallen
/// @param atMost      largest score that counts
/// @param relapseAt   score at which an episode has come back
/// @param foundH      hours after the first dose at which those who count are found
/// @param sinceH      hours between that moment and the row's time
/// @param maintainedH hours for which it must hold
/// @param window      hours over which is averaged
/// @param subset      who counts, by the first day
record RowRule(String text, OptionalDouble fall, OptionalDouble atMost, OptionalDouble relapseAt,
    OptionalDouble foundH, OptionalDouble sinceH, OptionalDouble maintainedH, Optional<Window> window,
    Optional<Subset> subset) {
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
  private static final Pattern FALL = Pattern.compile(">=\\s*" + NUMBER + "\\s*%");
  private static final Pattern AT_MOST = Pattern.compile("<=\\s*" + NUMBER + "(?!\\s*%)");
  private static final Pattern BELOW = Pattern.compile("<\\s*" + NUMBER + "(?!\\s*%)");
  private static final Pattern RELAPSE_AT = Pattern.compile("relapse\\s*>=\\s*" + NUMBER);
  private static final Pattern FOUND_AT = Pattern.compile("(?:respond|remitt)ers_(\\d+)h");
  private static final Pattern SINCE = Pattern.compile("(\\d+) (weeks|months) after (?:last|acute)");
  private static final Pattern MAINTAINED = Pattern.compile("maintained_(\\d+)h");
  private static final Pattern WINDOW = Pattern.compile("average_(\\d+)_to_(\\d+)h");
  private static final Pattern SUBSET = Pattern.compile("improved\\s*(>=|<)\\s*(\\d+)%_after_first");
  private static final double WEEK_H = 168;
  private static final double MONTH_H = 730;
  /// What makes "less than" of "at most".
  private static final double HAIR = 1e-9;

  /// Hours after the first dose.
  record Window(double fromH, double toH) {}

  /// Those who had fallen by a share after the first dose, or those who had not.
  record Subset(boolean better, double share) {}

  static RowRule of(String text) {
    var most = number(AT_MOST, text);
    var below = number(BELOW, text);
    var fall = number(FALL, text);
    Matcher since = SINCE.matcher(text);
    Matcher window = WINDOW.matcher(text);
    Matcher subset = SUBSET.matcher(text);
    return new RowRule(text, fall.isPresent() ? OptionalDouble.of(fall.getAsDouble() / 100) : fall,
        most.isPresent() || below.isEmpty() ? most : OptionalDouble.of(below.getAsDouble() - HAIR),
        number(RELAPSE_AT, text), number(FOUND_AT, text),
        since.find()
            ? OptionalDouble.of(
                Double.parseDouble(since.group(1)) * (since.group(2).equals("weeks") ? WEEK_H : MONTH_H))
            : OptionalDouble.empty(),
        number(MAINTAINED, text),
        window.find()
            ? Optional
                .of(new Window(Double.parseDouble(window.group(1)), Double.parseDouble(window.group(2))))
            : Optional.empty(),
        subset.find()
            ? Optional.of(
                new Subset(subset.group(1).equals(">="), Double.parseDouble(subset.group(2)) / 100))
            : Optional.empty());
  }

  private static OptionalDouble number(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? OptionalDouble.of(Double.parseDouble(m.group(1))) : OptionalDouble.empty();
  }

  boolean says(String word) {
    return text.contains(word);
  }
}
