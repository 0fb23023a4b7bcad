package rewire.workbench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import rewire.workbench.report.ReportInput.Basis;
import rewire.workbench.report.ReportInput.Course;
import rewire.workbench.report.ReportInput.Dose;
import rewire.workbench.report.ReportInput.Event;
import rewire.workbench.report.ReportInput.Grade;
import rewire.workbench.report.ReportInput.Kept;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Observation;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.RunFacts;
import rewire.workbench.report.ReportInput.Scale;
import rewire.workbench.report.ReportInput.Source;
import rewire.workbench.report.ReportInput.Span;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Threshold;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.ReportInput.Zoom;

/// Invented but plausible input, as if from the model: smooth bumps after each dose, no science.
final class SampleReport {
  private static final List<Double> SIX = List.of(0.0, 48.0, 96.0, 168.0, 216.0, 264.0);

  /// A curve over hours with the name of its line.
  private record Named(String name, DoubleUnaryOperator curve) {}

  private final List<Double> doses;
  private final List<Integer> sessionDays;
  private final int people;
  private final Samples timeH;
  private final List<Zoom> zooms = new ArrayList<>();
  private final List<Map<String, List<Line>>> zoomLines = new ArrayList<>();
  private final List<Panel> panels = new ArrayList<>();
  private final int courses;

  private SampleReport(List<Double> doses, double endH, int people, int courses, List<Integer> sessionDays) {
    this.doses = doses;
    this.people = people;
    this.courses = courses;
    this.sessionDays = sessionDays;
    this.timeH = grid(endH, doses);
    doses.forEach(_ -> zoomLines.add(new HashMap<>()));
  }

  /// One infusion of one typical person over two weeks.
  static ReportInput oneInfusion() {
    return new SampleReport(List.of(0.0), 336, 1, 1, List.of())
        .build("One ketamine infusion over 40 minutes");
  }

  /// Six infusions of one typical person over 60 days.
  static ReportInput sixInfusions() {
    return new SampleReport(SIX, 1440, 1, 1, List.of()).build("Six ketamine infusions in two weeks");
  }

  /// Six infusions alone and with ten sessions, 100 people, with bands.
  static ReportInput twoCourses() {
    return new SampleReport(SIX, 1440, 100, 2, List.of(1, 3, 5, 8, 10, 12, 15, 17, 19, 22))
        .build("Six infusions in two weeks, alone or with ten therapy sessions");
  }

  /// Nothing given: no dose, no hours around it.
  static ReportInput noTreatment() {
    return new SampleReport(List.of(), 336, 1, 1, List.of()).build("Two weeks without treatment");
  }

  /// Five courses, of which the fourth and fifth need panels of their own.
  static ReportInput fiveCourses() {
    return new SampleReport(SIX, 1440, 1, 5, List.of(1, 3, 5)).build("Six infusions, five ways");
  }

  /// One day after one infusion.
  static ReportInput oneDay() {
    return new SampleReport(List.of(0.0), 24, 1, 1, List.of()).build("The day of an infusion");
  }

  private static Samples grid(double endH, List<Double> doses) {
    var times = new TreeSet<Double>();
    for (double h = 0; h <= endH + 1e-9; h += 1) {
      times.add(h);
    }
    for (double dose : doses) {
      for (double h = 0; h < 4; h += 1.0 / 6) {
        times.add(dose + h);
      }
      times.add(dose + 2 / 3.0);
    }
    return Samples.of(times.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// A bump after each dose that rises with one time constant and falls with another, highest 1.
  private double bump(double t, double rise, double fall) {
    double sum = 0;
    for (double dose : doses) {
      double s = t - dose;
      if (s > 0) {
        double top = rise * fall / (fall - rise) * Math.log(fall / rise);
        double peak = Math.exp(-top / fall) - Math.exp(-top / rise);
        sum += (Math.exp(-s / fall) - Math.exp(-s / rise)) / peak;
      }
    }
    return sum;
  }

  private double plasma(double t) {
    double sum = 0;
    for (double dose : doses) {
      double s = t - dose;
      if (s > 0) {
        double held = Math.min(s, 2 / 3.0);
        double since = Math.max(0, s - 2 / 3.0);
        sum += (171 * held * 1.5) * (0.7 * Math.exp(-since / 0.45) + 0.3 * Math.exp(-since / 3.5));
      }
    }
    return sum;
  }

  private double gain(double t, int course) {
    double sum = 0;
    for (int day : course == 1 ? sessionDays : List.<Integer>of()) {
      double s = t - day * 24;
      sum += s > 0 ? 0.14 * (1 - Math.exp(-s / 60)) * Math.exp(-s / 2400) : 0;
    }
    return sum;
  }

  private ReportInput build(String title) {
    String x = "\u00d7";
    add("kven", "Ketamine, venous", "Ketamine in venous plasma", "ng/mL", "ng/mL, S and R added",
        Part.CASCADE,
        "02-disposition", Grade.MEASURED, false, List.of(), Scale.fromZero(1), new Moment.Peak(), List.of(),
        new Named("",
            this::plasma));
    add("nk", "", "Norketamine", "ng/mL", "ng/mL, S and R added", Part.CASCADE, "02-disposition",
        Grade.MEASURED, false,
        List.of(), Scale.fromZero(1), new Moment.Peak(), List.of(), new Named("", t -> 74 * bump(t, 0.8, 6)));
    add("block", "NMDA block", "NMDA receptors blocked", "%", "% of receptors, by cell", Part.CASCADE,
        "03-receptors",
        Grade.HYPOTHESIS, true, List.of(), new Scale(1, true, 0, 100), new Moment.Peak(), List.of(),
        new Named("interneurons",
            t -> 100 * plasma(t) / (plasma(t) + 215)),
        new Named("pyramidal", t -> 100 * plasma(t) / (plasma(t) + 1140)));
    add("glu", "Glutamate", "Glutamate outside cells", x, x + " healthy level", Part.CASCADE, "04-circuit",
        Grade.FITTED, false, List.of(6), Scale.free(0.01), new Moment.Peak(), List.of(), new Named("",
            t -> 1 + 0.29 * bump(t, 0.4, 1.6)));
    add("bdnf", "BDNF", "BDNF released", x, x + " healthy level", Part.CASCADE, "05-translation",
        Grade.HYPOTHESIS,
        true, List.of(), Scale.fromZero(0.1), new Moment.Peak(), List.of(healthy()), new Named("",
            t -> 0.93 + 1.57 * bump(t, 1.1,
                3)));
    add("mtor", "", "TrkB and mTORC1 activity", x, x + " healthy level", Part.CASCADE, "05-translation",
        Grade.HYPOTHESIS, true, List.of(4), Scale.free(0.01), new Moment.Peak(), List.of(), new Named("TrkB",
            t -> 0.95 + 0.8 * bump(t, 1.6, 3.2)),
        new Named("mTORC1", t -> 0.97 + 0.6 * bump(t, 1.7, 3.0)));
    add("pl", "Plasticity", "Plasticity (the window)", x, x + " healthy level", Part.CASCADE,
        "06-plasticity",
        Grade.FITTED, true, List.of(), Scale.fromZero(0.1), new Moment.Peak(), List.of(healthy()),
        new Named("",
            t -> 0.78 + 1.22 * bump(t, 7, 26)));
    add("syn", "Synapses", "Synapses", "%", "% of all possible, by ensemble", Part.CASCADE, "07-synapses",
        Grade.FITTED,
        false, List.of(2, 5), new Scale(1, false, 0, 100), new Moment.At(72), List.of(), new Named("adaptive",
            t -> 42 + 7 * bump(t, 22, 160)),
        new Named("negative", t -> 61 - 1.2 * bump(t, 22, 160)));
    add("schema", "", "Schema strength", "", "share of full strength", Part.CASCADE, "08-schemas",
        Grade.HYPOTHESIS, true,
        List.of(), Scale.free(0.01), new Moment.At(24), List.of(), new Named("negative JN",
            t -> 0.64 - 0.03 * bump(t, 15, 120)),
        new Named("adaptive JA", t -> 0.43 + 0.06 * bump(t, 15, 120)));
    add("p", "Negative state", "Time in the negative state", "%", "% of the time", Part.CASCADE, "08-schemas",
        Grade.HYPOTHESIS, true, List.of(), new Scale(1, true, 0, 100), new Moment.At(24), List.of(),
        new Named("",
            t -> 100 * low(t, 0)));
    add("basin", "", "Basin depth", "ln h", "ln of the mean stay in h", Part.CASCADE, "08-schemas",
        Grade.HYPOTHESIS,
        true, List.of(), Scale.free(0.1), new Moment.At(24), List.of(), new Named("negative",
            t -> 1.6 * low(t, 0) + 0.4),
        new Named("adaptive", t -> 1.9 - 1.5 * low(t, 0)));
    add("cadss", "Dissociation", "Dissociation", "points", "CADSS points, 0 to 92", Part.SAFETY, "12-safety",
        Grade.FITTED,
        false, List.of(), new Scale(1, true, 0, 92), new Moment.Peak(), List.of(), new Named("",
            t -> 19 * bump(t, 0.35, 0.7)));
    add("bp", "Pressure rise", "Blood pressure rise", "mmHg", "mmHg above the person's own", Part.SAFETY,
        "12-safety",
        Grade.FITTED, false, List.of(), Scale.free(1), new Moment.Peak(), List.of(), new Named("systolic",
            t -> 14.5 * bump(t, 0.35, 0.9)),
        new Named("diastolic", t -> 9.4 * bump(t, 0.35, 0.9)));
    add("sed", "", "Sedation", "%", "% chance of sedation", Part.SAFETY, "12-safety", Grade.HYPOTHESIS, false,
        List.of(),
        new Scale(1, true, 0, 100), new Moment.Peak(), List.of(),
        new Named("", t -> 16 * bump(t, 0.35, 0.8)));
    addScore();
    for (int z = 0; z < doses.size(); z++) {
      zooms.add(new Zoom("infusion " + (z + 1), doses.get(z), zoomHours(), zoomLines.get(z)));
    }
    return new ReportInput(title,
        "One adult with treatment-resistant depression: 70 kg, 40 years, male, MADRS about 33,"
            + " BDNF Val/Val, background stress unchanged (0.5, model units), no antidepressant.",
        "the first infusion",
        people, List.of(), List.of(), courseList(), timeH, panels, zooms, new Numbers(List.of(), List.of()),
        basis(),
        misfits(), limits(), sources(), new RunFacts("3f9a1c0b72de", "default", 2026, "0.1.0",
            "./rewire simulate examples/six-infusions.yaml --out results/six",
            "2e-7 of each value, against a run with"
                + " tolerances ten times tighter"));
  }

  private static Threshold healthy() {
    return new Threshold(1, "healthy level", Threshold.Kind.REFERENCE);
  }

  private double low(double t, int course) {
    double lift = Math.min(2.2, bump(t, 9, 60) * 1.15) + gain(t, course) * 1.6;
    return 0.84 * Math.exp(-lift * 0.62);
  }

  private static Samples zoomHours() {
    var hours = new TreeSet<Double>(List.of(2 / 3.0));
    IntStream.rangeClosed(0, 120).forEach(i -> hours.add(48 * (i / 120.0) * (i / 120.0)));
    return Samples.of(hours.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private void addScore() {
    var lines = new ArrayList<DoubleUnaryOperator>();
    for (int c = 0; c < courses; c++) {
      int course = c;
      lines.add(t -> 4 + 34 * low(t, course));
    }
    List<Observation> seen = List.of(
        new Observation(0, 2, 14, 10.5, 17.5, false, "observed, open label", 1),
        new Observation(0, 24, 17, 13, 21, true, "observed", 2));
    panels.add(
        new Panel("madrs", "MADRS", "Depression score", "points", "MADRS, 0 to 60", Part.SCORE, "09-symptoms",
            Grade.FITTED, false, List.of(8, 11), new Scale(1, true, 0, 60), new Moment.At(24),
            List.of(line("", lines,
                timeH, 0)),
            List.of(new Threshold(20, "relapse: above 20", Threshold.Kind.LIMIT), new Threshold(10,
                "remission: 10 or less", Threshold.Kind.LIMIT)),
            seen));
    for (int z = 0; z < doses.size(); z++) {
      zoomLines.get(z).put("madrs", List.of(line("", lines, zoomHours(), doses.get(z))));
    }
  }

  private void add(String id, String brief, String label, String unit, String measure, Part part, String file,
      Grade grade, boolean noHuman, List<Integer> misfits, Scale scale, Moment moment,
      List<Threshold> thresholds,
      Named... curves) {
    var lines = new ArrayList<Line>();
    for (Named named : curves) {
      DoubleUnaryOperator curve = named.curve();
      var each = IntStream.range(0, courses).<DoubleUnaryOperator>mapToObj(c -> parts(id) && c == 1
          ? t -> curve.applyAsDouble(t) * (1 + 0.12 * gain(t, 1))
          : curve).toList();
      lines.add(line(named.name(), each, timeH, 0));
      for (int z = 0; z < doses.size(); z++) {
        zoomLines.get(z).computeIfAbsent(id, _ -> new ArrayList<>())
            .add(line(named.name(), each,
                zoomHours(), doses.get(z)));
      }
    }
    List<Observation> seen = id.equals("kven")
        ? List.of(new Observation(0, 2 / 3.0, 185, 185, 185, true, "185 observed",
            2))
        : List.of();
    panels.add(
        new Panel(id, brief, label, unit, measure, part, file, grade, noHuman, misfits, scale, moment, lines,
            thresholds, seen));
  }

  private static boolean parts(String id) {
    return List.of("syn", "schema", "p", "basin").contains(id);
  }

  private Line line(String name, List<DoubleUnaryOperator> curves, Samples grid, double shift) {
    return new Line(name,
        curves.stream().map(f -> new Track(sample(f, grid, shift, 1), spread(f, grid, shift))).toList());
  }

  private Spread spread(DoubleUnaryOperator f, Samples grid, double shift) {
    return people == 1
        ? new Spread.OnePerson()
        : new Spread.Percentiles(sample(f, grid, shift, 0.7), sample(f, grid,
            shift, 0.86), sample(f, grid, shift, 1.09), sample(f, grid, shift, 1.17));
  }

  private static Samples sample(DoubleUnaryOperator f, Samples grid, double shift, double factor) {
    return Samples
        .of(IntStream.range(0, grid.size()).mapToDouble(i -> f.applyAsDouble(grid.at(i) + shift) * factor)
            .toArray());
  }

  private List<Course> courseList() {
    var all = new ArrayList<Course>();
    List<Dose> bars = doses.stream().map(h -> new Dose(h, 2 / 3.0, "infusion", 35, "mg", Kept.KEPT)).toList();
    String days = Wording.list(doses.stream().map(h -> Wording.day(h).substring(4)).toList());
    for (int c = 0; c < courses; c++) {
      List<Event> sessions = c == 0
          ? List.of()
          : sessionDays.stream().map(d -> new Event(d * 24.0, "session",
              Kept.KEPT)).toList();
      String name = (doses.size() == 1 ? "One infusion" : "Six infusions")
          + (c == 0 ? "" : " with ten sessions");
      all.add(new Course(name,
          "35 mg racemate IV over 40 min, on day" + (doses.size() > 1 ? "s " : " ") + days, bars,
          sessions, List.of(), List.of(), List.of(), List.of(new Span(0, timeH.last(), "stress", 0.5)),
          window(),
          List.of()));
    }
    return all;
  }

  private List<Span> window() {
    return doses.isEmpty()
        ? List.of()
        : List.of(new Span(4, Math.min(timeH.last(), doses.getLast() + 84), "window", 1));
  }

  private List<Basis> basis() {
    return panels.stream().map(p -> new Basis(p.label(), p.grade() == Grade.MEASURED
        ? "Human concentrations, arterial and venous, S and R chains"
        : "Sizes tuned to published averages; time courses partly from rodents", p.grade(), p.mechanism()))
        .toList();
  }

  private static List<Misfit> misfits() {
    return List.of(
        new Misfit(2, "Synapse turnover is faster than imaging saw (13 % against 3 to 5 % lost in 14 days)."),
        new Misfit(4, "Blocking mTOR shortens the effect here; in patients rapamycin prolonged it."),
        new Misfit(5,
            "Synapses rise 10 % in one ensemble at 24 h; SV2A imaging in people saw no overall change."),
        new Misfit(6, "GABA rose as much as Glx in people; this circuit cannot show it."),
        new Misfit(8, "After six infusions the score dips lower, and first returns faster, than in clinics."),
        new Misfit(11,
            "The model cannot score above 38, and the ill differ less at the start than in trials."));
  }

  private static List<String> limits() {
    return List.of(
        "One open trial with this schedule saw \u221218.9 points at 2 h; the model reaches \u22123.",
        "The score cannot fall below 4 or rise above 38: it is 4 + 34 times the share of time in the negative state.");
  }

  private static List<Source> sources() {
    return List.of(new Source("Murrough 2013", "10.1016/j.biopsych.2012.06.022"),
        new Source("Zarate 2006, as tabulated in the review", "10.1124/pr.117.015198"));
  }
}
