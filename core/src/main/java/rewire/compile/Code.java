package rewire.compile;

/// A kernel and the length of the scratch array it wants.
record Code(Kernel kernel, int scratch) {

  /// Straight-line code for what is called often.
  static Code fast(Program program) {
    if (program.nodes().length == 0) {
      return new Code((_, _, _, _, _, _) -> {
      }, 0);
    }
    var schedule = Schedule.of(program);
    return new Code(ScalarBytecode.kernel(program.name(), schedule), schedule.scratch());
  }

  /// A walk over the nodes for what is called seldom.
  static Code slow(Program program) {
    var walk = new Walk(program);
    return new Code(walk, walk.scratch());
  }
}
