package rewire.course;

import java.util.List;

/// How a course is conducted beyond what is planned: rules, doses that were missed, and the visits at which something
/// was decided.
///
/// @param rules  what is decided on the way
/// @param missed doses that were due and not given; they are not among the doses of the course
/// @param visits decisions made, in order of time; empty until the course has been followed
public record Conduct(List<Rule> rules, List<Dose> missed, List<Visit> visits) {

  /// Everything goes as planned.
  public static final Conduct AS_PLANNED = new Conduct(List.of(), List.of(), List.of());

  public Conduct {
    rules = List.copyOf(rules);
    missed = List.copyOf(missed);
    visits = List.copyOf(visits);
  }
}
