package rewire.workbench.cli;

/// Exit codes, as documented in `docs/exit-codes.md`.
final class Exit {
  static final int OK = 0;
  /// The command line itself was not understood.
  static final int USAGE = 2;
  /// A course, run or model file was refused.
  static final int REFUSED = 3;
  /// The simulation or a verification failed.
  static final int FAILED = 4;
  /// Results could not be written.
  static final int OUTPUT = 5;
  /// A fault of the program.
  static final int INTERNAL = 70;

  private Exit() {}
}
