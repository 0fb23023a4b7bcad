package rewire.workbench.report;

import rewire.workbench.report.ReportInput.Spread;

/// "How to read": one strip with real samples of what this report draws, instead of legends.
final class Key {
  private Key() {}

  static String html(ReportInput in) {
    var key = new StringBuilder("<div class=key><b>How to read</b>");
    boolean bands = in.score().lines().getFirst().tracks().stream().anyMatch(
        t -> t.spread() instanceof Spread.Percentiles);
    if (bands) {
      key.append(sample(34,
          "<path class=\"b90 A\" d=\"M0,4C20,8 34,2 54,6V32C34,30 20,34 0,30Z\"/><path class=\"b50 A\""
              + " d=\"M0,11C20,15 34,10 54,13V24C34,22 20,26 0,22Z\"/><path class=\"ln med A\" d=\"M0,17C20,20 34,15 54,18\""
              + "/>",
          "line: median of " + in.people() + " people; dark: middle 50 %, light: middle 90 %"));
    } else {
      key.append(sample(16, "<path class=\"ln med A\" d=\"M0,10C20,13 34,5 54,8\"/>",
          "one typical person; no band until a cohort has been run"));
    }
    if (in.courses().size() > 1) {
      key.append(sample(16, "<path class=\"ln ghost A\" d=\"M0,8H54\"/>", "thin: another course"));
    }
    if (in.panels().stream().anyMatch(p -> p.lines().size() > 1)) {
      key.append(sample(16, "<path class=\"ln med second " + (in.courses().size() > 1 ? "both" : "A")
          + "\" d=\"M0,8H54\"/>",
          "broken: second quantity of a panel" + (bands ? ", its band left out" : "")));
    }
    var observed = in.panels().stream().flatMap(p -> p.observations().stream()).toList();
    if (!observed.isEmpty()) {
      boolean used = observed.stream().anyMatch(ReportInput.Observation::usedInFit);
      key.append(sample(22,
          "<path class=wh d=\"M14,2V20\"/><path class=kd1 d=\"M14,6l5,5l-5,5l-5,-5z\"/>"
              + (used ? "<path class=kd2 d=\"M40,6l5,5l-5,5l-5,-5z\"/>" : ""),
          "observed, 95 % CI where known; placebo response included, the curves have none"
              + (used ? "; hollow: went into the model" : "")));
    }
    if (in.courses().stream().anyMatch(c -> !c.window().isEmpty())) {
      key.append(sample(16, "<path class=win d=\"M0,0H54V16H0Z\"/>", "plasticity above the healthy level"));
    }
    if (in.courses().stream().anyMatch(c -> !c.outside().isEmpty())) {
      key.append("<div><span class=hatchkey></span><span>outside the studied range</span></div>");
    }
    String moves = in.timeH().last() <= 72
        ? "an hour, with shift by six hours"
        : "a day, with shift by a week";
    return key.append("<div class=\"js keys\"><span>Keys in a figure: arrows move by ").append(moves)
        .append("; Home, End; Esc clears</span></div></div>").toString();
  }

  private static String sample(int height, String shapes, String words) {
    return "<div><svg viewBox=\"0 0 54 " + height + "\" width=54 height=" + height + " aria-hidden=true>"
        + shapes
        + "</svg><span>" + words + "</span></div>";
  }
}
