package rewire.solve;

/// The work of a run: accepted and rejected steps, starts (one, plus one after every jump time and firing),
/// evaluations of the rates, factorisations, triangular solves, trigger firings, and
/// kinks at which a step was made to end.
public record Statistics(long steps, long rejected, long starts, long rates, long factorisations, long solves,
    long firings, long kinks) {}
