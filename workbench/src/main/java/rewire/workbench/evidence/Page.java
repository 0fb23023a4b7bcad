package rewire.workbench.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The shell of a page about evidence: one file, no network, light, dark and print.
final class Page {
  private Page() {}

  /// @param about  one line under the title
  /// @param answer sentences that answer the question
  /// @param body   figures and tables, safe HTML
  static String html(String title, String about, List<String> answer, String body) {
    var script = PkTable.resource("/rewire/workbench/evidence/evidence.js");
    var out = new StringBuilder();
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv="
        + "\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")
        .append(sha256(script)).append("'; base-uri 'none'; form-action 'none'\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
        .append(Words.html(title)).append("</title>\n<style>\n")
        .append(PkTable.resource("/rewire/workbench/evidence/evidence.css"))
        .append("</style>\n</head>\n<body>\n<header class=\"strip\"><div class=\"in\"><span>For research and "
            + "education. Not a medical device.</span><button id=\"theme\" type=\"button\" hidden>Dark</button></div>"
            + "</header>\n<main>\n<h1>")
        .append(Words.html(title)).append("</h1>\n<p class=\"meta\">").append(Words.html(about))
        .append("</p>\n<div class=\"answer\">");
    answer.forEach(a -> out.append("<p>").append(Words.html(a)).append("</p>"));
    return out.append("</div>\n").append(body).append("</main>\n<script>").append(script)
        .append("</script>\n</body>\n</html>\n").toString();
  }

  private static String sha256(String script) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
