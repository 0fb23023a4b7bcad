package rewire.workbench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import rewire.lang.Antimony;
import rewire.model.Expr;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;

class BookTest {
  private static OpenedModel.Good brain;
  private static String page = "";

  @BeforeAll
  static void write() {
    brain = opened(Map.of());
    page = html(brain);
  }

  @Test
  void everyMechanismEquationAndNumberIsThere() {
    for (var m : brain.model().mechanisms()) {
      assertTrue(page.contains("<section class=\"mech\" id=\"" + m.name() + "\">"), m.name());
    }
    for (var p : brain.model().parameters()) {
      assertTrue(
          page.contains("</td><td data-l=\"Value\" class=\"v\"><b>" + Words.number(p.value()) + "</b>"),
          p.id());
      assertTrue(page.contains(rewire.workbench.report.Html.text(p.label())), p.id());
    }
    int equations = page.split("<div class=\"eq\">", -1).length - 1;
    int twins = page.split("the same for R", -1).length - 1;
    assertEquals(
        brain.model().states().size() + brain.model().assignments().size() + brain.model().triggers().size(),
        equations + twins);
  }

  @Test
  void everyFormulaIsWellFormedAndSaysWhatItIs()
      throws IOException, SAXException, ParserConfigurationException {
    var math = Pattern.compile("<math.*?</math>", Pattern.DOTALL).matcher(page);
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    int count = 0;
    while (math.find()) {
      builder.parse(new InputSource(new StringReader(math.group().replace("&#160;", " "))));
      count++;
    }
    assertTrue(count > 300, "only " + count);
    assertTrue(page.contains("alttext=\"MADRS := mad0 + madX * x\""));
  }

  @Test
  void nothingIsFetchedAndEveryLinkLeadsSomewhere() {
    assertFalse(page.contains("src=") || page.contains("@import") || page.contains("url(http"),
        "the page asks for more");
    var link = Pattern.compile("href=\"([^\"]+)\"").matcher(page);
    while (link.find()) {
      var to = link.group(1);
      assertTrue(to.startsWith("https://doi.org/10.") || page.contains("id=\"" + to.substring(1) + "\""), to);
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    assertEquals(page, html(opened(Map.of())));
  }

  @Test
  void aNumberThatDiffersFromTheTableSaysSo() {
    var changed = html(opened(Map.of("receptors.KI", 1.875)));

    assertTrue(changed.contains("<b>1.875</b> µM<br><small>published "), "no trace of the table's value");
    assertTrue(changed.contains("which changes 1 of its numbers"));
  }

  @Test
  void picturesHaveWords() {
    int pictures = page.split("class=\"inside\"", -1).length - 1;

    assertEquals(pictures, page.split("The same in words", -1).length - 1);
    assertTrue(pictures >= 12, "only " + pictures);
    assertTrue(page.contains("role=\"img\" aria-label=\"What feeds what in receptors: "), "no label");
  }

  @Test
  void formulasAreSetAsAPersonWouldSetThem() {
    assertEquals("<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>", math("a/b"));
    assertEquals(
        "<msup><mrow><mrow><mo>(</mo><mi>a</mi><mo form=\"infix\">+</mo><mi>b</mi><mo>)</mo></mrow></mrow>"
            + "<mrow><mn>2</mn></mrow></msup>",
        math("(a + b)^2"));
    assertEquals("<mi>a</mi><mo form=\"infix\">−</mo><mn>2</mn><mo>⋅</mo><mi>b</mi>", math("a - 2*b"));
    assertEquals("<msub><mi>k</mi><mtext>NA</mtext></msub>", math("kNA"));
    assertEquals("<mi>γ</mi>", math("gamma"));
  }

  @Test
  void numbersAreShortAndPlain() {
    assertEquals("0.0714286", Words.number(1 / 14.0));
    assertEquals("−0.54", Words.number(-0.54));
    assertEquals("5.4\u202f×\u202f10⁻⁵", Words.number(5.4e-5));
    assertEquals("70", Words.number(70));
  }

  @Test
  void layersPointToTheRightAndCirclesAreBrokenOnce() {
    var layers = Layers.of(4, List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {2, 1}, new int[] {0, 2},
        new int[] {3, 2}));

    assertEquals(List.of(0, 1, 2), List.of(layers.layer(0), layers.layer(1), layers.layer(2)));
    assertEquals(1, layers.layer(3), "an input stands beside its first user");
    assertEquals(1, layers.ways().stream().filter(w -> w.line().back()).count());
    for (var way : layers.ways()) {
      for (int i = 1; i < way.stops().size(); i++) {
        assertEquals(layers.layer(way.stops().get(i - 1)) + 1, layers.layer(way.stops().get(i)));
      }
    }
  }

  private static String math(String formula) {
    var model = assertInstanceOf(rewire.lang.Reading.Understood.class,
        rewire.lang.ModelReader.readWhole("m",
            "model m()\n a = 1; b = 2; kNA = 1; gamma = 1\n q := " + formula
                + " + 0*(a+b+kNA+gamma)\n q has dimensionless; q is \"q\"\nend\n"))
        .model();
    var sum = assertInstanceOf(Expr.Sum.class, model.assignments().getFirst().value());
    var first = sum.terms().size() == 2
        ? sum.terms().getFirst()
        : new Expr.Sum(sum.terms().subList(0, sum.terms().size() - 1));
    assertFalse(Antimony.formula(first).isEmpty());
    return MathMarkup.of(first);
  }

  private static OpenedModel.Good opened(Map<String, Double> values) {
    return assertInstanceOf(OpenedModel.Good.class,
        OpenedModel.of(new ModelChoice(Optional.empty(), "dossier", List.of(), values)));
  }

  private static String html(OpenedModel.Good good) {
    return Book.html(good.folder(), good.published(), good.model(),
        new Book.Facts("dossier", "0.1.0", "rewire model docs"));
  }
}
