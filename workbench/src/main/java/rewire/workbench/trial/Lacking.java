package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rewire.workbench.library.Arm;

/// What the model lacks of an arm's other treatments. What was taken before the trial is part of the state in which people
/// come; a treatment that begins with the trial and is not in the model is told, and where it is a treatment of its own
/// (convulsions, quetiapine) the arm is not simulated.
record Lacking(Arm arm) {
  /// Antidepressants; those other than an SSRI are taken as one when they begin with the trial.
  private static final Set<String> ANTIDEPRESSANTS = Set.of("SNRI", "mirtazapine", "bupropion");
  private static final Pattern CONVULSIONS = Pattern.compile("\\bECT\\b|electroconvulsive",
      Pattern.CASE_INSENSITIVE);
  private static final String NO_ECT = "electroconvulsive therapy is not in the model";
  private static final String NO_QUETIAPINE = "quetiapine is not in the model";

  /// Why the arm cannot be simulated at all.
  Optional<String> reason() {
    boolean other = arm.cotreatment().contains("other") || arm.cotreatment().contains("anaesthesia");
    if (arm.control().equals("ECT") || (other && CONVULSIONS.matcher(arm.cotreatmentNote()).find())) {
      return Optional.of(NO_ECT);
    }
    if (arm.control().equals("quetiapine") || (arm.cotreatment().contains("quetiapine") && begins())) {
      return Optional.of(NO_QUETIAPINE);
    }
    if (arm.control().equals("psychotherapy") && arm.therapy().stream().allMatch("none"::equals)) {
      return Optional.of("its psychotherapy is not stated");
    }
    return Optional.empty();
  }

  private boolean begins() {
    return !Double.isNaN(arm.cotreatmentStartDay());
  }

  /// Whether an antidepressant begins with the trial.
  boolean newAntidepressant() {
    return arm.cotreatment().contains("new_AD") || arm.cotreatment().contains("SSRI")
        || (begins() && arm.cotreatment().stream().anyMatch(ANTIDEPRESSANTS::contains))
        || arm.control().equals("antidepressant");
  }

  /// What is left out, for the notes of every row of the arm.
  List<String> remarks() {
    var out = new ArrayList<String>();
    for (var word : arm.cotreatment()) {
      switch (word) {
        case "other", "lithium", "mood_stabiliser", "quetiapine", "benzodiazepine" -> out.add(
            "simulated without a co-treatment that the model lacks: "
                + (word.equals("other") && !arm.cotreatmentNote().isEmpty()
                    ? arm.cotreatmentNote()
                    : word.replace('_', ' ')));
        default -> {
          // taken before, or simulated
        }
      }
    }
    if (arm.control().equals("usual_care")) {
      out.add("usual care is taken as what people come with");
    }
    return out;
  }
}
