package rewire.simulate;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import rewire.compile.Engine;
import rewire.solve.LaneIntegrator.Errand;
import rewire.solve.Outcome;
import rewire.solve.Trip;

/// Makes the trips of several people abreast on one thread, while each person's life is ordinary code on a thread of their
/// own, which waits until its trip is over. As a trip does not feel its neighbours by a single bit, who travels with whom
/// changes no result.
///
/// Who has come ashore is waited for before lanes go on half empty, so about one thread of a ferry works at a time.
final class Ferry {
  /// Somebody who wants to travel.
  private record Passenger(Trip trip, CompletableFuture<Outcome> back) {}

  private final Engine engine;
  /// Passengers, and an empty place for everybody who will not come again.
  private final BlockingQueue<Optional<Passenger>> quay = new LinkedBlockingQueue<>();
  private final Set<Passenger> aboard = new HashSet<>();
  private final Boarding boarding = new Boarding();
  private int ashore;

  Ferry(Engine engine) {
    this.engine = engine;
  }

  /// Makes a trip, for a passenger's thread.
  Outcome carry(Trip trip) {
    var passenger = new Passenger(trip, new CompletableFuture<>());
    quay.add(Optional.of(passenger));
    return passenger.back.join();
  }

  /// Says that a passenger will not come again.
  void farewell() {
    quay.add(Optional.empty());
  }

  /// Carries so many passengers until all have said farewell.
  void sail(int passengers) {
    ashore = passengers;
    try {
      engine.run(boarding);
    } catch (RuntimeException | Error e) {
      sink(e);
      throw e;
    }
  }

  private final class Boarding implements Iterator<Errand> {
    private Optional<Passenger> first = Optional.empty();

    @Override
    public boolean hasNext() {
      try {
        while (first.isEmpty() && ashore > 0) {
          first = arrival();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException("The work was interrupted.", e);
      }
      return first.isPresent();
    }

    @Override
    public Errand next() {
      var passenger = first.orElseThrow();
      first = Optional.empty();
      aboard.add(passenger);
      return new Errand(passenger.trip, outcome -> {
        aboard.remove(passenger);
        ashore++;
        passenger.back.complete(outcome);
      });
    }
  }

  private Optional<Passenger> arrival() throws InterruptedException {
    var arrival = quay.take();
    ashore--;
    return arrival;
  }

  /// Lets everybody go who waits, or comes later, for a ferry that has sunk.
  private void sink(Throwable why) {
    boarding.first.ifPresent(aboard::add);
    boarding.first = Optional.empty();
    aboard.forEach(p -> p.back.completeExceptionally(why));
    ashore += aboard.size();
    aboard.clear();
    while (ashore > 0) {
      try {
        arrival().ifPresent(p -> {
          ashore++;
          p.back.completeExceptionally(why);
        });
      } catch (InterruptedException _) {
        // the work is being ended, and first everybody must come ashore
      }
    }
  }
}
