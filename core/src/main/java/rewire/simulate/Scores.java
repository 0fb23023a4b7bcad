package rewire.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.simulate.Trajectories.Column;
import rewire.simulate.Trajectories.Kind;

/// The score of a course whose score is put together from strands, laid into its trajectories.
public final class Scores {
  /// The score when separate effects are only added.
  public static final String ADDITIVE = "MADRS_additive";
  /// The score with the whole interaction that the mechanism predicts.
  public static final String MECHANISM = "MADRS_mechanism";

  private Scores() {}

  /// Replaces the mechanism's score by the assumed one and adds both ends of the range behind all other columns.
  static Trajectories of(Trajectories mechanism, double[][] strands, Interaction assumed,
      Interaction.Range range) {
    var columns = new ArrayList<Column>();
    for (var column : mechanism.columns()) {
      columns.add(column.name().equals(Simulator.SCORE)
          ? new Column(column.name(), column.id(), String.format(Locale.ROOT,
              "%s, %s of the interaction of ketamine and therapy assumed", column.label(),
              assumed.strength()),
              column.unit(), column.kind(), assumed.score(strands, range))
          : column);
    }
    columns.addAll(ends(mechanism, new Interaction(0).score(strands, range)));
    return new Trajectories(mechanism.timeH(), columns);
  }

  /// Both ends of the range for a course that has no question of interaction: they are the score itself.
  public static List<Column> ends(Trajectories run) {
    return ends(run, run.column(Simulator.SCORE).values());
  }

  private static List<Column> ends(Trajectories mechanism, double[] additive) {
    return List.of(end(mechanism, ADDITIVE, "MADRS, effects of ketamine and therapy only added", additive),
        end(mechanism, MECHANISM, "MADRS, interaction as the mechanism predicts",
            mechanism.column(Simulator.SCORE).values()));
  }

  private static Column end(Trajectories mechanism, String name, String label, double[] values) {
    var score = mechanism.column(Simulator.SCORE);
    var home = score.id().substring(0, score.id().indexOf('.'));
    return new Column(name, home + "." + name, label, score.unit(), Kind.READOUT, values);
  }
}
