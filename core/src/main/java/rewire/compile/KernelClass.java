package rewire.compile;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/// Writes a schedule as hidden classes, one static method per part and one method that calls them all.
final class KernelClass {

  /// What differs between targets.
  interface Dialect {

    /// The interface that the class implements.
    ClassDesc type();

    /// Arguments of its only method, `run`, and of every part.
    MethodTypeDesc run();

    /// Pushes the arguments of `run`.
    void pass(CodeBuilder code);

    /// A machine that writes into the body of a part.
    Emitter emitter(CodeBuilder code);
  }

  /// Parts in one class: 3000 bytes hold at most 750 numbers of 2 entries each, and a class has 65535 entries.
  private static final int PARTS = 40;

  private KernelClass() {}

  /// Instances to be run one after another.
  static List<Object> load(String name, Schedule schedule, Dialect dialect) {
    var all = new ArrayList<Object>();
    for (int from = 0; from < schedule.parts(); from += PARTS) {
      int to = Math.min(from + PARTS, schedule.parts());
      all.add(load(name, bytes(name, schedule, from, to, dialect)));
    }
    return all;
  }

  /// The class file that runs parts `from` to `to`, exclusive.
  static byte[] bytes(String name, Schedule schedule, int from, int to, Dialect dialect) {
    var self = ClassDesc.of(KernelClass.class.getPackageName(), name);
    // straight-line code needs no stack maps, and leaving them out halves the time to write it
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(self, type -> {
      type.withFlags(ACC_FINAL);
      type.withInterfaceSymbols(dialect.type());
      frame(type, self, from, to, dialect);
      for (int i = from; i < to; i++) {
        int part = i;
        type.withMethodBody("part" + part, dialect.run(), ACC_STATIC, code -> {
          schedule.emit(part, dialect.emitter(code));
          code.return_();
        });
      }
    });
  }

  private static void frame(ClassBuilder type, ClassDesc self, int from, int to, Dialect dialect) {
    type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, ACC_PUBLIC,
        code -> code.aload(0)
            .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
            .return_());
    type.withMethodBody("run", dialect.run(), ACC_PUBLIC | ACC_FINAL, code -> {
      for (int i = from; i < to; i++) {
        dialect.pass(code);
        code.invokestatic(self, "part" + i, dialect.run());
      }
      code.return_();
    });
  }

  private static Object load(String name, byte[] bytes) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The generated class " + name + " cannot be loaded.", e);
    }
  }
}
