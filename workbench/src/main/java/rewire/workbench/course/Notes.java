package rewire.workbench.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rewire.course.Condition;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Ratings;
import rewire.course.Session;

/// Says what the model knows no difference of in a course.
final class Notes {
  private final CareTables tables;
  private final List<String> out = new ArrayList<>();

  private Notes(CareTables tables) {
    this.tables = tables;
  }

  static List<String> of(CareTables tables, Person person, Optional<String> stage, List<Session> sessions,
      List<Medicine> medicines, Ratings ratings) {
    var notes = new Notes(tables);
    notes.person(person, stage, medicines);
    notes.modalities(sessions.stream().map(Session::modality).distinct().toList());
    notes.medicines(medicines);
    notes.scales(ratings);
    return notes.out;
  }

  private void person(Person person, Optional<String> stage, List<Medicine> medicines) {
    if (person.condition() != Condition.DEPRESSION) {
      out.add("The model knows no difference between depression and " + person.condition().word()
          + ": one mood is followed, and it is read on the MADRS"
          + (person.condition() == Condition.BIPOLAR_DEPRESSION
              ? "; switching to mania is not in the model."
              : "; no scale of fear or trauma is predicted. In veterans with PTSD mood improved and PTSD scores did not."));
    }
    boolean ssri = medicines.stream().anyMatch(m -> m instanceof Medicine.Ssri);
    if (stage.isPresent() && !ssri) {
      out.add(
          "The resistance stage scales what an SSRI does; without an SSRI in the course it changes nothing.");
    }
  }

  private void modalities(List<String> used) {
    var silent = used.stream().filter(m -> tables.modalities().getOrDefault(m, List.of()).isEmpty()).toList();
    if (!silent.isEmpty()) {
      out.add("Nothing of " + joined(silent)
          + " reaches the model; these sessions are shown and change nothing.");
    }
    var told = new ArrayList<String>(silent);
    for (var modality : used) {
      if (told.contains(modality)) {
        continue;
      }
      told.add(modality);
      var alike = tables.alike(modality);
      var also = used.stream().filter(alike::contains).toList();
      told.addAll(also);
      if (!also.isEmpty()) {
        out.add("The model knows no difference between " + joined(concat(modality, also))
            + ": it sees the minutes of a session, not what is done in it.");
      } else if (!alike.isEmpty()) {
        out.add("The model sees the minutes of " + modality + ", not what is done in it: "
            + (alike.size() == 1
                ? alike.getFirst() + " is"
                : alike.getFirst() + " and " + (alike.size() - 1) + " more are")
            + " the same to it (modalities.csv).");
      }
    }
  }

  private void medicines(List<Medicine> medicines) {
    if (medicines.stream().anyMatch(m -> m instanceof Medicine.Ssri)) {
      out.add("The model knows no difference between SSRIs, nor between their doses.");
    }
    var unknown = medicines.stream().filter(m -> m instanceof Medicine.Unmodelled)
        .map(m -> ((Medicine.Unmodelled) m).name()).distinct().toList();
    if (!unknown.isEmpty()) {
      out.add("The model knows no effect of " + joined(unknown) + "; "
          + (unknown.size() == 1 ? "it is" : "they are")
          + " kept for the rules of the clinic.");
    }
  }

  private void scales(Ratings ratings) {
    var unknown = ratings.planned().stream().filter(p -> p.quantity().isEmpty()).map(Ratings.Planned::scale)
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    ratings.seen().stream().filter(s -> s.quantity().isEmpty()).forEach(s -> unknown.add(s.scale()));
    if (!unknown.isEmpty()) {
      out.add("The model does not predict " + joined(List.copyOf(unknown))
          + "; points of other scales are not converted, because a forecast by a table of equal scores is false.");
    }
  }

  private static List<String> concat(String first, List<String> others) {
    var all = new ArrayList<String>();
    all.add(first);
    all.addAll(others);
    return all;
  }

  private static String joined(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
