package rewire.compile;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import rewire.algebra.Arithmetic;
import rewire.algebra.Operation;

/// Writes a program as a hidden class that implements [Kernel], plain doubles, one static method per part.
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

  /// Parts in one class: 3000 bytes hold at most 750 numbers of 2 entries each, and a class has 65535 entries.
  private static final int CLASS = 40;

  private final CodeBuilder code;

  private ScalarBytecode(CodeBuilder code) {
    this.code = code;
  }

  /// Generates, loads and instantiates the code of a schedule.
  static Kernel kernel(String name, Schedule schedule) {
    if (schedule.parts() <= CLASS) {
      return load(name, bytes(name, schedule, 0, schedule.parts()));
    }
    int classes = (schedule.parts() + CLASS - 1) / CLASS;
    var all = new Kernel[classes];
    for (int i = 0; i < classes; i++) {
      all[i] = load(name + i,
          bytes(name + i, schedule, i * CLASS, Math.min((i + 1) * CLASS, schedule.parts())));
    }
    return (first, second, out, scratch, time, shift) -> {
      for (var kernel : all) {
        kernel.run(first, second, out, scratch, time, shift);
      }
    };
  }

  /// The class file that runs parts `from` to `to`, exclusive.
  static byte[] bytes(String name, Schedule schedule, int from, int to) {
    var self = ClassDesc.of(ScalarBytecode.class.getPackageName(), name);
    // straight-line code needs no stack maps, and leaving them out halves the time to write it
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(self, type -> {
      type.withFlags(ACC_FINAL);
      type.withInterfaceSymbols(Kernel.class.describeConstable().orElseThrow());
      frame(type, self, from, to);
      for (int i = from; i < to; i++) {
        int part = i;
        type.withMethodBody("part" + part, RUN, ACC_STATIC, code -> {
          schedule.emit(part, new ScalarBytecode(code));
          code.return_();
        });
      }
    });
  }

  private static Kernel load(String name, byte[] bytes) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Kernel) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The generated class " + name + " cannot be loaded.", e);
    }
  }

  private static void frame(ClassBuilder type, ClassDesc self, int from, int to) {
    type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ACC_PUBLIC,
        code -> code.aload(0)
            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
            .return_());
    type.withMethodBody("run", RUN, ACC_PUBLIC | ACC_FINAL, code -> {
      for (int i = from; i < to; i++) {
        code.aload(1).aload(2).aload(3).aload(4).dload(5).dload(7).invokestatic(self, "part" + i, RUN);
      }
      code.return_();
    });
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
      case CONSTANT, STATE, PARAMETER -> throw new IllegalArgumentException(operation + " is a leaf.");
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
