package rewire.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitTest {

  @Test
  void differentTextsOfOneUnitAreEqual() {
    assertEquals(Unit.parse("uM"), Unit.parse("umol/L"));
    assertEquals(Unit.parse("mg/L"), Unit.parse("ug/mL"));
    assertEquals(Unit.parse("1/h"), Unit.parse("h^-1"));
    assertEquals(Unit.parse("mmHg/(ng/mL)"), Unit.parse("mmHg*mL/ng"));
    assertEquals(Unit.parse("uM").hashCode(), Unit.parse("umol/L").hashCode());
  }

  @Test
  void sameDimensionInAnotherScaleIsNotEqual() {
    assertNotEquals(Unit.parse("mg/L"), Unit.parse("ng/mL"));
    assertTrue(Unit.parse("mg/L").sameDimension(Unit.parse("ng/mL")));
    assertFalse(Unit.parse("mg").sameDimension(Unit.parse("h")));
  }

  @Test
  void productsQuotientsAndPowersCancel() {
    var clearance = Unit.parse("L/h");

    assertEquals(Unit.parse("mg/h"), clearance.times(Unit.parse("mg/L")));
    assertEquals(Unit.parse("1/h"), clearance.over(Unit.parse("L")));
    assertEquals(Unit.parse("L"), Unit.parse("L^2").power(0.5));
    assertTrue(clearance.over(clearance).isOne());
  }

  @Test
  void computedTextReadsBackAsTheSameUnit() {
    var mg = Unit.parse("mg");
    for (var unit : List.of(mg.over(Unit.parse("mg/L")), mg.times(Unit.parse("L/h")),
        mg.power(2).over(Unit.HOUR),
        Unit.ONE.over(Unit.HOUR), Unit.parse("mg/L").power(-1))) {
      assertEquals(unit, Unit.parse(unit.toString()), unit.toString());
    }
  }

  @Test
  void textIsKeptAsWritten() {
    assertEquals("mmHg/(ng/mL)", Unit.parse("mmHg/(ng/mL)").toString());
  }

  @Test
  void dimensionIsSaidInBaseUnits() {
    assertEquals("kg m^-3", Unit.parse("mg/L").dimensionText());
    assertEquals("a pure number", Unit.parse("%").dimensionText());
  }

  @Test
  void unknownOrBrokenTextsAreRefusedWithASentence() {
    for (var text : List.of("", "furlong", "mg/", "mg//L", "(mg", "mg)", "mg^", "mg^x", "mg L", "1/0h",
        "(".repeat(60) + "mg" + ")".repeat(30), "m".repeat(200))) {
      var e = assertThrows(IllegalArgumentException.class, () -> Unit.parse(text), text);
      assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
    }
  }
}
