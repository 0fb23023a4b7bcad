package rewire.workbench.course;

import java.util.List;
import rewire.course.Course;
import rewire.study.Trait;

/// A virtual trial as it is written in a file.
///
/// @param design     how people go through the arms
/// @param severity   at entry
/// @param strata     traits by which people are allotted in equal parts
/// @param reference  name of the arm that the others are compared with
/// @param visitsH    hours at which people are rated, ascending
/// @param looks      shares of the information at which the trial may stop, rising to 1
/// @param replicates virtual trials
public record TrialFile(String title, Design design, String blind, People people, Severity severity,
    List<Trait> strata, List<Arm> arms, String reference, List<Double> visitsH, List<Endpoint> endpoints,
    Analysis analysis, List<Double> looks, int replicates) {
  /// Words that a file may use.
  public static final List<String> BLINDS = List.of("double", "single", "open");
  /// What a control arm is given at the hours at which the other arm gets its doses.
  public static final List<String> CONTROLS = List.of("none", "saline", "midazolam", "spray", "tablet",
      "waiting");
  /// What is measured.
  public static final List<String> MEASURES = List.of("change", "response", "remission", "relapse");
  /// How.
  public static final List<String> METHODS = List.of("MMRM", "ANCOVA", "LOCF", "NRI");
  /// How several endpoints share the level.
  public static final List<String> MULTIPLICITIES = List.of("none", "Bonferroni", "Holm", "Hochberg",
      "fixed sequence");

  /// Designs of trials.
  public static final List<String> DESIGNS = List.of("parallel", "crossover", "randomised withdrawal");
  /// What an endpoint estimates of people who leave; empty for what the method says.
  public static final List<String> ESTIMANDS = List.of("hypothetical", "treatment policy",
      "while in the trial", "composite");

  /// How people go through the arms. Visits and endpoints are counted from randomisation, in a crossover from the start
  /// of each period.
  public sealed interface Design {
    /// Everybody stays in one arm.
    record Parallel() implements Design {}

    /// Two arms, one after the other, half of the people in each order.
    record Crossover(double periodH, double washoutH) implements Design {
      /// Hour at which the second period starts.
      public double secondH() {
        return periodH + washoutH;
      }
    }

    /// All get one course; those whose score has fallen by a share are randomised at its end.
    record Withdrawal(Arm induction, double lengthH, double fall) implements Design {}
  }

  public TrialFile {
    strata = List.copyOf(strata);
    arms = List.copyOf(arms);
    visitsH = List.copyOf(visitsH);
    endpoints = List.copyOf(endpoints);
    looks = List.copyOf(looks);
  }

  /// How ill they are at entry.
  ///
  /// @param atLeast rating at which people enter; NaN for none
  public record Severity(String scale, double mean, double sd, double atLeast) {
    /// As trials of depression have it: means of 31 to 38 and SDs of 4 to 8.
    public static final Severity USUAL = new Severity("MADRS", 33, 5.5, Double.NaN);
  }

  /// An arm.
  ///
  /// @param control what it is given instead of active doses; `none` when the course is all
  /// @param perKg   whether the doses of its course follow each person's weight
  public record Arm(String name, Course course, String control, int n, boolean perKg) {}

  /// What decides.
  ///
  /// @param atH    hour at which it is read
  /// @param margin points, or share from 0 to 1, by which the arm may be worse (positive: non-inferiority)
  /// @param atMost   score that counts as remission; NaN for the scale's own
  /// @param estimand empty for what the method of the analysis says
  public record Endpoint(String name, String scale, String measure, double atH, double margin,
      double atMost, String estimand) {}

  /// How it is decided.
  ///
  /// @param level two-sided
  public record Analysis(String method, double level, String multiplicity) {}

  /// An arm by name.
  public Arm arm(String name) {
    return arms.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }
}
