package rewire.workbench.evidence;

import static rewire.workbench.report.Html.text;

import java.util.List;
import rewire.workbench.report.PlainPage;

/// Pieces of a page about evidence.
final class Pages {
  private Pages() {}

  /// @param about  one line under the title
  /// @param answer sentences that answer the question
  /// @param body   figures and tables, safe HTML
  /// @param repeat what was asked of which model
  static String html(String title, String about, List<String> answer, String body, String repeat) {
    return new PlainPage("evidence", "/rewire/workbench/evidence/evidence.css", title, about,
        PlainPage.answer(answer) + body, text(repeat)).html();
  }

  /// A heading with its number and a line below it.
  static String head(String number, String title, String about) {
    return "<section><h2><span class=\"n\">" + number + "</span> " + text(title) + "</h2>"
        + (about.isEmpty() ? "" : "<p class=\"sub\">" + text(about) + "</p>");
  }

  /// The start of a table, up to its body.
  ///
  /// @param columns headings; one that begins with `>` stands on the right
  static String table(String style, String... columns) {
    var out = new StringBuilder("<div class=\"scroll\"><table class=\"" + style + "\"><thead><tr>");
    for (var column : columns) {
      out.append(column.startsWith(">")
          ? "<th class=\"r\">" + text(column.substring(1))
          : "<th>" + text(column)).append("</th>");
    }
    return out.append("</tr></thead><tbody>").toString();
  }

  /// The end of a table and of its section.
  static final String END = "</tbody></table></div></section>";

  /// One row: its name, then cells; a cell that begins with `>` stands on the right.
  static String row(String name, String... cells) {
    var out = new StringBuilder("<tr><th scope=\"row\">" + text(name) + "</th>");
    for (var cell : cells) {
      out.append(cell.startsWith(">") ? "<td class=\"r\">" + text(cell.substring(1)) : "<td>" + text(cell))
          .append("</td>");
    }
    return out.append("</tr>").toString();
  }
}
