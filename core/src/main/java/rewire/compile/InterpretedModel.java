package rewire.compile;

import java.util.List;
import rewire.compile.Interpretation.Directions;
import rewire.model.Assignment;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.solve.DenseField;
import rewire.solve.LaneField;
import rewire.solve.VectorField;

/// A model that is walked at every call; allocates at will. The referee of generated code.
final class InterpretedModel implements Compiled {

  private final Model model;
  private final Names names;

  InterpretedModel(Model model) {
    this.model = model;
    names = new Names(model);
    var probe = at(0, new double[model.states().size()], parameters(), Directions.NONE);
    model.states().forEach(s -> {
      probe.value(s.rate());
      probe.value(s.initial());
    });
  }

  @Override
  public Target target() {
    return Target.INTERPRETER;
  }

  @Override
  public Names names() {
    return names;
  }

  @Override
  public VectorField field() {
    return new Field();
  }

  @Override
  public LaneField lanes(int width) {
    throw new UnsupportedOperationException("An interpreted model runs one state at a time.");
  }

  @Override
  public Readouts readouts() {
    return new Values(model.assignments().stream().map(Assignment::id).toList());
  }

  @Override
  public Readouts readouts(List<String> wanted) {
    return new Values(wanted.stream().map(names::flat).toList());
  }

  @Override
  public double[] parameters() {
    return model.parameters().stream().mapToDouble(Parameter::value).toArray();
  }

  @Override
  public double[] initial(double[] p) {
    var point = at(0, new double[model.states().size()], p, Directions.NONE);
    return model.states().stream().mapToDouble(s -> point.value(s.initial())).toArray();
  }

  private Interpretation at(double t, double[] y, double[] p, Directions by) {
    return new Interpretation(model, t, y, p, by);
  }

  private final class Values implements Readouts {

    private final List<String> ids;

    Values(List<String> ids) {
      this.ids = ids;
    }

    @Override
    public List<String> names() {
      return ids;
    }

    @Override
    public void evaluate(double t, double[] y, double[] p, double[] out) {
      var point = at(t, y, p, Directions.NONE);
      for (int i = 0; i < out.length; i++) {
        out[i] = point.symbol(ids.get(i))[0];
      }
    }
  }

  private final class Field extends DenseField {

    @Override
    public int states() {
      return model.states().size();
    }

    @Override
    public int parameters() {
      return model.parameters().size();
    }

    @Override
    public void rates(double t, double[] y, double[] p, double[] dydt) {
      var point = at(t, y, p, Directions.NONE);
      for (int i = 0; i < dydt.length; i++) {
        dydt[i] = point.value(model.states().get(i).rate());
      }
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] p, double[] dfdt) {
      var point = at(t, y, p, Directions.TIME);
      for (int i = 0; i < dfdt.length; i++) {
        dfdt[i] = point.dual(model.states().get(i).rate())[1];
      }
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, double[] jacobian) {
      var point = at(t, y, p, Directions.STATES);
      for (int i = 0; i < y.length; i++) {
        double[] row = point.dual(model.states().get(i).rate());
        System.arraycopy(row, 1, jacobian, i * y.length, y.length);
      }
    }

    @Override
    public int triggers() {
      return model.triggers().size();
    }

    @Override
    public void gaps(double t, double[] y, double[] p, double[] gap) {
      var point = at(t, y, p, Directions.NONE);
      for (int i = 0; i < triggers(); i++) {
        gap[i] = point.value(model.triggers().get(i).gap());
      }
    }

    @Override
    public void fire(int trigger, double t, double[] y, double[] p) {
      var point = at(t, y, p, Directions.NONE);
      var changes = model.triggers().get(trigger).changes();
      double[] values = changes.stream().mapToDouble(c -> point.value(c.value())).toArray();
      for (int i = 0; i < values.length; i++) {
        var target = changes.get(i).target();
        if (names.isState(target)) {
          y[names.state(target)] = values[i];
        } else {
          p[names.parameter(target)] = values[i];
        }
      }
    }
  }
}
