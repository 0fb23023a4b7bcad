package rewire.compile;

import rewire.algebra.Operation;

/// A machine with a stack of values that a [Schedule] drives. One implementation per target.
interface Emitter {

  /// The arrays a kernel knows.
  enum Array {
    FIRST, SECOND, OUT, SCRATCH
  }

  /// Pushes a number.
  void constant(double value);

  /// Pushes an array element.
  void load(Array array, int index);

  /// Replaces operands on the stack by the result; [Operation#TIME] and [Operation#SHIFT] push.
  void apply(Operation operation);

  /// Copies the top of the stack into a local.
  void keep(int local);

  /// Moves the top of the stack into a local.
  void put(int local);

  /// Pushes a local.
  void recall(int local);

  /// Announces that the next value computed goes into an array element.
  void open(Array array, int index);

  /// Pops the value into the array element announced by [#open].
  void close(Array array, int index);
}
