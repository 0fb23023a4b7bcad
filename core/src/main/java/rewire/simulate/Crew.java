package rewire.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import rewire.compile.Door;
import rewire.compile.Engine;

/// Many jobs done by several members at once, each with a simulator of their own. Where there are vector lanes, there are as
/// many members for each thread, and their trips are made abreast. What a job gives must depend on its number alone; then
/// the number of threads and lanes changes no result.
///
/// @param <M> what a member is
public final class Crew<M> {
  private final List<Ferry> ferries = new ArrayList<>();
  private final List<M> members = new ArrayList<>();
  private final int lanes;

  /// What a member does with a job.
  ///
  /// @param <M> what a member is
  @FunctionalInterface
  public interface Job<M> {
    /// Does job `number` as `member`.
    void by(M member, int number);
  }

  /// Gathers a crew.
  ///
  /// @param tolerance relative tolerance of the runs that are made abreast; others are made alone
  /// @param threads   how many processors to use
  /// @param member    makes a member from a simulator of their own
  public Crew(Simulator simulator, double tolerance, int threads, Function<Simulator, M> member) {
    this(simulator, tolerance, threads, member, Door.lanes().lanes(), () -> simulator.engine(tolerance));
  }

  /// @param lanes  members for each thread
  /// @param engine makes their trips
  Crew(Simulator simulator, double tolerance, int threads, Function<Simulator, M> member, int lanes,
      Supplier<Engine> engine) {
    this.lanes = lanes;
    for (int t = 0; t < threads; t++) {
      var ferry = new Ferry(engine.get());
      ferries.add(ferry);
      for (int lane = 0; lane < lanes; lane++) {
        members.add(member.apply(simulator.aboard(ferry, tolerance)));
      }
    }
  }

  /// Does all jobs; returns when they are done.
  ///
  /// @param jobs     how many
  /// @param progress told how many are done, one call at a time
  public void work(int jobs, Job<M> job, IntConsumer progress) {
    var next = new AtomicInteger();
    var done = new AtomicInteger();
    var lock = new Object();
    try (var pool = Executors.newCachedThreadPool()) {
      var all = new ArrayList<Callable<Void>>();
      for (var ferry : ferries) {
        all.add(() -> {
          ferry.sail(lanes);
          return null;
        });
      }
      for (int m = 0; m < members.size(); m++) {
        var member = members.get(m);
        var ferry = ferries.get(m / lanes);
        all.add(() -> {
          try {
            for (int i = next.getAndIncrement(); i < jobs; i = next.getAndIncrement()) {
              job.by(member, i);
              synchronized (lock) {
                progress.accept(done.incrementAndGet());
              }
            }
          } finally {
            ferry.farewell();
          }
          return null;
        });
      }
      try {
        finish(pool, all);
      } finally {
        next.set(jobs);
      }
    }
  }

  private static void finish(ExecutorService pool, List<Callable<Void>> all) {
    var first = new ExecutorCompletionService<Void>(pool);
    all.forEach(first::submit);
    try {
      for (int i = 0; i < all.size(); i++) {
        first.take().get();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The work was interrupted.", e);
    } catch (ExecutionException e) {
      pool.shutdownNow();
      throw fault(e);
    }
  }

  /// What went wrong, out of the wrappings in which members are told of a fault on board.
  private static RuntimeException fault(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case CompletionException c when c.getCause() != null -> fault(c.getCause());
      case RuntimeException r -> r;
      default -> e.getCause() == null ? new IllegalStateException(e) : fault(e.getCause());
    };
  }
}
