package rewire.workbench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.Brain;
import rewire.Refusal;
import rewire.cohort.Cohort;
import rewire.cohort.Ward;
import rewire.course.Course;
import rewire.course.Person;
import rewire.simulate.Simulator;

class BlockLedgerTest {
  private static final int BLOCK = 16;
  private static final int PEOPLE = 60;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void anInterruptedCohortGoesOnToTheSameBits() {
    var simulator = Brain.open();
    var cohort = new Cohort(List.of(Course.untreated(Person.TYPICAL, 1)), PEOPLE, 3, List.of("B"), List.of(),
        new double[] {0, 1}, 1e-3);
    var kept = folder.resolve("kept.partial");

    assertThrows(Stopped.class, () -> follow(simulator, cohort, kept, BLOCK + 3, 2));
    assertTrue(Files.exists(kept.resolve("people-0.bin")));
    var followed = new AtomicInteger();
    var resumed = Ward.followInBlocks(simulator, cohort, 1, _ -> followed.incrementAndGet(),
        BlockLedger.open(kept, "ours", Duration.ZERO), 9);
    var whole = follow(simulator, cohort, folder.resolve("whole.partial"), Integer.MAX_VALUE, 2);

    assertEquals(PEOPLE - BLOCK, followed.get(), "finished blocks are not followed again");
    assertEquals(whole.members(), resumed.members());
    for (int b = 0; b < whole.bands().size(); b++) {
      assertArrayEquals(whole.bands().get(b).values(), resumed.bands().get(b).values());
    }
  }

  @Test
  void aStopBetweenPeopleAndSketchesCostsOneBlockAndDamageIsRefused() throws IOException {
    var simulator = Brain.open();
    var cohort = new Cohort(List.of(Course.untreated(Person.TYPICAL, 1)), PEOPLE, 3, List.of("B"), List.of(),
        new double[] {0, 1}, 1e-3);
    var kept = folder.resolve("kept.partial");
    assertThrows(Stopped.class, () -> follow(simulator, cohort, kept, 2 * BLOCK + 3, 2));
    Files.copy(kept.resolve("people-0.bin"), kept.resolve("people-32.bin"));
    var followed = new AtomicInteger();
    Ward.followInBlocks(simulator, cohort, 1, _ -> followed.incrementAndGet(),
        BlockLedger.open(kept, "ours", Duration.ZERO), BLOCK);
    assertEquals(PEOPLE - 2 * BLOCK, followed.get());

    var sketches = kept.resolve("sketches.bin");
    var whole = Files.readAllBytes(sketches);
    Files.write(sketches, Arrays.copyOf(whole, whole.length / 2));
    var refused = assertThrows(Refusal.class, () -> follow(simulator, cohort, kept, PEOPLE + 1, 1));
    assertTrue(String.valueOf(refused.getMessage()).contains("ends too early"), refused.toString());
  }

  @Test
  void aFolderOfAnotherOrderOrOfNobodyIsRefused() throws IOException {
    BlockLedger.open(folder.resolve("a.partial"), "one", Duration.ZERO);

    assertThrows(Refusal.class, () -> BlockLedger.open(folder.resolve("a.partial"), "other", Duration.ZERO));
    Files.createDirectories(folder.resolve("b.partial"));
    Files.writeString(folder.resolve("b.partial/letter.txt"), "of somebody");
    assertThrows(Refusal.class, () -> BlockLedger.open(folder.resolve("b.partial"), "one", Duration.ZERO));
  }

  private static Cohort.Result follow(Simulator simulator, Cohort cohort, Path kept, int stopAt,
      int threads) {
    return Ward.followInBlocks(simulator, cohort, threads, done -> {
      if (done >= stopAt) {
        throw new Stopped();
      }
    }, BlockLedger.open(kept, "ours", Duration.ZERO), BLOCK);
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
