package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import rewire.course.Course;
import rewire.study.Plan;
import rewire.study.Population;
import rewire.study.Scale;
import rewire.workbench.course.CareTables;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Complaint;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;
import rewire.workbench.trial.Scorecard.Impossible;
import rewire.workbench.trial.Scorecard.Listed;

/// Everything about libraries that is known before people are drawn: which rows are measured how, which arms they need, for
/// which protocols people must be recruited and when they are looked at.
final class Preparation {
  /// Lengths to which courses are rounded up, days, so that trials share people.
  private static final double[] LENGTHS = {3, 8, 15, 29, 43, 64, 92, 128, 190, 260, 380, 520, 700, 799};
  /// Hours after the first dose at which what is felt of it is looked at.
  private static final double[] FELT = {0, 0.5, 0.75, 1, 2, 4};
  /// Days after the first dose at which everybody is rated, beside once a week and at the row's own hours.
  private static final double[] FIRST_DAYS = {1, 2, 3, 5};
  private static final double DAY_H = 24;
  private static final double WEEK_H = 168;

  private final ObservationTables tables;
  private final CareTables care;
  private final List<Wanted> possible = new ArrayList<>();
  private final Map<String, List<Part>> parts = new LinkedHashMap<>();
  private final Map<Protocol, TreeSet<Double>> looks = new LinkedHashMap<>();
  private final List<Impossible> impossible = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private final Set<Protocol> signs = new HashSet<>();
  private final Map<Protocol, Set<String>> reads = new HashMap<>();
  private final List<Complaint> unread = new ArrayList<>();

  /// A row that will be measured.
  record Wanted(Library library, Result row, Arm arm, Optional<Arm> vs, RowReading.Measured reading) {
    String armKey() {
      return key(library, arm);
    }

    String vsKey() {
      return key(library, vs.orElse(arm));
    }
  }

  static String key(Library library, Arm arm) {
    return library.name() + "/" + arm.trial() + "/" + arm.arm();
  }

  /// A pool's identity: what is done, to whom.
  record Protocol(Course course, boolean perKg, Population population) {
    static Protocol of(Plan plan) {
      return new Protocol(plan.course().titled("").sourced(""), plan.perKg(), plan.population());
    }
  }

  /// Everything that is known of one arm before people are drawn.
  record Part(ArmPlan.Ready plan, Protocol protocol) {}

  private Preparation(ObservationTables tables, CareTables care) {
    this.tables = tables;
    this.care = care;
  }

  static Preparation of(List<Library> libraries, ObservationTables tables, CareTables care) {
    var out = new Preparation(tables, care);
    var wanted = new ArrayList<Wanted>();
    for (var library : libraries) {
      out.unread.addAll(library.complaints());
      library.results().forEach(row -> out.read(library, row, wanted));
    }
    out.plan(wanted);
    out.look();
    return out;
  }

  private void plan(List<Wanted> wanted) {
    var lastH = new HashMap<String, Double>();
    for (var w : wanted) {
      lastH.merge(w.armKey(), w.reading.lastH(), Math::max);
      lastH.merge(w.vsKey(), w.reading.lastH(), Math::max);
    }
    var reasons = new HashMap<String, String>();
    for (var w : wanted) {
      prepare(w.library, w.arm, lastH, reasons);
      w.vs.ifPresent(v -> prepare(w.library, v, lastH, reasons));
    }
    for (var w : wanted) {
      var reason = Optional.ofNullable(reasons.get(w.armKey()))
          .or(() -> Optional.ofNullable(reasons.get(w.vsKey())));
      reason.ifPresentOrElse(r -> cannot(w.library, w.row, w.arm, r), () -> possible.add(w));
    }
    // safety rows last, so that they do not stir the chance of the scored ones
    possible.sort(Comparator.comparing(w -> w.row.kind() == Result.Kind.SAFETY));
  }

  /// Gives up the rows that need people who cannot be had.
  ///
  /// @param lacking why nobody can be had for a protocol; empty where they can
  void without(Function<Protocol, Optional<String>> lacking) {
    possible.removeIf(w -> {
      var reason = Stream.of(w.armKey(), w.vsKey()).flatMap(k -> parts(k).stream())
          .flatMap(p -> lacking.apply(p.protocol).stream()).findFirst();
      reason.ifPresent(r -> cannot(w.library, w.row, w.arm, r));
      return reason.isPresent();
    });
  }

  /// Rows that can be simulated.
  List<Wanted> possible() {
    return possible;
  }

  /// What an arm is made of: one protocol, or several when it pools arms.
  List<Part> parts(String armKey) {
    return parts.getOrDefault(armKey, List.of());
  }

  /// Protocols for which people are needed, in order.
  List<Protocol> protocols() {
    return List.copyOf(looks.keySet());
  }

  List<Impossible> impossible() {
    return impossible;
  }

  List<Listed> listed() {
    return listed;
  }

  List<Complaint> unread() {
    return unread;
  }

  private void read(Library library, Result row, List<Wanted> wanted) {
    var arm = library.armOf(row);
    var vs = row.compares() ? library.arm(row.trial(), row.vs()) : Optional.<Arm>empty();
    var stage = Optional.ofNullable(tables.stages().get(arm.condition()));
    var usual = stage.map(ConditionTables.Stage::scale).orElse("MADRS");
    var reading = switch (row.kind()) {
      case SCORED, SIGN -> RowReading.of(row, usual, tables);
      case SAFETY -> new SafetyReader(row, arm, tables.scale(usual).orElseThrow()).read();
      case BASELINE -> new RowReading.Unfit("an entry value, which is an input");
      case POOL -> new RowReading.Unfit(Calibration.reads(row, usual, tables)
          ? "a pool: feeds baseline (a) of later trials when it is in the calibration libraries"
          : "a pool that no baseline can use");
      case PROTOCOL -> new RowReading.Unfit("a fact of the protocol");
      case OUTSIDE -> new RowReading.Unfit("nothing that this model predicts");
    };
    switch (reading) {
      case RowReading.Unfit u -> cannot(library, row, arm, u.reason());
      case RowReading.Measured r when r.kind() == RowReading.Kind.RELAPSE && arm.doseDays().isEmpty()
          && arm.therapyDays().isEmpty() && arm.course().isEmpty() ->
        cannot(library, row, arm,
            "who is followed is chosen after care whose end is not stated: " + row.rule());
      case RowReading.Measured r -> wanted.add(new Wanted(library, row, arm, vs, r));
    }
  }

  private void cannot(Library library, Result row, Arm arm, String reason) {
    if (row.kind() == Result.Kind.SCORED || row.kind() == Result.Kind.SIGN) {
      impossible.add(new Impossible(library.name(), row, arm, reason));
    } else {
      listed.add(new Listed(library.name(), row, Optional.of(arm), reason));
    }
  }

  /// Whether vital signs are wanted of the people of a protocol.
  boolean signs(Protocol protocol) {
    return signs.contains(protocol);
  }

  /// Read-outs that are wanted of the people of a protocol.
  Set<String> reads(Protocol protocol) {
    return reads.getOrDefault(protocol, Set.of());
  }

  /// The scale by which the illness of an arm is usually told.
  private Scale usual(Arm arm) {
    var stage = Optional.ofNullable(tables.stages().get(arm.condition()));
    return tables.scale(stage.map(ConditionTables.Stage::scale).orElse("MADRS")).orElseThrow();
  }

  private void prepare(Library library, Arm arm, Map<String, Double> lastH, Map<String, String> reasons) {
    var key = key(library, arm);
    if (parts.containsKey(key) || reasons.containsKey(key)) {
      return;
    }
    double last = rounded(lastH.getOrDefault(key, 24.0));
    switch (ArmPlan.of(arm, last, tables, care)) {
      case ArmPlan.Ready r -> parts.put(key, List.of(new Part(r, Protocol.of(r.plan()))));
      case ArmPlan.Unfit u -> {
        var mixture = arm.role().equals("pooled") ? mixture(library, arm, last) : List.<Part>of();
        if (mixture.isEmpty()) {
          reasons.put(key, u.reason());
        } else {
          parts.put(key, mixture);
        }
      }
    }
  }

  /// An arm that pools others: its people are theirs. Active arms when its drug is named, else all arms.
  private List<Part> mixture(Library library, Arm pooled, double last) {
    var out = new ArrayList<Part>();
    for (var arm : library.arms()) {
      boolean part = arm.trial().equals(pooled.trial()) && !arm.role().equals("pooled")
          && (pooled.form().equals("mixed") || arm.form().equals(pooled.form()));
      if (part && ArmPlan.of(arm, last, tables, care) instanceof ArmPlan.Ready r) {
        out.add(new Part(r, Protocol.of(r.plan())));
      }
    }
    return out;
  }

  private static double rounded(double lastH) {
    for (double days : LENGTHS) {
      if (lastH <= 24 * days) {
        return 24 * days;
      }
    }
    return lastH;
  }

  private void look() {
    for (var w : possible) {
      for (var key : List.of(w.armKey(), w.vsKey())) {
        for (var part : parts(key)) {
          var at = looks.computeIfAbsent(part.protocol, _ -> new TreeSet<>());
          if (w.row.kind() == Result.Kind.SAFETY) {
            signs.add(part.protocol);
          }
          var read = reads.computeIfAbsent(part.protocol, _ -> new TreeSet<>());
          read.addAll(w.reading.scale().construct().quantities());
          read.addAll(usual(w.arm).construct().quantities());
          EntryRows.scales(w.library, w.arm.trial(), tables)
              .forEach(scale -> read.addAll(scale.construct().quantities()));
          visits(w, key).forEach(h -> at.add(part.plan.offsetH() + h));
          for (double h : FELT) {
            at.add(part.plan.offsetH() + h);
          }
        }
      }
    }
  }

  /// Hours after the first dose at which an arm is visited for a row: the first days, every week, a day after care has
  /// ended, and when the row asks. No other row matters.
  List<Double> visits(Wanted row, String armKey) {
    var out = new TreeSet<>(row.reading.hours());
    double lastH = row.reading.lastH();
    for (var arm : row.library.arms()) {
      var key = key(row.library, arm);
      // in a withdrawal trial the care of all ends with that of the first
      if (key.equals(armKey) || (arm.design().equals("randomised_withdrawal")
          && arm.trial().equals(row.row.trial()))) {
        for (var part : parts(key)) {
          double after = part.plan.careEndsH() - part.plan.offsetH() + DAY_H;
          out.add(after);
          lastH = Math.max(lastH, after);
        }
      }
    }
    for (double d : FIRST_DAYS) {
      out.add(DAY_H * d);
    }
    for (double h = WEEK_H; h < lastH; h += WEEK_H) {
      out.add(h);
    }
    return List.copyOf(out);
  }

  /// Times of a pool: what rows ask for, ascending from 0 to the end.
  double[] times(Protocol protocol) {
    double endH = protocol.course.endH();
    var all = new TreeSet<Double>();
    looks.getOrDefault(protocol, new TreeSet<>()).stream().filter(h -> h > 0 && h < endH).forEach(all::add);
    all.add(0.0);
    all.add(endH);
    var out = new ArrayList<Double>();
    for (double t : all) { // a hundredth of an hour apart at least
      if (out.isEmpty() || t - out.getLast() > 0.01) {
        out.add(t);
      }
    }
    out.set(out.size() - 1, endH);
    return out.stream().mapToDouble(t -> t).toArray();
  }
}
