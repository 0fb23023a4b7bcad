package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rewire.lang.Reading.Refused;
import rewire.lang.Reading.Understood;
import rewire.model.Model;

class ParameterSetTest {
  private static final String COLUMNS = "mechanism,symbol,value,unit,provenance,note\n";
  private static final Map<String, String> FILES = Map.of("01-a.ant", """
      model a(B)
        B' = -k*B
        B = 1;  B has dimensionless;  B is "Protein"
      end
      """, "01-a.csv", ModelReaderTest.HEADER + "k,Speed,0.5,1/h,,none,0.25,1,hypothesis,derived,a guess\n");

  @Test
  void theTablesAreTheSetDossier() {
    assertEquals(new Understood(model()), apply("dossier", ""));
  }

  @Test
  void aSetChangesValuesAndConvertsUnits() {
    var changed = changed("a,k,0.01,1/min,refit,spread of 3 runs\n");

    var k = changed.parameters().getFirst();
    assertEquals(0.6, k.value(), 1e-15);
    assertEquals("refit: spread of 3 runs (dossier: a guess)", k.note());
    assertNotEquals(model().hash(), changed.hash());
  }

  @Test
  void differencesAreLinesToRead() {
    assertEquals(List.of("a.k: 0.5 -> 0.75 1/h (Speed)"),
        ParameterSet.differences(model(), changed("a,k,0.75,1/h,refit,\n")).stream().map(Object::toString)
            .toList());
    assertEquals(List.of(), ParameterSet.differences(model(), model()));
  }

  @Test
  void setsAreFoundByTheirColumns() {
    assertEquals(List.of("dossier", "default"), ParameterSet.names(folder("a,k,0.75,1/h,refit,\n")));
  }

  @Test
  void unknownSetIsRefusedWithNearNames() {
    assertRefused("M090", apply("dosier", "a,k,0.75,1/h,refit,\n"), "dosier.csv:1:1");
    assertRefused("M090", apply("../default", "a,k,0.75,1/h,refit,\n"), "../default.csv:1:1");
  }

  @Test
  void unknownSymbolIsRefused() {
    assertRefused("M091", apply("default", "a,kk,0.75,1/h,refit,\n"), "default.csv:2:3");
  }

  @Test
  void symbolChangedTwiceIsRefused() {
    assertRefused("M091", apply("default", "a,k,0.75,1/h,refit,\na,k,0.8,1/h,refit,\n"), "default.csv:3:3");
  }

  @Test
  void unitOfAnotherKindIsRefused() {
    assertRefused("M092", apply("default", "a,k,0.75,mg,refit,\n"), "default.csv:2:10");
  }

  @Test
  void changeWithoutProvenanceIsRefused() {
    assertRefused("M079", apply("default", "a,k,0.75,1/h,,\n"), "default.csv:2:14");
  }

  private static void assertRefused(String code, Reading reading, String at) {
    var complaint = assertInstanceOf(Refused.class, reading).complaints().getFirst();

    assertEquals(code + " " + at, complaint.code() + " " + complaint.at());
  }

  private static Model changed(String rows) {
    return assertInstanceOf(Understood.class, apply("default", rows)).model();
  }

  private static Reading apply(String set, String rows) {
    return ParameterSet.apply(folder(rows), set, model());
  }

  private static Model model() {
    return ModelReaderTest.read(FILES);
  }

  private static ModelFolder folder(String rows) {
    var files = new TreeMap<>(FILES);
    files.put("default.csv", COLUMNS + rows);
    files.put("misfits.csv", "number,mechanism,text\n");
    return ModelFolder.of("test", files);
  }
}
