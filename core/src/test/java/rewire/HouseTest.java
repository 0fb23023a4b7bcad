package rewire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The walls of HOUSE.md as rules: stairs go down only.
class HouseTest {
  private static final JavaClasses CORE = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rewire");

  @Test
  void stairsGoDownOnly() {
    Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
        .layer("units").definedBy("rewire.units..")
        .layer("model").definedBy("rewire.model..")
        .layer("lang").definedBy("rewire.lang..")
        .layer("algebra").definedBy("rewire.algebra..")
        .layer("solve").definedBy("rewire.solve..")
        .layer("compile").definedBy("rewire.compile..")
        .layer("course").definedBy("rewire.course..")
        .layer("dosing").definedBy("rewire.dosing..")
        .layer("simulate").definedBy("rewire.simulate..").layer("random").definedBy("rewire.random..")
        .layer("cohort").definedBy("rewire.cohort..").layer("evidence").definedBy("rewire.evidence..")
        .layer("sensitivity").definedBy("rewire.sensitivity..")
        .whereLayer("sensitivity").mayNotBeAccessedByAnyLayer()
        .whereLayer("evidence").mayNotBeAccessedByAnyLayer()
        .whereLayer("cohort").mayOnlyBeAccessedByLayers("sensitivity")
        .whereLayer("random").mayOnlyBeAccessedByLayers("cohort", "evidence", "sensitivity")
        .whereLayer("simulate").mayOnlyBeAccessedByLayers("cohort", "evidence", "sensitivity")
        .whereLayer("lang").mayOnlyBeAccessedByLayers("simulate")
        .whereLayer("compile").mayOnlyBeAccessedByLayers("simulate", "evidence")
        .whereLayer("dosing").mayOnlyBeAccessedByLayers("simulate", "evidence", "sensitivity")
        .whereLayer("course")
        .mayOnlyBeAccessedByLayers("dosing", "simulate", "cohort", "evidence", "sensitivity")
        .whereLayer("algebra").mayOnlyBeAccessedByLayers("compile")
        .whereLayer("solve")
        .mayOnlyBeAccessedByLayers("compile", "simulate", "cohort", "evidence", "sensitivity")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("lang", "algebra", "compile", "simulate", "cohort", "evidence",
            "sensitivity")
        .check(CORE);
  }

  @Test
  void theEngineRoomHasNoWindow() {
    ArchRuleDefinition.noClasses().that().resideInAPackage("rewire.solve..").should().dependOnClassesThat()
        .resideInAnyPackage("rewire.model..", "rewire.units..", "rewire.course..", "rewire.lang..")
        .check(CORE);
  }

  @Test
  void roomsDoNotGoInCircles() {
    SlicesRuleDefinition.slices().matching("rewire.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void foreignJarsStayAtTheReadingDesk() {
    ArchRuleDefinition.classes().that().resideInAPackage("rewire..").and()
        .resideOutsideOfPackage("rewire.lang..")
        .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "jdk.incubator.vector..",
            "org.jspecify.annotations..", "rewire..")
        .check(CORE);
  }

  @Test
  void noClockAndNoDice() {
    var rule = ArchRuleDefinition.noClasses().that().resideOutsideOfPackage("rewire.solve..");
    rule.should().callMethod(System.class, "nanoTime").orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould().callMethod(Math.class, "random").orShould().dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random").orShould().dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom").check(CORE);
  }

  @Test
  void everyDoorHasAPlateAndNoFileIsLong() throws IOException {
    var root = Path.of(System.getProperty("rewire.root", ".."));
    var faults = new ArrayList<String>();
    for (var module : List.of("core", "exchange", "trials", "workbench", "bench")) {
      var source = root.resolve(module).resolve("src/main/java");
      if (!Files.isDirectory(source)) {
        continue;
      }
      try (var files = Files.walk(source)) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (!Files.exists(file.resolveSibling("package-info.java"))) {
            faults.add("no package-info beside " + root.relativize(file));
          }
          try (var lines = Files.lines(file)) {
            long count = lines.count();
            if (count > 400) {
              faults.add(root.relativize(file) + " has " + count + " lines");
            }
          }
        }
      }
    }
    assertTrue(Files.isDirectory(root.resolve("core/src/main/java")), "looked in the wrong place: " + root);
    assertEquals(List.of(), faults);
  }
}
