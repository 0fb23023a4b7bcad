package rewire.workbench.book;

import static rewire.workbench.report.Html.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import rewire.lang.ModelFolder;
import rewire.lang.ParameterSet;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Parameter.Grade;
import rewire.workbench.report.Html;

/// The model book: every mechanism, equation and number of a model on one page that needs no other file.
public final class Book {
  private final Model model;
  private final Model published;
  private final Facts facts;
  private final Links links;
  private final List<Misfit> misfits;

  /// What the page says of itself.
  ///
  /// @param set     name of the parameter set
  /// @param version of the program
  /// @param command that writes the page again
  public record Facts(String set, String version, String command) {}

  private Book(ModelFolder folder, Model published, Model model, Facts facts) {
    this.model = model;
    this.published = published;
    this.facts = facts;
    this.links = new Links(model);
    this.misfits = Misfit.of(folder);
  }

  /// The page; the same model gives the same bytes.
  ///
  /// @param folder    where misfits are listed
  /// @param published the model with the numbers of its tables
  /// @param model     the model with the numbers to show
  public static String html(ModelFolder folder, Model published, Model model, Facts facts) {
    return new Book(folder, published, model, facts).html();
  }

  private String html() {
    var script = Html.resource("/rewire/workbench/book/book.js");
    var parts = new HashMap<String, String>();
    parts.put("policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script)
        + "'; base-uri 'none'; form-action 'none'");
    parts.put("css", Html.resource("/rewire/workbench/report/report.css")
        + Html.resource("/rewire/workbench/book/book.css"));
    parts.put("script", script);
    parts.put("title", text("The model book: " + model.name()));
    parts.put("who", text(model.mechanisms().size() + " mechanisms, " + model.states().size() + " states, "
        + model.assignments().size() + " read-outs, " + model.parameters().size() + " numbers of the set "
        + facts.set() + ". Time is in hours; levels without a unit are relative to a healthy person."));
    parts.put("answer", answer());
    parts.put("contents", contents());
    parts.put("overview", Overview.svg(model, links));
    parts.put("flows", flows());
    var chapters = new StringBuilder();
    model.mechanisms()
        .forEach(m -> chapters.append(Chapter.html(model, published, m, links, misfits)));
    parts.put("chapters", chapters.toString());
    parts.put("misfits", misfitList());
    parts.put("sets", sets());
    parts.put("sources", sources());
    parts.put("index", index());
    parts.put("repeat", text("rewire " + facts.version()) + ", model " + model.hash().substring(0, 12)
        + " (SHA-256 of text and numbers). Repeat: <code>" + text(facts.command()) + "</code>");
    return Html.fill(Html.resource("/rewire/workbench/book/book.html"), parts);
  }

  private String answer() {
    var counts = new LinkedHashMap<Grade, Long>();
    for (var grade : Grade.values()) {
      counts.put(grade, model.parameters().stream().filter(p -> p.grade() == grade).count());
    }
    long numbers = model.parameters().size() - count(counts, Grade.INPUT) - count(counts, Grade.DEFINITION);
    long differ = model.parameters().stream()
        .filter(p -> p.spread().distribution() != Parameter.Distribution.NONE)
        .count();
    var sentences = List.of(
        model.mechanisms().size() + " mechanisms stand in causal order; " + model.states().size()
            + " quantities move, " + model.assignments().size() + " follow from them at once, and "
            + count(counts, Grade.INPUT) + " are set by a person and a course.",
        "Besides " + count(counts, Grade.DEFINITION) + " definitions there are " + numbers + " numbers: "
            + count(counts, Grade.MEASURED) + " were measured, "
            + count(counts, Grade.FITTED) + " were fitted to data and " + count(counts, Grade.HYPOTHESIS)
            + " are hypotheses; " + differ + " differ between people.",
        misfits.isEmpty()
            ? "No misfits are listed beside this model, which says that nobody has looked, not that there are none."
            : misfits.size()
                + " places are known where the model disagrees with what was seen; each stands with the "
                + "mechanism it touches.");
    var out = new StringBuilder();
    sentences.forEach(s -> out.append("<p>").append(text(s)).append("</p>"));
    return out.append(bar(counts)).toString();
  }

  private static long count(Map<Grade, Long> counts, Grade grade) {
    return counts.getOrDefault(grade, 0L);
  }

  /// How sure the numbers are, as one bar: its parts are named underneath.
  private static String bar(Map<Grade, Long> counts) {
    var sure = List.of(Grade.MEASURED, Grade.FITTED, Grade.HYPOTHESIS);
    double all = sure.stream().mapToLong(g -> count(counts, g)).sum();
    var bar = new StringBuilder();
    var words = new StringBuilder();
    for (var grade : sure) {
      bar.append("<i class=\"").append(grade.name().toLowerCase(Locale.ROOT)).append("\" style=\"width:")
          .append(Html.percent(count(counts, grade) / Math.max(1, all))).append("\"></i>");
      words.append(Words.grade(grade)).append(' ').append(count(counts, grade)).append(" &#160; ");
    }
    return "<div class=\"grades\" role=\"img\" aria-label=\"Numbers by grade\">" + bar
        + "</div><p class=\"gradew\">"
        + words + "</p>";
  }

  private String contents() {
    var out = new StringBuilder();
    model.mechanisms()
        .forEach(m -> out.append("<li><a href=\"#").append(text(m.name())).append("\"><span class=\"n\">")
            .append(text(Overview.number(m))).append("</span> ").append(text(Overview.words(m.name())))
            .append("</a></li>"));
    return out.toString();
  }

  private String flows() {
    var out = new StringBuilder();
    for (var from : model.mechanisms()) {
      var lines = new ArrayList<String>();
      for (var to : model.mechanisms()) {
        var passed = links.passed(from, to);
        if (!passed.isEmpty() && !from.equals(to)) {
          lines.add("<a href=\"#" + text(to.name()) + "\">" + text(Overview.words(to.name()))
              + "</a> <span class=\"sym\">" + text(String.join(", ", passed)) + "</span>");
        }
      }
      out.append("<tr><th><a href=\"#").append(text(from.name())).append("\"><span class=\"n\">")
          .append(text(Overview.number(from))).append("</span> ").append(text(Overview.words(from.name())))
          .append("</a></th><td>").append(lines.isEmpty()
              ? "<span class=\"r\">read by people only</span>"
              : String.join("; ", lines))
          .append("</td></tr>");
    }
    return out.toString();
  }

  private String misfitList() {
    if (misfits.isEmpty()) {
      return "<p class=\"sub\">The model has no table of misfits.</p>";
    }
    var out = new StringBuilder("<ul class=\"mis\">");
    misfits.forEach(m -> out.append("<li id=\"misfit").append(m.number())
        .append("\"><span class=\"tag mf\">≠ misfit ")
        .append(m.number()).append("</span>").append(text(m.text())).append(" <small>")
        .append(String.join(", ", m.mechanisms().stream()
            .map(name -> "<a href=\"#" + text(name) + "\">" + text(Overview.words(name)) + "</a>").toList()))
        .append("</small></li>"));
    return out.append("</ul>").toString();
  }

  private String sets() {
    var changed = ParameterSet.differences(published, model);
    if (changed.isEmpty()) {
      return "<p class=\"sub\">All numbers are those of the tables (the set dossier); the set "
          + text(facts.set())
          + " changes none of them.</p>";
    }
    var out = new StringBuilder(
        "<p class=\"sub\">The tables are the set dossier. Shown here is " + text(facts.set())
            + ", which changes " + changed.size()
            + " of its numbers.</p><div class=\"scroll\"><table><thead><tr><th>Symbol"
            + "<th>What it is<th>dossier<th>" + text(facts.set()) + "<th>Why</tr></thead><tbody>");
    changed.forEach(d -> out.append("<tr><th><span class=\"sym\">").append(text(d.to().id()))
        .append("</span></th><td>").append(text(d.to().label())).append("</td><td>")
        .append(Words.number(d.from().value())).append("</td><td><b>").append(Words.number(d.to().value()))
        .append("</b> ").append(text(Words.unit(d.to().unit()))).append("</td><td>")
        .append(d.to().note().equals(d.from().note()) ? "set by hand" : Words.linked(d.to().note()))
        .append("</td></tr>"));
    return out.append("</tbody></table></div>").toString();
  }

  /// Papers by how many numbers rest on them.
  private String sources() {
    var numbers = new LinkedHashMap<String, TreeSet<String>>();
    for (var p : model.parameters()) {
      Words.DOI.matcher(p.source()).results()
          .forEach(m -> numbers.computeIfAbsent(m.group(), _ -> new TreeSet<>()).add(p.id()));
    }
    var out = new StringBuilder("<ul class=\"src\">");
    numbers.entrySet().stream().sorted((a, b) -> a.getValue().size() == b.getValue().size()
        ? a.getKey().compareTo(b.getKey())
        : Integer.compare(b.getValue().size(), a.getValue().size()))
        .forEach(e -> out.append("<li>").append(Words.linked(e.getKey())).append(" <small>")
            .append(text(String.join(", ", e.getValue()))).append("</small></li>"));
    return out.append("</ul>").toString();
  }

  private String index() {
    var places = new LinkedHashMap<String, String>();
    model.symbols().keySet().stream().sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo))
        .forEach(
            id -> places.put(id, "<li><span class=\"sym\">" + text(Links.local(id)) + "</span> <a href=\"#"
                + text(Links.home(id)) + "\">" + text(Overview.words(Links.home(id))) + "</a></li>"));
    return places.entrySet().stream()
        .sorted(Map.Entry.comparingByKey((a, b) -> Links.local(a).compareToIgnoreCase(Links.local(b))))
        .map(Map.Entry::getValue).reduce("", String::concat);
  }

  /// The text with a large first letter.
  static String capital(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String sha256(String script) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
