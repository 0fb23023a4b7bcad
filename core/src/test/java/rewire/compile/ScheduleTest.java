package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.algebra.Graph;
import rewire.algebra.Operation;

class ScheduleTest {

  /// A chain in which every value is used twice, once much later.
  private static Program tangled(int length) {
    var g = new Graph();
    var dice = new SplittableRandom(5);
    int[] nodes = new int[length];
    for (int i = 0; i < length; i++) {
      int a = i == 0 ? g.state(0) : nodes[i - 1];
      int b = i == 0 ? g.time() : nodes[dice.nextInt(i)];
      int halved = g.product(g.parameter(i % 3), g.sum(a, g.product(b, g.constant(dice.nextDouble()))));
      nodes[i] = i % 7 == 0 ? g.select(g.condition(Operation.LESS, a, b), halved, g.shift()) : halved;
    }
    return Program.plain("Tangled", g, nodes);
  }

  private static double[] run(Kernel kernel, int scratch, int length) {
    double[] out = new double[length];
    kernel.run(new double[] {1.5}, new double[] {0.3, 0.5, 0.7}, out, new double[scratch], 2.5, 0.1);
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200, 3000})
  void theSizeOfPartsDoesNotChangeABit(int part) {
    var program = tangled(300);
    var walk = new Walk(program);
    var schedule = Schedule.of(program, part);

    double[] generated = run(ScalarBytecode.kernel("Tangled", schedule), schedule.scratch(), 300);

    assertArrayEquals(run(walk, walk.scratch(), 300), generated);
  }

  @Test
  void smallPartsExchangeValuesThroughScratchAndOnePartNeedsNone() {
    var program = tangled(300);

    assertTrue(Schedule.of(program, 20).parts() > 200);
    assertTrue(Schedule.of(program, 20).scratch() > 100);
    assertEquals(1, Schedule.of(program, 1_000_000).parts());
    assertEquals(0, Schedule.of(program, 1_000_000).scratch());
  }

  /// A weighted sum and its square.
  private static Program longSum(int length) {
    var g = new Graph();
    int sum = g.state(0);
    for (int i = 1; i < length; i++) {
      sum = g.sum(sum, g.product(g.state(i), g.constant(1.0 / (i + 2))));
    }
    return Program.plain("Sum", g, new int[] {sum, g.product(sum, sum)});
  }

  @Test
  void noMethodIsTooLongForTheJustInTimeCompiler() {
    var schedule = Schedule.of(longSum(8000));

    var bytes = KernelClass.bytes("Sum", schedule, 0, schedule.parts(), ScalarBytecode.DIALECT);

    for (var method : ClassFile.of().parse(bytes).methods()) {
      var code = (CodeAttribute) method.code().orElseThrow();
      assertTrue(code.codeLength() < 8000, method.methodName() + " has " + code.codeLength());
    }
    assertTrue(schedule.parts() > 10);
  }

  @Test
  void moreNumbersThanAClassCanHoldAreSpreadOverSeveral() {
    int length = 60_000;
    var code = Code.fast(longSum(length));
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    double[] out = new double[2];
    double expected = 1;
    for (int i = 1; i < length; i++) {
      expected += 1.0 / (i + 2);
    }

    code.kernel().run(ones, new double[0], out, new double[code.scratch()], 0, 0);

    assertArrayEquals(new double[] {expected, expected * expected}, out);
  }

  @Test
  void anEmptyProgramRuns() {
    var code = Code.fast(Program.plain("Nothing", new Graph(), new int[0]));

    assertArrayEquals(new double[0], run(code.kernel(), code.scratch(), 0));
  }
}
