package rewire.cohort;

import java.util.List;
import rewire.cohort.Cohort.Progress;
import rewire.simulate.Crew;
import rewire.simulate.Simulator;

/// Rooms in which people are followed at once, open for as many blocks of people as are to be followed.
final class Rooms {
  private final Cohort cohort;
  private final int quantities;
  private final Crew<Room> crew;

  Rooms(Simulator simulator, Cohort cohort, List<String> quantities, int threads) {
    this.cohort = cohort;
    this.quantities = quantities.size();
    var cast = Role.cast(simulator, cohort.courses());
    this.crew = new Crew<>(simulator, cohort.tolerance(), threads,
        own -> new Room(own, cohort, quantities, cast));
  }

  /// Follows the people from `first` up to but not including `end`.
  Block follow(int first, int end, Progress progress) {
    var members = new Member[end - first];
    var curves = new float[cohort.courses().size()][quantities][end - first][];
    crew.work(members.length, (room, i) -> members[i] = room.follow(first + i, i, curves),
        done -> progress.followed(first + done));
    return new Block(first, List.of(members), curves);
  }
}
