package rewire.workbench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a report shows, as plain data: what was given, what was computed, and how far to trust it.
///
/// All times are hours after `origin`. Texts are plain and need no escaping. Courses carry the letters A, B, C by
/// their place in the list; every [Line] holds one [Track] per course, in that order, on the grid `timeH`.
///
/// @param title   the question ("Six infusions, alone or with ten sessions"), not a file name
/// @param who     one line: the person, the baseline, what stays fixed
/// @param origin  what time 0 is, after "Days from": "the first infusion"
/// @param people  number of simulated people behind the bands; 1 means one typical person, without bands
/// @param notices strips above the title, such as "Partial: 61 of 100 people, stopped at 12:04"
/// @param answer  three sentences of at most 40 words
/// @param timeH   grid of the curves; may repeat a time where a value jumps
/// @param panels  in causal order; one of part SCORE
/// @param zooms   hours around chosen doses, the first one shown at the start; may be empty
/// @param sources cited by their place in this list, from 1
public record ReportInput(String title, String who, String origin, int people, List<String> notices,
    List<Sentence> answer, List<Course> courses, Samples timeH, List<Panel> panels, List<Zoom> zooms,
    Numbers numbers, List<Basis> basis, List<Misfit> misfits, List<String> limits, List<Source> sources,
    RunFacts run) {

  public ReportInput {
    notices = List.copyOf(notices);
    answer = List.copyOf(answer);
    courses = List.copyOf(courses);
    panels = List.copyOf(panels);
    zooms = List.copyOf(zooms);
    basis = List.copyOf(basis);
    misfits = List.copyOf(misfits);
    limits = List.copyOf(limits);
    sources = List.copyOf(sources);
    require(people >= 1, "people is " + people + "; a report needs at least 1");
    require(!courses.isEmpty(), "A report needs at least one course");
    require(timeH.size() >= 2 && timeH.ascending() && timeH.last() > timeH.first(),
        "timeH must ascend over at least two times");
    require(panels.stream().filter(p -> p.part() == Part.SCORE).count() == 1,
        "A report needs exactly one panel of part SCORE");
    for (Panel panel : panels) {
      check(panel.id(), panel.lines(), timeH.size(), courses.size());
      for (Zoom zoom : zooms) {
        check(panel.id() + " around " + zoom.label(), zoom.lines().getOrDefault(panel.id(), List.of()),
            zoom.hours().size(), courses.size());
      }
    }
  }

  private static void check(String name, List<Line> lines, int size, int courses) {
    for (Line line : lines) {
      require(line.tracks().size() == courses, "Panel " + name + " has " + line.tracks().size()
          + " tracks in line «" + line.name() + "» but there are " + courses + " courses");
      for (Track track : line.tracks()) {
        require(track.typical().size() == size, "Panel " + name + " has " + track.typical().size()
            + " values but the time grid has " + size);
      }
    }
  }

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /// The same report with another table of numbers.
  public ReportInput with(Numbers other) {
    return new ReportInput(title, who, origin, people, notices, answer, courses, timeH, panels, zooms, other,
        basis,
        misfits, limits, sources, run);
  }

  /// The panel of the rating scale that figure 1 shows.
  public Panel score() {
    return panels.stream().filter(p -> p.part() == Part.SCORE).findFirst().orElseThrow();
  }

  public List<Panel> panels(Part part) {
    return panels.stream().filter(p -> p.part() == part).toList();
  }

  public boolean onePerson() {
    return people == 1;
  }

  /// A sentence of the answer; `course` is the place of the course it is about, or -1.
  public record Sentence(int course, String text) {
    public static Sentence about(int course, String text) {
      return new Sentence(course, text);
    }

    public static Sentence plain(String text) {
      return new Sentence(-1, text);
    }
  }

  /// What was given: one swim lane per label.
  ///
  /// @param name     "Six infusions alone"
  /// @param note     doses, route and days in words
  /// @param doses    one per dosing occasion
  /// @param visits   times at which a score is measured
  /// @param practices mindfulness, exercise, sleep support
  /// @param medicines other medicines
  /// @param stress   background stress, level in model units
  /// @param window   where plasticity is above the healthy level
  /// @param outside  where doses lie outside the studied range
  public record Course(String name, String note, List<Dose> doses, List<Event> sessions, List<Event> visits,
      List<Span> practices, List<Span> medicines, List<Span> stress, List<Span> window, List<Span> outside) {
    public Course {
      doses = List.copyOf(doses);
      sessions = List.copyOf(sessions);
      visits = List.copyOf(visits);
      practices = List.copyOf(practices);
      medicines = List.copyOf(medicines);
      stress = List.copyOf(stress);
      window = List.copyOf(window);
      outside = List.copyOf(outside);
    }
  }

  /// One dosing occasion; `label` is the singular that is counted ("infusion"), `amount` sets the bar's height.
  public record Dose(double timeH, double durationH, String label, double amount, String unit, Kept kept) {}

  /// Something at a time, counted by its singular label ("session").
  public record Event(double timeH, String label, Kept kept) {}

  /// Whether a planned act took place; missed ones are drawn hollow, in their place.
  public enum Kept {
    KEPT, MISSED
  }

  /// A level held from one time to another.
  public record Span(double fromH, double toH, String label, double level) {}

  /// Which figure a panel belongs to. COMPARISON panels hold the same difference track for every
  /// course; INTERACTION panels hold the score under no, default and full interaction as lines of these names.
  public enum Part {
    SCORE, CASCADE, SAFETY, COMPARISON, INTERACTION
  }

  /// One quantity: its curves and how sure they are.
  ///
  /// @param id          short, letters and digits: `madrs`
  /// @param brief       name of at most 18 characters for the terminal and titles; empty leaves it out of both
  /// @param label       full name
  /// @param unit        short unit that follows a value: "ng/mL"; empty for none
  /// @param measure     what the value measures, under the name: "ng/mL, S and R added"
  /// @param mechanism   file of equations: `02-disposition`
  /// @param noHumanData true for model output that nobody has measured in people
  /// @param misfits     numbers of known misfits that touch it
  public record Panel(String id, String brief, String label, String unit, String measure, Part part,
      String mechanism, Grade grade, boolean noHumanData, List<Integer> misfits, Scale scale, Moment moment,
      List<Line> lines, List<Threshold> thresholds, List<Observation> observations) {
    public Panel {
      misfits = List.copyOf(misfits);
      lines = List.copyOf(lines);
      thresholds = List.copyOf(thresholds);
      observations = List.copyOf(observations);
      require(id.matches("[A-Za-z][A-Za-z0-9_]*"), "Panel id «" + id + "» must be letters, digits and _");
      require(!lines.isEmpty(), "Panel " + id + " has no line");
    }
  }

  /// How sure the numbers behind a panel are.
  public enum Grade {
    MEASURED("measured", "mea"), FITTED("fitted", "fit"), HYPOTHESIS("hypothesis", "hyp");

    final String word;
    final String brief;

    Grade(String word, String brief) {
      this.word = word;
      this.brief = brief;
    }
  }

  /// The value scale.
  ///
  /// @param finest smallest step worth printing, a power of ten
  /// @param zero   whether the axis starts at 0
  /// @param low    least possible value, or negative infinity
  /// @param high   greatest possible value, or infinity
  public record Scale(double finest, boolean zero, double low, double high) {
    /// Amounts and ratios: an axis from 0 without an upper end.
    public static Scale fromZero(double finest) {
      return new Scale(finest, true, 0, Double.POSITIVE_INFINITY);
    }

    /// An axis around the values.
    public static Scale free(double finest) {
      return new Scale(finest, false, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
  }

  /// The one moment that stands for a panel in titles, peaks and the terminal.
  public sealed interface Moment {
    /// Highest value within the hours shown around a dose.
    record Peak() implements Moment {}

    /// Value at a time after the origin.
    record At(double timeH) implements Moment {}
  }

  /// One curve per course; `name` (at most 12 characters) tells two lines of a panel apart, else empty.
  public record Line(String name, List<Track> tracks) {
    public Line {
      tracks = List.copyOf(tracks);
    }
  }

  /// The median (or typical person) of one course, and how people differ.
  public record Track(Samples typical, Spread spread) {}

  /// How people differ around the median.
  public sealed interface Spread {
    /// Not known: one typical person was simulated.
    record OnePerson() implements Spread {}

    /// Percentiles over people, on the same grid as the median.
    record Percentiles(Samples p05, Samples p25, Samples p75, Samples p95) implements Spread {}
  }

  /// A level with its words ("relapse: above 20"); a reference level is dashed, a limit dotted.
  public record Threshold(double value, String words, Kind kind) {
    /// What a level means.
    public enum Kind {
      LIMIT, REFERENCE
    }
  }

  /// A published or entered value, drawn in ink.
  ///
  /// @param low       lower end of its 95 % interval; equal to `value` when not known
  /// @param usedInFit true when the value went into the model (hollow), so that it checks nothing
  /// @param words     two words: "observed, open label"
  /// @param source    place in the list of sources, from 1
  public record Observation(int course, double timeH, double value, double low, double high,
      boolean usedInFit,
      String words, int source) {}

  /// Hours around one dose on a finer grid.
  ///
  /// @param label  "infusion 1"
  /// @param startH time of the dose
  /// @param hours  hours after the dose, from 0, usually to 48
  /// @param lines  curves by panel id
  public record Zoom(String label, double startH, Samples hours, Map<String, List<Line>> lines) {
    public Zoom {
      lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines)); // in order, so that the same run gives
                                                                       // the same bytes
      require(hours.size() >= 2 && hours.ascending() && hours.first() >= 0 && hours.last() > 0,
          "Hours around " + label + " must ascend from 0");
    }
  }

  /// The table of numbers: a first column of names, then `columns`.
  public record Numbers(List<String> columns, List<Group> groups) {
    public Numbers {
      columns = List.copyOf(columns);
      groups = List.copyOf(groups);
    }

    /// Rows that belong together: "Effect", "Durability", "Exposure and burden".
    public record Group(String name, List<Row> rows) {
      public Group {
        rows = List.copyOf(rows);
      }
    }

    /// One quantity over the columns; `note` is its unit or condition.
    public record Row(String name, String note, boolean noHumanData, List<Cell> cells) {
      public Row {
        cells = List.copyOf(cells);
      }
    }
  }

  /// One entry of the table of numbers.
  public sealed interface Cell {
    /// A number with its interval.
    record Value(Estimate estimate, String unit) implements Cell {}

    /// Words, as for censored times: "not in 60 d".
    record Words(String text) implements Cell {}
  }

  /// What one panel rests on.
  public record Basis(String panel, String restsOn, Grade grade, String mechanism) {}

  /// A known disagreement with data, by its number in the model's own list.
  public record Misfit(int number, String text) {}

  /// A reference; `doi` starts with "10." or is empty.
  public record Source(String citation, String doi) {
    public Source {
      require(doi.isEmpty() || doi.startsWith("10."), "Source «" + citation + "» has doi " + doi
          + "; it must start with 10.");
    }
  }

  /// Enough to repeat the run and to judge its numbers.
  ///
  /// @param modelHash     content hash of the model files
  /// @param parameterSet  `default` or `dossier`
  /// @param command       the command that repeats it
  /// @param achievedError words: "2e-7 of each value, against a run ten times tighter"
  public record RunFacts(String modelHash, String parameterSet, long seed, String version, String command,
      String achievedError) {}
}
