package rewire.compile;

/// A kernel for several lanes and the length of the scratch array it wants, in numbers per lane.
record LaneCode(LaneKernel kernel, int scratch) {

  static LaneCode of(Program program, int width) {
    if (program.nodes().length == 0) {
      return new LaneCode((_, _, _, _, _, _) -> {
      }, 0);
    }
    var schedule = Schedule.of(program, LaneBytecode.PART);
    return new LaneCode(LaneBytecode.kernel(program.name(), schedule, width), schedule.scratch());
  }
}
