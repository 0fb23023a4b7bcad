package rewire.workbench.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Route;

/// What stands in a course file for those who give care, and is of no concern to the model.
///
/// @param startClockH   clock time of time 0, hours after midnight
/// @param startDate     date of day 0
/// @param history       words of the table of clinic rules; empty when none applies
/// @param asked         whether the file says anything about the history
/// @param bloodPressure before the course
/// @param mgPerMl       concentration of what is given
public record Clinic(double startClockH, Optional<LocalDate> startDate, List<String> history, boolean asked,
    Optional<Pressure> bloodPressure, Map<Preparation, Double> mgPerMl) {

  public Clinic {
    history = List.copyOf(history);
    mgPerMl = Map.copyOf(mgPerMl);
  }

  /// A blood pressure in mmHg.
  public record Pressure(int systolic, int diastolic) {
    boolean above(int limitSystolic, int limitDiastolic) {
      return systolic > limitSystolic || diastolic > limitDiastolic;
    }
  }

  /// What is drawn up for one dose.
  public record Preparation(Form form, Route route, double amountMg) {
    static Preparation of(Dose dose) {
      return new Preparation(dose.form(), dose.route(), dose.amountMg());
    }
  }
}
