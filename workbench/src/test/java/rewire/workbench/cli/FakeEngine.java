package rewire.workbench.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import rewire.course.Course;
import rewire.course.Person;
import rewire.workbench.Engine;

/// An engine that answers at once: three times, two curves, whatever the course.
final class FakeEngine implements Engine {

  final List<Order> orders = new ArrayList<>();
  Answer answer = completed("a1b2c3", 32.6);
  List<String> complaints = List.of();

  static Answer completed(String hash, double madrs) {
    var curves = List.of(new Curve("MADRS", "Depression, MADRS", "score", "symptoms", "readout",
        new double[] {madrs, 16.445, 1 / 3.0}),
        new Curve("synapses.uA", "New synapses, \"adaptive\"", "1", "synapses",
            "state", new double[] {0, 0.05986, 1e-20}));
    var followed = new Followed(Course.untreated(Person.TYPICAL, 24).titled("Six infusions in two weeks"),
        curves,
        List.of(new Fact("MADRS at the start", madrs, "score"),
            new Fact("Highest ketamine", 176.2, "ng/mL")));
    return new Answer.Completed(hash, new double[] {0, 2 / 3.0, 24}, List.of(followed), Optional.empty(), 0.4,
        file -> Files.writeString(file, "<!doctype html>"));
  }

  @Override
  public Start start(Course course, ModelChoice model) {
    return complaints.isEmpty() ? new Start.At(32, 0.62) : new Start.Refused(complaints);
  }

  @Override
  public Answer simulate(Order order, Work work) {
    orders.add(order);
    return answer;
  }

  @Override
  public List<String> showModel(ModelChoice model, PrintWriter out) {
    out.println("01-absorption");
    return complaints;
  }

  @Override
  public List<String> checkModel(ModelChoice model, PrintWriter out) {
    return complaints;
  }

  @Override
  public boolean workPrecision(PrintWriter out) {
    out.println("Robertson");
    return complaints.isEmpty();
  }
}
