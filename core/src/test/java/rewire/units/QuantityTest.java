package rewire.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void convertsWithinADimension() {
    assertEquals(40.0 / 60, Quantity.parse("40 min").in(Unit.HOUR), 1e-15);
    assertEquals(1000, Quantity.parse("1 mg/L").in(Unit.parse("ng/mL")), 1e-9);
    assertEquals(24, Quantity.parse("1d").in(Unit.HOUR), 1e-12);
  }

  @Test
  void readsExponentsAndSigns() {
    assertEquals(-2.5e-3, Quantity.parse("-2.5e-3 mg").value());
    assertEquals(0.5, Quantity.parse(".5mg/kg").value());
  }

  @Test
  void aDecimalIsWhatAPersonWritesAndNotWhatOnlyJavaReads() {
    for (var text : List.of("40", "+40", "0.5", ".5", "5.", "-2.5e-3", "1E6", "007")) {
      assertEquals(Double.parseDouble(text), Quantity.decimal(text).orElseThrow());
    }
    for (var text : List.of("", ".", "1d", "0.5f", "0x1p3", "NaN", "Infinity", "1e999", " 1", "1_000", "1,5",
        "٣")) {
      assertTrue(Quantity.decimal(text).isEmpty(), text);
    }
  }

  @Test
  void refusesAnotherDimension() {
    var e = assertThrows(IllegalArgumentException.class, () -> Quantity.parse("5 mg").in(Unit.HOUR));

    assertEquals("5.0 mg cannot be expressed in h: one is kg, the other s.", e.getMessage());
  }

  @Test
  void refusesWhatIsNoQuantity() {
    for (var text : List.of("", "5", "mg", "1e999 mg", "5 parsecs", "5,3 mg", "--5 mg")) {
      var e = assertThrows(IllegalArgumentException.class, () -> Quantity.parse(text), text);
      assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
    }
  }
}
