package rewire.workbench.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import rewire.lang.SideTables;

/// The rules of the clinic, `models/brain/clinic_rules.csv`: published contraindications, limits and customs, each with
/// its source and how well it was seen. They warn and remind; they never change what is simulated.
public record ClinicRules(List<Rule> rules) {

  public ClinicRules {
    rules = List.copyOf(rules);
  }

  /// How grave it is.
  public enum Level {
    CONTRAINDICATED, WARNING, REMINDER, COUNT, NOTE;

    /// As it stands in the table.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One line of the table.
  ///
  /// @param check   what is looked at; `ClinicCheck` knows the words
  /// @param applies `any`, `spray`, `infusion`, `oral` or `racemic`
  /// @param key     what the check needs to know: a word of the history, a drug, an age group
  /// @param limit   number that the check compares with; 0 when it needs none
  /// @param flag    V seen in its source; R recalled, with confidence; D a suggestion without evidence
  public record Rule(String id, String check, String applies, String key, double limit, Level level,
      String text,
      String source, String flag) {}

  static ClinicRules of(SideTables tables) {
    var levels = new LinkedHashMap<String, Level>();
    Arrays.stream(Level.values()).forEach(l -> levels.put(l.word(), l));
    var rules = new ArrayList<Rule>();
    for (var row : tables.rows("clinic_rules.csv", "id", "check", "applies", "key", "limit", "level", "text",
        "source", "flag")) {
      double limit = row.number("limit", 0);
      row.oneOf("level", levels)
          .ifPresent(level -> rules.add(new Rule(row.text("id"), row.text("check"), row.text("applies"),
              row.text("key"), limit, level, row.text("text"), row.text("source"), row.text("flag"))));
    }
    return new ClinicRules(rules);
  }

  /// The rules of one check, in order of the table.
  List<Rule> of(String check) {
    return rules.stream().filter(r -> r.check().equals(check)).toList();
  }

  /// What can stand in the history of a person.
  List<String> histories() {
    return of("history").stream().map(Rule::key).toList();
  }

  /// Drugs that those who give care must know and the model does not.
  List<String> unmodelledDrugs() {
    return of("medicine").stream().map(Rule::key)
        .filter(k -> !k.equals("benzodiazepine") && !k.equals("propofol") && !k.equals("co-drug")).toList();
  }
}
