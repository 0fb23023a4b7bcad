package rewire.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import rewire.cohort.Cohort.Progress;
import rewire.simulate.Simulator;

/// One room per thread, open for as many blocks of people as are to be followed.
final class Rooms implements AutoCloseable {
  private final Cohort cohort;
  private final int quantities;
  private final ExecutorService pool;
  private final List<Room> rooms = new ArrayList<>();

  Rooms(Simulator simulator, Cohort cohort, List<String> quantities, int threads) {
    this.cohort = cohort;
    this.quantities = quantities.size();
    for (int t = 0; t < threads; t++) {
      rooms.add(new Room(simulator.forOneThread(), cohort, quantities));
    }
    this.pool = Executors.newFixedThreadPool(threads);
  }

  /// Follows the people from `first` up to but not including `end`.
  Block follow(int first, int end, Progress progress) {
    var members = new Member[end - first];
    var curves = new float[cohort.courses().size()][quantities][end - first][];
    var next = new AtomicInteger();
    var done = new AtomicInteger(first);
    var lock = new Object();
    var workers = new ArrayList<Future<?>>();
    for (var room : rooms) {
      workers.add(pool.submit(() -> {
        for (int i = next.getAndIncrement(); i < members.length; i = next.getAndIncrement()) {
          members[i] = room.follow(first + i, i, curves);
          synchronized (lock) {
            progress.followed(done.incrementAndGet());
          }
        }
      }));
    }
    try {
      for (var worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The cohort was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
    }
    return new Block(first, List.of(members), curves);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
