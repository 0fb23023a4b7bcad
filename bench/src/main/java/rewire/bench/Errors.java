package rewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How far off states are, patient by patient.
///
/// @param reference the states of the first patients, as [Contestant#solve] lays them out
/// @param states    number of states
/// @param rows      number of times
/// @param floor     smallest denominator, as a share of the largest value of the state; 1 for that value itself
/// @param from      first state that counts
/// @param meaning   one sentence
record Errors(double[] reference, int states, int rows, double floor, int from, String meaning) {

  /// Over patients.
  record Delivered(double median, double high, double worst) {}

  static Errors of(String name, Path home, Problem problem, Peers peers) throws IOException {
    int states = problem.scale().length;
    int rows = problem.times().length;
    if (name.equals("tmdd10")) {
      var lines = Files.readAllLines(home.resolve("cases/tmdd10/reference.csv"));
      double[] reference = lines.subList(1, lines.size()).stream()
          .flatMapToDouble(
              line -> Arrays.stream(line.split(",", -1)).skip(2).mapToDouble(Double::parseDouble))
          .toArray();
      return new Errors(reference, states, rows, 1, 1,
          "Error: |x - reference| over the largest |reference| in time, depot left out, first 100 patients.");
    }
    return new Errors(peers.reference(), states, rows, 1e-3, 0,
        "Error: |x - reference| over |reference| or a thousandth of its largest value in time; the reference is Rewire's at 1e-10.");
  }

  /// Compares states of at least as many patients as the reference has.
  Delivered of(double[] states) {
    int block = rows * this.states;
    double[] worst = new double[reference.length / block];
    for (int i = 0; i < worst.length; i++) {
      for (int s = from; s < this.states; s++) {
        double largest = 0;
        for (int t = 0; t < rows; t++) {
          largest = Math.max(largest, Math.abs(reference[i * block + t * this.states + s]));
        }
        for (int t = 0; t < rows; t++) {
          int at = i * block + t * this.states + s;
          double size = Math.max(floor * largest, Math.abs(reference[at]));
          double error = Math.abs(states[at] - reference[at]);
          worst[i] = Math.max(worst[i], error == 0 ? 0 : error / size);
        }
      }
    }
    Arrays.sort(worst);
    return new Delivered(worst[worst.length / 2], worst[(int) (0.9 * worst.length)], worst[worst.length - 1]);
  }
}
