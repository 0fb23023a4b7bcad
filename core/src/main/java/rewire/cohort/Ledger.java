package rewire.cohort;

import java.util.function.Consumer;

/// Keeps what is finished of a large cohort, so that it can be interrupted at any time and gone on with.
public interface Ledger {

  /// Puts back what was kept of the same cohort.
  ///
  /// @return the number of the first person who is still to be followed
  int resume(Tally tally);

  /// Told after each block, when the tally holds it.
  void finished(Block block, Tally tally);

  /// The same ledger, with an onlooker who sees the curves of each block before it is kept.
  default Ledger seenBy(Consumer<Block> onlooker) {
    var kept = this;
    return new Ledger() {
      @Override
      public int resume(Tally tally) {
        return kept.resume(tally);
      }

      @Override
      public void finished(Block block, Tally tally) {
        onlooker.accept(block);
        kept.finished(block, tally);
      }
    };
  }

  /// Keeps nothing.
  Ledger NONE = new Ledger() {
    @Override
    public int resume(Tally tally) {
      return 0;
    }

    @Override
    public void finished(Block block, Tally tally) {
      // nothing is kept
    }
  };
}
