package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import rewire.cohort.Cohort;
import rewire.cohort.Fates;
import rewire.cohort.Member;
import rewire.cohort.Quantiles;
import rewire.workbench.Engine.Fact;

/// Counts over the people of a cohort, in words and numbers.
final class CrowdNumbers {
  static final String RESPONSE_24H = "Half of the start or less, 24 h after the first dose";
  static final String RESPONSE = "Half of the start or less at some time";
  static final String RESPONSE_END = "Half of the start or less at the end";
  static final String REMISSION = "MADRS 10 or less at some time";
  static final String RELAPSE = "Above 20 again after a response";
  static final String RELAPSE_DAY = "Median day of being above 20 again, of those";
  static final String DAYS_REMISSION = "Days with MADRS 10 or less, median person";
  static final String DAYS_WELL = "Days with MADRS 20 or less, median person";
  private static final int MOST_REASONS = 3;

  private CrowdNumbers() {}

  static List<Fact> of(Cohort.Result result, int course) {
    var people = result.followed();
    var of = "of " + people.size() + " people";
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(RESPONSE_24H, count(people, m -> m.fates().get(course).respondedIn24H()), of));
    facts.add(new Fact(RESPONSE, count(people, m -> happened(m.fates().get(course).response())), of));
    facts.add(new Fact(RESPONSE_END, count(people, m -> m.fates().get(course).respondedAtEnd()), of));
    facts.add(new Fact(REMISSION, count(people, m -> happened(m.fates().get(course).remission())), of));
    facts.add(new Fact(RELAPSE, count(people, m -> happened(m.fates().get(course).relapse())), of));
    double[] relapses = people.stream().mapToDouble(m -> m.fates().get(course).relapse() / 24)
        .filter(CrowdNumbers::happened).sorted().toArray();
    if (relapses.length > 0) {
      facts.add(new Fact(RELAPSE_DAY, Quantiles.of(relapses, 0.5), "d"));
    }
    facts.add(days(DAYS_REMISSION, people, m -> m.fates().get(course).remitted()));
    facts.add(days(DAYS_WELL, people, m -> m.fates().get(course).well()));
    return facts;
  }

  private static Fact days(String name, List<Member> people, ToDoubleFunction<Member> hours) {
    double[] days = Quantiles.of(people.stream().mapToDouble(hours).map(h -> h / 24).toArray(), 0.05, 0.5,
        0.95);
    return new Fact(name, days[1], String.format(Locale.ROOT, "d (%.0f to %.0f)", days[0], days[2]));
  }

  /// Who was drawn anew and who failed, and why: nobody vanishes.
  static List<String> limits(Cohort.Result result) {
    var limits = new ArrayList<String>();
    int people = result.members().size();
    int redrawn = result.members().stream().mapToInt(Member::redrawn).sum();
    limits.add(String.format(Locale.ROOT,
        "The people differ in every parameter that has a spread in its table; %d of %d draws were drawn anew because"
            + " they relax to %.0f or less without treatment; %d of %d people failed.",
        redrawn, redrawn + people, Fates.RELAPSE, people - result.followed().size(), people));
    result.members().stream().filter(m -> m.status() == Member.Status.FAILED).limit(MOST_REASONS)
        .forEach(m -> limits.add("Person " + m.number() + " failed: " + m.reason()));
    limits.add(
        "Bands hold how people differ and, where it matters, doubt about the interaction; they leave out doubt"
            + " about the equations and the typical values.");
    return limits;
  }

  private static double count(List<Member> people, Predicate<Member> which) {
    return people.stream().filter(which).count();
  }

  private static boolean happened(double hour) {
    return !Double.isNaN(hour);
  }
}
