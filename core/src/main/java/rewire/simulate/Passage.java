package rewire.simulate;

import rewire.solve.Outcome;
import rewire.solve.Trip;

/// How the trips of a simulator are made: alone, or abreast with those of others.
@FunctionalInterface
interface Passage {
  /// Makes a trip with a relative tolerance.
  Outcome run(Trip trip, double tolerance);
}
