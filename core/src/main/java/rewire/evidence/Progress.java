package rewire.evidence;

/// Told how much of the work is done, one call at a time.
@FunctionalInterface
public interface Progress {
  /// Tells nobody.
  Progress SILENT = (_, _) -> {
  };

  /// One more step of at most so many; the last call has both the same.
  void done(int done, int most);
}
