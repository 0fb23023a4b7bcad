package rewire.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import rewire.compile.Compiled;
import rewire.compile.Readouts;
import rewire.model.Model;
import rewire.simulate.Trajectories.Column;
import rewire.simulate.Trajectories.Kind;
import rewire.solve.Observer;

/// Writes every state and read-out down at each output time.
final class Recorder implements Observer {
  private final Model model;
  private final Readouts readouts;
  private final double[][] states; // [state][time]
  private final double[][] values; // [assignment][time]
  private final double[] now;
  private int row;

  Recorder(Model model, Compiled compiled, int rows) {
    this.model = model;
    this.readouts = compiled.readouts();
    this.states = new double[model.states().size()][rows];
    this.values = new double[model.assignments().size()][rows];
    this.now = new double[model.assignments().size()];
  }

  @Override
  public void at(double t, double[] y, double[] p) {
    for (int i = 0; i < states.length; i++) {
      states[i][row] = y[i];
    }
    readouts.evaluate(t, y, p, now);
    for (int i = 0; i < values.length; i++) {
      values[i][row] = now[i];
    }
    row++;
  }

  Trajectories trajectories(double[] times) {
    var corridor = new HashMap<String, String>();
    model.mechanisms().forEach(m -> m.outputs().forEach(plug -> corridor.put(plug.id(), plug.name())));
    var columns = new ArrayList<Column>();
    for (int i = 0; i < states.length; i++) {
      var s = model.states().get(i);
      columns.add(new Column(corridor.getOrDefault(s.id(), s.id()), s.id(), s.label(), s.unit().toString(),
          Kind.STATE,
          states[i]));
    }
    for (int i = 0; i < values.length; i++) {
      var a = model.assignments().get(i);
      columns.add(new Column(corridor.getOrDefault(a.id(), a.id()), a.id(), a.label(), a.unit().toString(),
          Kind.READOUT, values[i]));
    }
    return new Trajectories(times, columns);
  }
}
