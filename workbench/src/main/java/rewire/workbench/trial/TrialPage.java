package rewire.workbench.trial;

import rewire.workbench.report.PlainPage;

/// The frame of every page about trials.
final class TrialPage {
  private TrialPage() {}

  /// A whole page; `body` and `foot` are HTML.
  static String of(String title, String who, String body, String foot) {
    return new PlainPage("trial", "/rewire/workbench/trial/trial.css", title, who, body, foot).html();
  }
}
