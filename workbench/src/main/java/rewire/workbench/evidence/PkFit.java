package rewire.workbench.evidence;

import java.util.List;
import rewire.evidence.Fit;
import rewire.evidence.Progress;
import rewire.model.Model;

/// Which numbers may move, and what they are fitted to.
public final class PkFit {
  private static final List<String> MECHANISMS = List.of("absorption", "disposition");

  /// Numbers that no row of the table speaks of, or that are conventions: they stay.
  private static final List<String> FIXED = List.of("absorption.F_IM", "absorption.F_SC", "absorption.ka_SC",
      "absorption.FR_japanese", "absorption.AT_large_mg", "absorption.FR_AT_large", "disposition.allometry",
      "disposition.sharedCL", "disposition.ageCL", "disposition.femaleCL", "disposition.Qh_70",
      "disposition.t_vein", "disposition.ke0");

  private PkFit() {}

  /// Fits the pharmacokinetic numbers of a model to the scored rows.
  public static Fit.Result run(Model model, List<PkRow> rows, Progress progress) {
    var targets = PkComparison.of(rows, model, Progress.SILENT).scored().stream()
        .map(l -> new Fit.Target(l.row().study(), l.row().question().orElseThrow(), l.row().observed()))
        .toList();
    return Fit.run(model, targets, MECHANISMS, FIXED, progress);
  }
}
