package rewire.compile;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import rewire.algebra.Arithmetic;
import rewire.algebra.Operation;

/// Writes a program on plain doubles, as a [Kernel].
final class ScalarBytecode implements Emitter {

  private static final ClassDesc ARRAY = CD_double.arrayType();
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, ARRAY, ARRAY, ARRAY, ARRAY, CD_double,
      CD_double);
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final ClassDesc ARITHMETIC = Arithmetic.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc[] OF_DOUBLES = {
      MethodTypeDesc.of(CD_double), MethodTypeDesc.of(CD_double, CD_double),
      MethodTypeDesc.of(CD_double, CD_double, CD_double),
      MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double)};

  /// Slots of the arguments in a part: four arrays, then two doubles of two slots each.
  private static final int TIME = 4;
  private static final int SHIFT = 6;
  private static final int FIRST_LOCAL = 8;

  static final KernelClass.Dialect DIALECT = new Scalar();

  private final CodeBuilder code;

  private ScalarBytecode(CodeBuilder code) {
    this.code = code;
  }

  /// Generates, loads and instantiates the code of a schedule.
  static Kernel kernel(String name, Schedule schedule) {
    var all = KernelClass.load(name, schedule, DIALECT).stream().map(Kernel.class::cast).toList();
    return all.size() == 1 ? all.getFirst() : (first, second, out, scratch, time, shift) -> {
      for (var kernel : all) {
        kernel.run(first, second, out, scratch, time, shift);
      }
    };
  }

  /// How classes of scalar kernels look.
  private static final class Scalar implements KernelClass.Dialect {

    @Override
    public ClassDesc type() {
      return Kernel.class.describeConstable().orElseThrow();
    }

    @Override
    public MethodTypeDesc run() {
      return RUN;
    }

    @Override
    public void pass(CodeBuilder code) {
      code.aload(1).aload(2).aload(3).aload(4).dload(5).dload(7);
    }

    @Override
    public Emitter emitter(CodeBuilder code) {
      return new ScalarBytecode(code);
    }
  }

  @Override
  public void constant(double value) {
    code.loadConstant(value);
  }

  @Override
  public void load(Array array, int index) {
    code.aload(argument(array)).loadConstant(index).daload();
  }

  @Override
  public void apply(Operation operation) {
    switch (operation) {
      case TIME -> code.dload(TIME);
      case SHIFT -> code.dload(SHIFT);
      case ADD -> code.dadd();
      case SUBTRACT -> code.dsub();
      case MULTIPLY -> code.dmul();
      case NEGATE -> code.dneg();
      case INVERT -> call(ARITHMETIC, "inverse", operation);
      case SQRT -> call(MATH, "sqrt", operation);
      case ABS -> call(MATH, "abs", operation);
      case MAX -> call(MATH, "max", operation);
      case MIN -> call(MATH, "min", operation);
      case LESS -> call(ARITHMETIC, "less", operation);
      case LESS_EQUAL -> call(ARITHMETIC, "lessEqual", operation);
      case EQUAL -> call(ARITHMETIC, "equal", operation);
      case AND -> call(ARITHMETIC, "and", operation);
      case OR -> call(ARITHMETIC, "or", operation);
      case NOT -> call(ARITHMETIC, "not", operation);
      case SELECT -> call(ARITHMETIC, "select", operation);
      case FUSED -> call(MATH, "fma", operation);
      case TWO_TO -> call(ARITHMETIC, "twoTo", operation);
      case EXPONENT -> call(ARITHMETIC, "exponent", operation);
      case SIGNIFICAND -> call(ARITHMETIC, "significand", operation);
      case CONSTANT, STATE, PARAMETER, GIVEN -> throw new IllegalArgumentException(operation + " is a leaf.");
      case EXP, LN, LOG10, POWER -> throw new IllegalArgumentException(operation + " is not lowered.");
    }
  }

  @Override
  public void keep(int local) {
    code.dup2().dstore(FIRST_LOCAL + 2 * local);
  }

  @Override
  public void put(int local) {
    code.dstore(FIRST_LOCAL + 2 * local);
  }

  @Override
  public void recall(int local) {
    code.dload(FIRST_LOCAL + 2 * local);
  }

  @Override
  public void open(Array array, int index) {
    code.aload(argument(array)).loadConstant(index);
  }

  @Override
  public void close(Array array, int index) {
    code.dastore();
  }

  private static int argument(Array array) {
    return switch (array) {
      case FIRST -> 0;
      case SECOND -> 1;
      case OUT -> 2;
      case SCRATCH -> 3;
    };
  }

  private void call(ClassDesc owner, String name, Operation operation) {
    code.invokestatic(owner, name, OF_DOUBLES[operation.arity()]);
  }
}
