package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.model.Position;

class ComplaintTest {

  @Test
  void showsPlaceCodeLineCaretAndAdvice() {
    var complaint = new Complaint("M040", new Position("03-receptors.ant", 21, 9), "\tcN := fuN * NK",
        "fuN is not defined.", "Perhaps fuNK was meant.");

    assertEquals("""
        03-receptors.ant:21:9: M040 fuN is not defined.
        \tcN := fuN * NK
        \t       ^
        Perhaps fuNK was meant.""", complaint.render());
  }

  @Test
  void longLineIsCutAroundThePlace() {
    var line = "x".repeat(500_000) + "y" + "x".repeat(500_000);

    var rendered = new Complaint("M010", new Position("a.ant", 1, 500_001), line, "No.", "Perhaps not.")
        .render();

    var lines = rendered.lines().toList();
    assertTrue(lines.get(1).length() <= 120);
    assertEquals('y', lines.get(1).charAt(lines.get(2).indexOf('^')));
  }

  @Test
  void mistypedNameIsAnsweredWithNearNames() {
    var complaint = only("""
        model a(B)
          B := Kpuu + 0*fuNK
          B has dimensionless;  B is "B"
        end
        """, "KpuuN,Ratio,1,1,,none,1,1,measured,derived,\n");

    assertEquals("Perhaps KpuuN was meant.", complaint.advice());
  }

  @Test
  void circleIsPrintedInFull() {
    var complaint = only("""
        model a(B)
          B := C + 1
          C := D
          D := 2*B
          B has dimensionless;  B is "B"
          C has dimensionless;  C is "C"
          D has dimensionless;  D is "D"
        end
        """, "");

    assertEquals("These follow from each other in a circle: a.B -> a.C -> a.D -> a.B.", complaint.message());
  }

  @Test
  void unitMistakeNamesBothUnits() {
    var complaint = only("""
        unit mg = 1e-3 gram
        unit mg_per_L = mg / litre
        model a(C)
          C := dose / V + dose
          C has mg_per_L;  C is "Concentration"
        end
        """, "dose,Dose,1,mg,,none,1,1,measured,derived,\nV,Volume,1,L,,none,1,1,measured,derived,\n");

    assertEquals("mg cannot be added to mg/L.", complaint.message());
    assertEquals(new Position("01-a.ant", 4, 19), complaint.at());
  }

  @Test
  void valuesOfAPiecewiseInTwoUnitsAreNamedPlainly() {
    var complaint = only("""
        model a(C)
          C := piecewise(dose, dose > 2*dose, V)
          C has gram;  C is "Amount"
        end
        """, "dose,Dose,1,mg,,none,1,1,measured,derived,\nV,Volume,1,L,,none,1,1,measured,derived,\n");

    assertEquals("One value of this piecewise is in litre, another in mg.", complaint.message());
  }

  private static Complaint only(String text, String rows) {
    var reading = ModelReader.read(
        ModelFolder.of("a", Map.of("01-a.ant", text, "01-a.csv", ModelReaderTest.HEADER + rows)));
    return assertInstanceOf(Reading.Refused.class, reading).complaints().getFirst();
  }
}
