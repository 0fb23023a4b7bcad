package rewire.workbench.report;

import static rewire.workbench.report.Html.text;

import java.util.List;
import java.util.Map;

/// The frame of every page but the report and the book: one file, no network, no script, light, dark and print.
///
/// @param kind  class of the page, for its styles
/// @param css   resource with its styles, beside those of the report
/// @param title of the page
/// @param who   a line under the title
/// @param body  safe HTML
/// @param foot  safe HTML
public record PlainPage(String kind, String css, String title, String who, String body, String foot) {

  /// The page.
  public String html() {
    return Html.fill(Html.resource("plain.html"),
        Map.of("kind", kind, "css", Html.resource("report.css") + Html.resource(css), "title", text(title),
            "who",
            text(who), "body", body, "foot", foot));
  }

  /// Sentences that answer the question of the page, to begin its body.
  public static String answer(List<String> sentences) {
    var out = new StringBuilder("<div class=\"answer\">");
    sentences.forEach(s -> out.append("<p>").append(text(s)).append("</p>"));
    return out.append("</div>\n").toString();
  }

  /// A section with a heading; `content` is safe HTML.
  public static String section(String heading, String content) {
    return "<section><h2>" + text(heading) + "</h2>" + content + "</section>\n";
  }
}
