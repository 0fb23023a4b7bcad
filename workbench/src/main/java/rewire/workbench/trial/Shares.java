package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rewire.study.Measures;
import rewire.study.VirtualArm;
import rewire.trials.rates.MantelHaenszel;
import rewire.trials.rates.RiskDifference;
import rewire.trials.rates.Share;
import rewire.workbench.course.TrialFile.Endpoint;
import rewire.workbench.trial.Testing.Verdict;

/// Responders and remitters of two arms.
final class Shares {
  private static final double LEVEL = 0.95;

  private final Testing testing;

  Shares(Testing testing) {
    this.testing = testing;
  }

  /// Shares of both arms and the 95 % interval of their difference, Miettinen & Nurminen.
  record Found(double treated, double control, double low, double high) {}

  private record Fate(boolean treated, String stratum, boolean good) {}

  Verdict compare(Endpoint endpoint, VirtualArm arm, VirtualArm reference, double share) {
    var all = new ArrayList<>(fates(endpoint, arm, true, share));
    all.addAll(fates(endpoint, reference, false, share));
    var whole = difference(all);
    if (whole.isEmpty()) {
      return Verdict.NONE;
    }
    var d = whole.get();
    var limits = d.miettinenNurminen(LEVEL);
    var found = Optional.of(new Found(d.treated().value(), d.control().value(), limits.low(), limits.high()));
    var strata = testing.byStratum(all, Fate::stratum).values().stream().map(Shares::difference)
        .flatMap(Optional::stream).toList();
    if (strata.size() > 1) {
      var m = MantelHaenszel.of(strata);
      if (m.se() > 0) {
        return new Verdict(m.value(), m.se(), (m.value() + endpoint.margin()) / m.se(), found);
      }
    }
    double se = Math.sqrt(variance(d.treated()) + variance(d.control()));
    return new Verdict(d.value(), se, (d.value() + endpoint.margin()) / se, found);
  }

  /// Half a person on each side keeps the error above 0 where nobody or everybody responds.
  private static double variance(Share s) {
    double p = (s.count() + 0.5) / (s.people() + 1);
    return p * (1 - p) / s.people();
  }

  private static Optional<RiskDifference> difference(List<Fate> fates) {
    var x = share(fates.stream().filter(Fate::treated).toList());
    var y = share(fates.stream().filter(f -> !f.treated).toList());
    return x.isPresent() && y.isPresent()
        ? Optional.of(new RiskDifference(x.get(), y.get()))
        : Optional.empty();
  }

  private static Optional<Share> share(List<Fate> fates) {
    return fates.isEmpty()
        ? Optional.empty()
        : Optional.of(new Share((int) fates.stream().filter(Fate::good).count(), fates.size()));
  }

  private List<Fate> fates(Endpoint endpoint, VirtualArm arm, boolean treated, double share) {
    var out = new ArrayList<Fate>();
    for (int i = 0; i < Testing.first(arm, share); i++) {
      var stratum = testing.stratum(arm, i);
      good(endpoint, arm, i, testing.design().startH())
          .ifPresent(g -> out.add(new Fate(treated, stratum, g)));
    }
    return out;
  }

  /// Whether a person responded or remitted; empty for one who does not count.
  ///
  /// @param fromH hour of the course from which visits count, and before which no rating is carried forward
  Optional<Boolean> good(Endpoint endpoint, VirtualArm arm, int person, double fromH) {
    int visit = arm.visit(fromH + endpoint.atH());
    boolean there = arm.there(person, visit);
    return switch (testing.method(endpoint)) {
      case "observed" -> there ? Optional.of(good(endpoint, arm, person, visit)) : Optional.empty();
      case "everybody" -> Optional.of(good(endpoint, arm, person, visit));
      case "NRI" -> Optional.of(there && good(endpoint, arm, person, visit));
      default -> Optional.of(good(endpoint, arm, person, testing.last(arm, person, fromH, endpoint.atH())));
    };
  }

  private boolean good(Endpoint endpoint, VirtualArm arm, int person, int visit) {
    var scale = testing.design().scale(endpoint.scale());
    double cut = Double.isNaN(endpoint.atMost()) ? scale.remission() : endpoint.atMost();
    return endpoint.measure().equals("remission")
        ? arm.rated(scale, person, visit) <= cut
        : Measures.fell(arm, scale, person, visit, 0.5);
  }
}
