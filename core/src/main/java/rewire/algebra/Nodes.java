package rewire.algebra;

import java.util.Arrays;

/// The store of a [Graph]: nodes in primitive arrays, each kept once.
///
/// Operands always have smaller numbers than the node itself, so ascending order is an order of evaluation.
final class Nodes {

  /// Depends on a state.
  static final int ON_STATE = 1;
  /// Depends on time.
  static final int ON_TIME = 2;
  /// Depends on a parameter.
  static final int ON_PARAMETER = 4;
  /// Depends on the shift.
  static final int ON_SHIFT = 8;

  Operation[] operation = new Operation[1024];
  byte[] depends = new byte[1024];
  int[] first = new int[1024]; // operand or index of a leaf
  int[] second = new int[1024];
  int[] third = new int[1024];
  double[] value = new double[1024]; // of constants
  int size;

  private int[] table = new int[4096]; // node + 1, open addressing

  int constant(double number) {
    int slot = mix(Double.hashCode(number), 0x5bd1e995, 17, 0);
    for (int node; (node = table[slot &= table.length - 1]) != 0; slot++) {
      if (operation[node - 1] == Operation.CONSTANT
          && Double.doubleToLongBits(value[node - 1]) == Double.doubleToLongBits(number)) {
        return node - 1;
      }
    }
    return append(slot, Operation.CONSTANT, new int[] {-1, -1, -1}, number);
  }

  int intern(Operation op, int a, int b, int c) {
    int slot = mix(op.name().hashCode(), a, b, c);
    for (int node; (node = table[slot &= table.length - 1]) != 0; slot++) {
      int n = node - 1;
      if (operation[n] == op && first[n] == a && second[n] == b && third[n] == c) {
        return n;
      }
    }
    return append(slot, op, new int[] {a, b, c}, 0);
  }

  private int append(int slot, Operation op, int[] operands, double number) {
    if (size == first.length) {
      grow();
    }
    int node = size++;
    operation[node] = op;
    first[node] = operands[0];
    second[node] = operands[1];
    third[node] = operands[2];
    value[node] = number;
    depends[node] = (byte) switch (op) {
      case CONSTANT -> 0;
      case STATE, GIVEN -> ON_STATE;
      case PARAMETER -> ON_PARAMETER;
      case TIME -> ON_TIME;
      case SHIFT -> ON_SHIFT;
      default -> inherited(op.arity(), operands);
    };
    table[slot] = node + 1;
    if (2 * size > table.length) {
      rehash();
    }
    return node;
  }

  private int inherited(int arity, int[] operands) {
    int all = 0;
    for (int i = 0; i < arity; i++) {
      all |= depends[operands[i]];
    }
    return all;
  }

  private void grow() {
    int length = 2 * size;
    operation = Arrays.copyOf(operation, length);
    depends = Arrays.copyOf(depends, length);
    first = Arrays.copyOf(first, length);
    second = Arrays.copyOf(second, length);
    third = Arrays.copyOf(third, length);
    value = Arrays.copyOf(value, length);
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int node = 0; node < size; node++) {
      int slot = operation[node] == Operation.CONSTANT
          ? mix(Double.hashCode(value[node]), 0x5bd1e995, 17, 0)
          : mix(operation[node].name().hashCode(), first[node], second[node], third[node]);
      while (table[slot &= table.length - 1] != 0) {
        slot++;
      }
      table[slot] = node + 1;
    }
  }

  /// Multiplicative hash; the multipliers are odd and otherwise arbitrary.
  private static int mix(int a, int b, int c, int d) {
    int h = ((a * 0x9e3779b1 + b) * 0x85ebca77 + c) * 0xc2b2ae3d + d;
    h = (h ^ h >>> 15) * 0x27d4eb2f;
    return h ^ h >>> 13;
  }
}
