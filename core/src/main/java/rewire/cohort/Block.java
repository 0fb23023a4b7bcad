package rewire.cohort;

import java.util.List;

/// Some people who follow each other in number, and their curves.
///
/// @param first   number of the first of them
/// @param members one each, in order
/// @param curves  `[course][quantity][person]`, one value per time; null for people who were not followed
@SuppressWarnings("ArrayRecordComponent") // millions of values, compared by nobody
public record Block(int first, List<Member> members, float[][][][] curves) {
  public Block {
    members = List.copyOf(members);
  }

  /// Number of the person after the last.
  public int end() {
    return first + members.size();
  }
}
