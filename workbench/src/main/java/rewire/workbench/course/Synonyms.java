package rewire.workbench.course;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Words that people use for those of the language: never read, but answered with the word that is meant.
final class Synonyms {
  private static final Map<String, List<String>> MEANT = new HashMap<>();

  static {
    // keys
    put("over", "duration", "minutes", "infusion time");
    put("length", "duration", "minutes");
    put("dose", "dosage", "amount", "mg");
    put("repeat", "frequency", "schedule", "every", "rule");
    put("day", "when", "date");
    put("at", "time", "clock");
    put("from", "start", "begin", "since");
    put("to", "end", "until", "till");
    put("follow for", "duration", "end", "follow up", "length");
    put("sex", "gender");
    put("course", "title", "name");
    put("medicines", "medication", "medications", "drugs", "comedication");
    put("therapy", "sessions", "psychotherapy", "therapies");
    put("severity", "baseline", "madrs", "score");
    put("condition", "diagnosis", "disorder", "indication");
    put("blood pressure", "bp", "pressure");
    put("resistance stage", "resistance", "stage");
    put("modality", "type", "kind");
    put("kind", "type", "modality");
    put("measure", "measurements", "ratings", "visits", "scales");
    // routes
    put("infusion", "iv", "intravenous", "drip");
    put("nasal spray", "intranasal", "nasal", "spray", "in");
    put("intramuscular", "i.m", "intramuscularly");
    put("subcutaneous", "s.c", "subcut", "sq");
    put("oral", "by mouth", "p.o", "tablet", "capsule");
    // drugs
    put("esketamine", "spravato", "ketanest");
    put("ketamine", "ketalar", "racemate");
    put("lorazepam", "ativan", "tavor");
    put("diazepam", "valium");
    put("alprazolam", "xanax");
    put("sertraline", "zoloft");
    put("fluoxetine", "prozac");
    put("escitalopram", "lexapro", "cipralex");
    // people and therapies
    put("female", "f", "woman", "w");
    put("male", "m", "man");
    put("depression", "mdd", "major depression", "trd", "major depressive disorder");
    put("CBT", "cognitive behavioural therapy", "cognitive behavioral therapy");
    put("exposure", "prolonged exposure", "pe");
    put("CPT", "cognitive processing therapy");
    put("interpersonal", "ipt", "interpersonal therapy", "interpersonal psychotherapy");
    put("MBCT", "mindfulness based cognitive therapy");
  }

  private Synonyms() {}

  private static void put(String meant, String... words) {
    for (var word : words) {
      MEANT.merge(word, List.of(meant),
          (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }
  }

  /// The candidate that the word stands for.
  static Optional<String> of(String word, java.util.Collection<String> candidates) {
    var plain = word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]+", " ").replaceAll("\\.$|^\\s+|\\s+$", "");
    return MEANT.getOrDefault(plain.equals("i.v") ? "iv" : plain, List.of()).stream()
        .filter(candidates::contains).findFirst();
  }
}
