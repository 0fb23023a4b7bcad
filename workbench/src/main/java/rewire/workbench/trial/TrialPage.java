package rewire.workbench.trial;

import static rewire.workbench.report.Html.text;

import java.util.HashMap;
import rewire.workbench.report.Html;

/// The frame of every page about trials.
final class TrialPage {
  private TrialPage() {}

  /// A whole self-contained page; `body` and `foot` are HTML.
  static String of(String title, String who, String body, String foot) {
    var parts = new HashMap<String, String>();
    parts.put("css", Html.resource("/rewire/workbench/report/report.css")
        + Html.resource("/rewire/workbench/trial/trial.css"));
    parts.put("title", text(title));
    parts.put("who", text(who));
    parts.put("body", body);
    parts.put("foot", foot);
    return Html.fill(Html.resource("/rewire/workbench/trial/trial.html"), parts);
  }
}
