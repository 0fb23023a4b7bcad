package rewire.workbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import rewire.cohort.Cohort;
import rewire.course.Course;
import rewire.exchange.table.TableFile;
import rewire.lang.Swap;

/// Everything the front doors ask of the rooms below, and all of it: this is the one seam between workbench and engine.
///
/// Opening an engine must cost nothing; work begins with the first question.
public interface Engine {

  /// Which model: a folder of mechanism files or the one that travels with the program, and which numbers.
  ///
  /// @param folder empty for the shipped model
  /// @param parameterSet `default` or `dossier`
  /// @param swaps texts that take the place of mechanisms
  /// @param values numbers set by hand, laid over the set; a simulation has them in its courses instead
  record ModelChoice(Optional<Path> folder, String parameterSet, List<Swap> swaps,
      Map<String, Double> values) {
    public ModelChoice {
      swaps = List.copyOf(swaps);
      values = Map.copyOf(values);
    }
  }

  /// One simulation of one or more courses side by side. Courses carry the overrides of parameters.
  ///
  /// @param relativeTolerance of the solver, for the typical person
  /// @param people how many people like the person of the courses are drawn; 1 for the typical person alone
  /// @param seed of the draws
  record Order(List<Course> courses, ModelChoice model, double relativeTolerance, int people, long seed) {
    public Order {
      courses = List.copyOf(courses);
    }
  }

  /// A state or read-out over time.
  ///
  /// @param column name in tables: the corridor name, or `mechanism.symbol`
  /// @param kind `state`, `readout` or `input`
  /// @param values one for each time of the run; never NaN. Owned by the record
  @SuppressWarnings("ArrayRecordComponent") // thousands of doubles; compared by nobody
  record Curve(String column, String label, String unit, String mechanism, String kind, double[] values) {}

  /// What one course did.
  ///
  /// @param course as it was followed
  /// @param curves every state and read-out
  /// @param facts the summary, in reading order
  record Followed(Course course, List<Curve> curves, List<Fact> facts) {
    public Followed {
      curves = List.copyOf(curves);
      facts = List.copyOf(facts);
    }
  }

  /// One number of the summary, with its name as a reader sees it.
  ///
  /// @param value NaN when it could not be computed
  /// @param unit  with the number, or why there is none
  record Fact(String name, double value, String unit) {
    /// Whether there is a number.
    public boolean known() {
      return !Double.isNaN(value);
    }
  }

  /// The report of a completed run.
  @FunctionalInterface
  interface Report {
    /// Writes one self-contained HTML file.
    void write(Path file) throws IOException;

    /// The answer for a terminal, in a few lines; empty when there is none.
    ///
    /// @param width columns
    /// @param unicode whether block characters can be shown
    /// @param colour whether colour is wanted
    default String terminal(int width, boolean unicode, boolean colour) {
      return "";
    }
  }

  /// Where and how to work; changes no result.
  ///
  /// @param threads at least 1
  /// @param progress told how many people are done, one call at a time
  /// @param kept     where a large cohort is kept on the way; empty to keep nothing
  record Work(int threads, Cohort.Progress progress, Optional<Kept> kept) {
    /// Work that keeps nothing on the way.
    public Work(int threads, Cohort.Progress progress) {
      this(threads, progress, Optional.empty());
    }
  }

  /// Where what is finished of a large cohort is kept.
  ///
  /// @param folder its own folder, which need not be there yet
  /// @param order  identity of the order, so that only the same order goes on from there
  /// @param curves how everybody's curves are written, into the folder `curves` there; empty for not at all
  record Kept(Path folder, String order, Optional<TableFile.Format> curves) {}

  /// People around the typical person.
  ///
  /// @param timeH hours of the percentiles
  @SuppressWarnings("ArrayRecordComponent") // as for a curve
  record Crowd(double[] timeH, List<String> quantities, Cohort.Result result) {}

  /// What came of a question.
  sealed interface Answer {

    /// All courses were run to the end.
    ///
    /// @param modelHash of the text and the numbers of the model, so that a later run can tell whether they are the same
    /// @param timeH hours after time 0, the same for all courses; owned by the record
    /// @param courses in the order they were asked for
    /// @param achievedError largest relative difference to a run at ten times tighter tolerance
    /// @param crowd people drawn around the typical person; empty when none were asked for
    @SuppressWarnings("ArrayRecordComponent") // as for a curve
    record Completed(String modelHash, double[] timeH, List<Followed> courses, Optional<Crowd> crowd,
        double achievedError, Report report) implements Answer {}

    /// The model or an override was not understood; each complaint is printed as it is.
    record Refused(List<String> complaints) implements Answer {}

    /// The run broke off.
    record Failed(String reason, double atTimeH, String message, String advice) implements Answer {}
  }

  /// Where the person of a course starts.
  sealed interface Start {
    /// The person rests at this score under this background stress.
    record At(double score, double backgroundStress) implements Start {}

    /// The severity that is asked for cannot be reached, or the model was not understood.
    record Refused(List<String> complaints) implements Start {}
  }

  /// Finds where the person of a course starts, giving them the severity that the course asks for.
  Start start(Course course, ModelChoice model);

  /// Runs one or more courses.
  Answer simulate(Order order, Work work);

  /// The model as a map: mechanisms, their states and read-outs, parameters with sources.
  ///
  /// @return complaints instead of printing, when the model is not understood
  List<String> showModel(ModelChoice model, PrintWriter out);

  /// All complaints about a model; empty when it is good. What was counted goes to `out`.
  List<String> checkModel(ModelChoice model, PrintWriter out);

  /// Prints the work-precision tables of the solver: the stiff test problems, and a course of the shipped model.
  ///
  /// @return whether every row meets its bound
  boolean workPrecision(PrintWriter out);
}
