package rewire.solve;

import java.util.concurrent.atomic.AtomicBoolean;

/// Calls lane kernels in the background until the virtual machine has compiled them.
///
/// Before that every operation on vectors is interpreted and some thousand times slower than it will be, so people are
/// followed one at a time meanwhile. Ready means measured: a call for all lanes takes less time than one call each. Should
/// the virtual machine refuse to compile a kernel, lanes are never ready, and nobody waits for them.
public final class Rehearsal {
  private static final int CALLS = 20;
  /// When to give up, in seconds.
  private static final double LONGEST = 120;

  private final LaneField field;
  private final double[] p;
  private final double[] y;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile boolean ready;

  /// Prepares, and does nothing yet.
  ///
  /// @param field for this thread-to-be only
  /// @param y     a state to rehearse on
  /// @param p     parameters, prepared
  public Rehearsal(LaneField field, double[] y, double[] p) {
    this.field = field;
    this.y = y;
    this.p = p;
  }

  /// Whether lanes are the faster way by now.
  public boolean ready() {
    return ready;
  }

  /// Begins, unless it has begun.
  public void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("lanes").start(this::rehearse);
    }
  }

  private void rehearse() {
    var one = field.one();
    var lanes = field.lanes();
    double[] times = lanes.array(1);
    double[] shift = lanes.array(1);
    double[] ys = lanes.array(y.length);
    double[] ps = lanes.array(p.length);
    double[] out = lanes.array(y.length);
    double[] factors = lanes.array(one.factors());
    double[] gaps = lanes.array(one.kinks());
    java.util.Arrays.fill(shift, 1);
    for (int lane = 0; lane < lanes.width(); lane++) {
      lanes.write(y, ys, lane);
      lanes.write(p, ps, lane);
    }
    double[] oneOut = new double[y.length];
    double[] oneFactors = new double[one.factors()];
    long began = System.nanoTime();
    while (!ready && (System.nanoTime() - began) * 1e-9 < LONGEST) {
      double abreast = seconds(() -> {
        field.rates(times, ys, ps, out);
        field.factor(times, ys, ps, shift, factors);
        field.solve(factors, out);
        field.kinks(times, ys, ps, gaps);
      });
      double alone = seconds(() -> alone(one, oneOut, oneFactors));
      ready = abreast < lanes.width() * alone;
    }
  }

  private void alone(VectorField one, double[] out, double[] factors) {
    one.rates(0, y, p, out);
    one.factor(0, y, p, 1, factors);
    one.solve(factors, out);
  }

  /// The shortest of a few calls.
  private static double seconds(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      work.run();
      least = Math.min(least, System.nanoTime() - began);
    }
    return least * 1e-9;
  }
}
