package rewire.cohort;

import java.util.List;
import java.util.stream.Stream;
import rewire.course.Course;

/// A cohort to follow: people like the person of the courses, each through every course.
///
/// @param courses    one or more, of the same length
/// @param people     how many
/// @param seed       of all draws
/// @param quantities what to write down, corridor or flat names; `MADRS` is always added
/// @param compared   of these, which are also compared with the first course, within the same person
/// @param timesH     when to look, ascending from 0 to the end
/// @param tolerance  relative tolerance of each run
public record Cohort(List<Course> courses, int people, long seed, List<String> quantities,
    List<String> compared, double[] timesH, double tolerance) {
  /// Up to as many people are held with their curves; more are followed in blocks.
  public static final int MOST_EXACT = 5_000;
  /// Up to as many numbers of their curves, four bytes each, half of the memory that the launchers give to crowds.
  static final long MOST_HELD = 200_000_000;
  /// More people than this are not followed.
  public static final int MOST_PEOPLE = 10_000_000;

  public Cohort {
    courses = List.copyOf(courses);
    quantities = List.copyOf(quantities);
    compared = List.copyOf(compared);
    if (courses.isEmpty() || people < 1 || people > MOST_PEOPLE) {
      throw new IllegalArgumentException("A cohort of " + people + " people through " + courses.size()
          + " courses: at least one of each and at most " + MOST_PEOPLE + " people are followed.");
    }
  }

  /// What is written down, in order.
  public List<String> watched() {
    return quantities.contains("MADRS")
        ? quantities
        : Stream.concat(quantities.stream(), Stream.of("MADRS")).toList();
  }

  /// Whether percentiles are exact, because all curves are held.
  public boolean isExact() {
    return people <= MOST_EXACT && people * curve() <= MOST_HELD;
  }

  /// People whose curves are held at once when there are blocks.
  int block() {
    return Math.clamp(MOST_HELD / 2 / curve(), 1, Ward.BLOCK);
  }

  /// Numbers on the curves of one person.
  private long curve() {
    return (long) courses.size() * watched().size() * timesH.length;
  }

  /// Told after each person; calls come from several threads, one at a time.
  @FunctionalInterface
  public interface Progress {
    /// `done` of all people have been followed.
    void followed(int done);
  }

  /// The percentiles kept: 5, 25, 50, 75 and 95.
  static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  /// What came of a cohort.
  ///
  /// @param members one per person, in order
  /// @param bands       percentiles over the people who were followed
  /// @param differences percentiles of a course minus the first one, within the same person
  public record Result(List<Member> members, List<Band> bands, List<Band> differences) {
    public Result {
      members = List.copyOf(members);
      bands = List.copyOf(bands);
      differences = List.copyOf(differences);
    }

    /// People followed to the end.
    public List<Member> followed() {
      return members.stream().filter(m -> m.status() == Member.Status.FOLLOWED).toList();
    }

    /// The band of a quantity in a course.
    ///
    /// @throws java.util.NoSuchElementException when it was not written down
    public Band band(int course, String quantity) {
      return bands.stream().filter(b -> b.course() == course && b.quantity().equals(quantity)).findFirst()
          .orElseThrow();
    }
  }

  /// Percentiles of one quantity over people.
  ///
  /// @param course   place of the course
  /// @param quantity as it was asked for; `MADRS` is at the drawn strength of interaction, see [rewire.simulate.Interaction]
  /// @param values   five rows (5, 25, 50, 75, 95 %), one column per time
  public record Band(int course, String quantity, double[][] values) {}
}
