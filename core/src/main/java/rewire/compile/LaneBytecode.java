package rewire.compile;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import rewire.algebra.Arithmetic;
import rewire.algebra.Operation;
import rewire.solve.Lanes;

/// Writes a program on vectors of the Vector API, as a [LaneKernel]: what [ScalarBytecode] does with a double, this does
/// with the doubles of all lanes, operation by operation.
///
/// Calls of the Vector API are written directly into straight-line methods, because small methods around them are not
/// inlined into large ones and then put every vector on the heap (docs/engine.md). Only names of the incubating module are
/// written here, so this class compiles and loads without it.
final class LaneBytecode implements Emitter {

  /// Largest part, in the weights of [Schedule]; about seventy vector operations. Measured: docs/engine.md.
  static final int PART = 600;

  private static final String MODULE = "jdk.incubator.vector";
  private static final ClassDesc DOUBLES = ClassDesc.of(MODULE, "DoubleVector");
  private static final ClassDesc LONGS = ClassDesc.of(MODULE, "LongVector");
  private static final ClassDesc VECTOR = ClassDesc.of(MODULE, "Vector");
  private static final ClassDesc MASK = ClassDesc.of(MODULE, "VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of(MODULE, "VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of(MODULE, "VectorOperators");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc BINARY = OPERATORS.nested("Binary");
  private static final ClassDesc ARRAY = CD_double.arrayType();
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, ARRAY, ARRAY, ARRAY, ARRAY, ARRAY,
      ARRAY);
  private static final MethodTypeDesc FROM_ARRAY = MethodTypeDesc.of(DOUBLES, SPECIES, ARRAY, CD_int);
  private static final MethodTypeDesc INTO_ARRAY = MethodTypeDesc.of(CD_void, ARRAY, CD_int);
  private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(DOUBLES, SPECIES, CD_double);
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(DOUBLES);
  private static final MethodTypeDesc WITH_VECTOR = MethodTypeDesc.of(DOUBLES, VECTOR);
  private static final MethodTypeDesc WITH_TWO = MethodTypeDesc.of(DOUBLES, VECTOR, VECTOR);
  private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
  private static final MethodTypeDesc COMPARE_NUMBER = MethodTypeDesc.of(MASK, COMPARISON, CD_double);
  private static final MethodTypeDesc BLEND = MethodTypeDesc.of(DOUBLES, VECTOR, MASK);
  private static final MethodTypeDesc BLEND_NUMBER = MethodTypeDesc.of(DOUBLES, CD_double, MASK);
  private static final MethodTypeDesc OF_MASKS = MethodTypeDesc.of(MASK, MASK);
  private static final MethodTypeDesc SHIFT_BITS = MethodTypeDesc.of(LONGS, BINARY, CD_long);
  private static final MethodTypeDesc WITH_LONG = MethodTypeDesc.of(LONGS, CD_long);
  private static final MethodTypeDesc WITH_LONGS = MethodTypeDesc.of(LONGS, VECTOR);

  /// Slots of the arguments in a part: six arrays. Then temporaries of single operations, then locals.
  private static final int TIME = 4;
  private static final int SHIFT = 5;
  private static final int A = 6;
  private static final int B = 7;
  private static final int MASKED = 8;
  private static final int FIRST_LOCAL = 9;

  private final CodeBuilder code;
  private final int width;

  private LaneBytecode(CodeBuilder code, int width) {
    this.code = code;
    this.width = width;
  }

  /// Generates, loads and instantiates the code of a schedule.
  static LaneKernel kernel(String name, Schedule schedule, int width) {
    var all = KernelClass.load("Lane" + name, schedule, dialect(width)).stream()
        .map(LaneKernel.class::cast).toList();
    return all.size() == 1 ? all.getFirst() : (first, second, out, scratch, time, shift) -> {
      for (var kernel : all) {
        kernel.run(first, second, out, scratch, time, shift);
      }
    };
  }

  static KernelClass.Dialect dialect(int width) {
    return new Abreast(width);
  }

  /// How classes of lane kernels look.
  private record Abreast(int width) implements KernelClass.Dialect {

    @Override
    public ClassDesc type() {
      return LaneKernel.class.describeConstable().orElseThrow();
    }

    @Override
    public MethodTypeDesc run() {
      return RUN;
    }

    @Override
    public void pass(CodeBuilder code) {
      code.aload(1).aload(2).aload(3).aload(4).aload(5).aload(6);
    }

    @Override
    public Emitter emitter(CodeBuilder code) {
      return new LaneBytecode(code, width);
    }
  }

  @Override
  public void constant(double value) {
    species();
    code.loadConstant(value).invokestatic(DOUBLES, "broadcast", BROADCAST);
  }

  @Override
  public void load(Array array, int index) {
    species();
    code.aload(argument(array)).loadConstant(place(index)).invokestatic(DOUBLES, "fromArray", FROM_ARRAY);
  }

  private void species() {
    code.getstatic(DOUBLES, "SPECIES_" + 64 * width, SPECIES);
  }

  private int place(int index) {
    return Lanes.FIRST + index * width;
  }

  @Override
  public void apply(Operation operation) {
    switch (operation) {
      case TIME -> argument(TIME);
      case SHIFT -> argument(SHIFT);
      case ADD -> binary("add");
      case SUBTRACT -> binary("sub");
      case MULTIPLY -> binary("mul");
      case MAX -> binary("max");
      case MIN -> binary("min");
      case NEGATE -> unary("neg");
      case SQRT -> unary("sqrt");
      case ABS -> unary("abs");
      case INVERT -> {
        code.astore(A);
        constant(1);
        code.aload(A);
        binary("div");
      }
      case FUSED -> code.invokevirtual(DOUBLES, "fma", WITH_TWO);
      case LESS -> {
        compare("LT");
        truth();
      }
      case LESS_EQUAL -> {
        compare("LE");
        truth();
      }
      case EQUAL -> {
        compare("EQ");
        truth();
      }
      case AND -> {
        join("and");
        truth();
      }
      case OR -> {
        join("or");
        truth();
      }
      case NOT -> {
        compareZero("EQ");
        truth();
      }
      case SELECT -> select();
      case TWO_TO -> twoTo();
      case EXPONENT -> exponent();
      case SIGNIFICAND -> significand();
      case CONSTANT, STATE, PARAMETER, GIVEN -> throw new IllegalArgumentException(operation + " is a leaf.");
      case EXP, LN, LOG10, POWER -> throw new IllegalArgumentException(operation + " is not lowered.");
    }
  }

  private void argument(int slot) {
    species();
    code.aload(slot).loadConstant(place(0)).invokestatic(DOUBLES, "fromArray", FROM_ARRAY);
  }

  private void unary(String name) {
    code.invokevirtual(DOUBLES, name, UNARY);
  }

  private void binary(String name) {
    code.invokevirtual(DOUBLES, name, WITH_VECTOR);
  }

  /// Replaces two vectors by a mask.
  private void compare(String name) {
    code.astore(B).getstatic(OPERATORS, name, COMPARISON).aload(B).invokevirtual(DOUBLES, "compare", COMPARE);
  }

  /// Replaces a vector by a mask.
  private void compareZero(String name) {
    code.getstatic(OPERATORS, name, COMPARISON).loadConstant(0.0)
        .invokevirtual(DOUBLES, "compare", COMPARE_NUMBER);
  }

  /// Replaces a mask by ones and zeros.
  private void truth() {
    code.astore(MASKED);
    constant(0);
    code.loadConstant(1.0).aload(MASKED).invokevirtual(DOUBLES, "blend", BLEND_NUMBER);
  }

  /// Replaces two conditions by a mask.
  private void join(String name) {
    compareZero("NE");
    code.astore(MASKED);
    compareZero("NE");
    code.aload(MASKED).invokevirtual(MASK, name, OF_MASKS);
  }

  private void select() {
    code.astore(B).astore(A);
    compareZero("NE");
    code.astore(MASKED).aload(B).aload(A).aload(MASKED).invokevirtual(DOUBLES, "blend", BLEND);
  }

  /// As [Arithmetic#twoTo].
  private void twoTo() {
    constant(Arithmetic.WHOLE);
    binary("add");
    bits();
    shift("LSHL");
    code.loadConstant(Arithmetic.ONE_BITS).invokevirtual(LONGS, "add", WITH_LONG);
    doubles();
  }

  /// As [Arithmetic#exponent].
  private void exponent() {
    bits();
    code.loadConstant(Arithmetic.TO_ONE).invokevirtual(LONGS, "add", WITH_LONG);
    shift("LSHR");
    code.loadConstant(Arithmetic.WHOLE_BITS).invokevirtual(LONGS, "or", WITH_LONG);
    doubles();
    constant(Arithmetic.WHOLE_ZERO);
    binary("sub");
  }

  /// As [Arithmetic#significand].
  private void significand() {
    bits();
    code.dup().loadConstant(Arithmetic.TO_ONE).invokevirtual(LONGS, "add", WITH_LONG);
    shift("LSHR");
    shift("LSHL");
    code.invokevirtual(LONGS, "sub", WITH_LONGS);
    code.loadConstant(Arithmetic.ONE_BITS).invokevirtual(LONGS, "add", WITH_LONG);
    doubles();
  }

  private void bits() {
    code.invokevirtual(VECTOR, "reinterpretAsLongs", MethodTypeDesc.of(LONGS));
  }

  private void doubles() {
    code.invokevirtual(VECTOR, "reinterpretAsDoubles", UNARY);
  }

  private void shift(String name) {
    code.getstatic(OPERATORS, name, BINARY).loadConstant((long) Arithmetic.MANTISSA)
        .invokevirtual(LONGS, "lanewise", SHIFT_BITS);
  }

  @Override
  public void keep(int local) {
    code.dup().astore(FIRST_LOCAL + local);
  }

  @Override
  public void put(int local) {
    code.astore(FIRST_LOCAL + local);
  }

  @Override
  public void recall(int local) {
    code.aload(FIRST_LOCAL + local);
  }

  /// Nothing: here the array comes after the value.
  @Override
  public void open(Array array, int index) {}

  @Override
  public void close(Array array, int index) {
    code.aload(argument(array)).loadConstant(place(index)).invokevirtual(DOUBLES, "intoArray", INTO_ARRAY);
  }

  private static int argument(Array array) {
    return switch (array) {
      case FIRST -> 0;
      case SECOND -> 1;
      case OUT -> 2;
      case SCRATCH -> 3;
    };
  }
}
