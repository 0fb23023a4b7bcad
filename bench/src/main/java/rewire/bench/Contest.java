package rewire.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The contest: Rewire and the programs that can be had as packages solve the same patients on the same core, in turn, and a
/// table says how fast each was and how far off.
///
/// Seconds are of processor time, so that others who use the machine disturb less. Speeds are medians over rounds; a pass of
/// Rewire's after the first counts as warm, and the first, compilation included, as cold.
public final class Contest {
  private static final double WANTED = 1e-5;

  private final String name;
  private final int rounds;
  private final Peers peers;
  private final Problem problem;
  private final Errors errors;
  private final Map<String, List<Result>> results = new LinkedHashMap<>();

  /// One contestant at one tolerance: medians over rounds, patients per second.
  private record Result(String who, double rtol, double setUp, double cold, double warm, double slowest,
      double fastest,
      double steps, Errors.Delivered error) {}

  private Contest(Path home, String name, int rounds) throws IOException {
    this.name = name;
    this.rounds = rounds;
    problem = Problem.of(name, home);
    peers = new Peers(home, name, problem);
    errors = Errors.of(name, home, problem, peers);
  }

  /// Home, problem, rounds, and optionally how many of the tolerances.
  public static void main(String[] arguments) throws IOException {
    new Contest(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2])).run();
  }

  private void run() throws IOException {
    peers.missing().forEach(System.out::println);
    System.out.printf("%nProblem %s: %d patients, %d states, looked at %d times. %s%n%n", name,
        problem.patients().size(), problem.scale().length, problem.times().length, errors.meaning());
    var all = peers.contestants();
    // in turn, so that whatever else the machine does falls on all alike
    var times = new LinkedHashMap<String, List<double[]>>();
    for (int round = 0; round < rounds; round++) {
      for (var contestant : all) {
        for (double rtol : contestant.tolerances()) {
          times.computeIfAbsent(contestant.name() + " " + rtol, _ -> new ArrayList<>())
              .add(contestant.solve(rtol));
        }
      }
    }
    System.out.println(
        """
            | who | rtol | set-up, s | patients/s, cold | patients/s | lowest to highest | steps a patient | error, median | 90th percentile | worst |
            |---|---|---|---|---|---|---|---|---|---|""");
    for (var contestant : all) {
      for (double rtol : contestant.tolerances()) {
        var rows = times.getOrDefault(contestant.name() + " " + rtol, List.of());
        print(result(contestant, rtol, rows));
      }
    }
    System.out.println();
    summary();
  }

  private Result result(Peers.Rival contestant, double rtol, List<double[]> rows) throws IOException {
    int people = problem.patients().size();
    double[] warm = rows.stream().mapToDouble(r -> people / r[2]).sorted().toArray();
    double[] cold = rows.stream().mapToDouble(r -> people / r[1]).sorted().toArray();
    double[] setUp = rows.stream().mapToDouble(r -> r[0]).sorted().toArray();
    var result = new Result(contestant.name(), rtol, median(setUp), median(cold), median(warm), warm[0],
        warm[warm.length - 1], rows.getFirst()[3] / people, errors.of(contestant.states(rtol)));
    results.computeIfAbsent(result.who, _ -> new ArrayList<>()).add(result);
    return result;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static void print(Result r) {
    System.out.printf(Locale.ROOT,
        "| %s | %.0e | %.2f | %.0f | %.0f | %.0f to %.0f | %.0f | %.1e | %.1e | %.1e |%n", r.who,
        r.rtol, r.setUp, r.cold, r.warm, r.slowest, r.fastest, r.steps, r.error.median(), r.error.high(),
        r.error.worst());
  }

  /// Everybody at the wanted error, between two tolerances if need be.
  private void summary() {
    System.out.printf(Locale.ROOT,
        "| at an error of %.0e | patients/s by 90th percentile | Rewire is faster by | patients/s by the worst | Rewire is faster by |%n|---|---|---|---|---|%n",
        WANTED);
    double[] ours = {Double.NaN, Double.NaN};
    for (var entry : results.entrySet()) {
      double high = at(entry.getValue().stream().map(r -> new double[] {r.error.high(), r.warm}).toList());
      double worst = at(entry.getValue().stream().map(r -> new double[] {r.error.worst(), r.warm}).toList());
      if (Double.isNaN(ours[0])) {
        ours = new double[] {high, worst};
      }
      System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f | %.0f | %.1f |%n", entry.getKey(), high,
          ours[0] / high, worst,
          ours[1] / worst);
    }
  }

  /// Speed at the wanted error: a straight line between the logarithms of neighbouring tolerances; NaN outside of them.
  private static double at(List<double[]> pairs) {
    var sorted = new ArrayList<>(pairs);
    sorted.sort((a, b) -> Double.compare(b[0], a[0]));
    for (int i = 1; i < sorted.size(); i++) {
      double[] loose = sorted.get(i - 1);
      double[] tight = sorted.get(i);
      if (loose[0] >= WANTED && tight[0] <= WANTED) {
        double part = Math.log(loose[0] / WANTED) / Math.log(loose[0] / tight[0]);
        return loose[1] * Math.pow(tight[1] / loose[1], part);
      }
    }
    return Double.NaN;
  }

  static double[] read(Path file) {
    try {
      var bytes = java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      double[] all = new double[bytes.remaining() / 8];
      bytes.asDoubleBuffer().get(all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(String line) {
    return Arrays.stream(line.trim().split(" +", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
