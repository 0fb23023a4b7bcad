package rewire.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The other programs: which there are, how they are built, and how they are run.
final class Peers {
  private static final List<String> STATIC = List.of("sundials_cvode", "sundials_sunlinsolklu",
      "sundials_sunmatrixsparse",
      "sundials_sunlinsoldense", "sundials_sunmatrixdense", "sundials_nvecserial", "sundials_generic");
  /// Passes of Rewire after the first, of which the later half counts: two or three seconds of warming up.
  private static final int PASSES = 40;
  private static final int PASSES_OF_MANY = 16;
  private static final double REFERENCE = 1e-10;

  private final Path home;
  private final String name;
  private final Path folder;
  private final Path built;
  private final List<String> missing = new ArrayList<>();
  private final List<Rival> all = new ArrayList<>();

  /// A program that solves the problem.
  ///
  /// @param tolerances relative tolerances, loose to tight
  /// @param command    what is run, with OUT and RTOL in place of the file and the tolerance
  record Rival(String name, List<Double> tolerances, List<String> command, Path folder) {
    Rival {
      tolerances = List.copyOf(tolerances);
      command = List.copyOf(command);
    }

    private Path file(double rtol) {
      return folder.resolve(name.replaceAll("[^a-zA-Z0-9]+", "-") + "-" + rtol + ".bin");
    }

    /// Seconds of set-up, of the first pass and of a later one, and steps.
    double[] solve(double rtol) throws IOException {
      var words = new ArrayList<>(command);
      words.replaceAll(
          word -> word.equals("OUT")
              ? file(rtol).toString()
              : word.equals("RTOL") ? Double.toString(rtol) : word);
      double[] said = Contest.numbers(output(words));
      return said.length == 4 ? said : new double[] {said[0], said[1], said[1], said[2]};
    }

    double[] states(double rtol) {
      return Contest.read(file(rtol));
    }
  }

  Peers(Path home, String name, Problem problem) throws IOException {
    this.home = home;
    this.name = name;
    folder = home.resolve("bench/target/contest").resolve(name);
    built = home.resolve("bench/target/contest/sundials");
    problem.write(folder);
    assemble();
  }

  /// A sentence for each peer that could not be had.
  List<String> missing() {
    return List.copyOf(missing);
  }

  double[] reference() throws IOException {
    var one = new Rival("Reference", List.of(REFERENCE), rewire(1, 1), folder);
    one.solve(REFERENCE);
    return one.states(REFERENCE);
  }

  /// All that could be built, Rewire first.
  List<Rival> contestants() {
    return List.copyOf(all);
  }

  private void assemble() {
    boolean small = name.equals("tmdd10");
    var ours = small ? List.of(1e-4, 1e-5, 1e-6) : List.of(1e-4, 2e-5, 1e-5, 1e-6);
    var theirs = List.of(1e-6, 1e-7, 1e-8);
    int passes = small ? PASSES_OF_MANY : PASSES;
    all.add(new Rival("Rewire, in lanes", ours, rewire(0, passes), folder));
    all.add(new Rival("Rewire, one at a time", ours, rewire(1, passes), folder));
    source(theirs);
    debian(theirs.subList(small ? 0 : 1, small ? 2 : 3));
    if (small) {
      r(List.of(1e-5, 1e-6, 1e-7));
    }
  }

  private List<String> rewire(int lanes, int passes) {
    var words = new ArrayList<>(List.of("taskset", "-c", "0", System.getProperty("java.home") + "/bin/java"));
    words.addAll(List.of(System.getProperty("rewire.options", "").trim().split(" +", -1)));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "rewire.bench.Contestant",
        home.toString(), name, "OUT", "RTOL", Integer.toString(lanes), Integer.toString(passes)));
    words.removeIf(String::isEmpty);
    return words;
  }

  private void source(List<Double> tolerances) {
    String how = "CVODE from its source is missing; it wants gcc, cmake, libsuitesparse-dev and Debian's source package of sundials.";
    if (!succeeds(List.of(home.resolve("bench/peers/build-sundials").toString(), built.toString()))) {
      missing.add(how);
      return;
    }
    for (boolean sparse : new boolean[] {true, false}) {
      var program = folder.resolve(sparse ? "cvode-klu" : "cvode-dense").toString();
      var words = gcc(program);
      if (sparse) {
        words.add("-DSPARSE");
      }
      words.add("-I" + built.resolve("include"));
      words.add("-I/usr/include/suitesparse");
      STATIC.forEach(library -> words.add(built.resolve("lib/lib" + library + ".a").toString()));
      words.addAll(List.of("-lklu", "-lm"));
      if (succeeds(words)) {
        all.add(new Rival("CVODE -O3 -march=native, " + (sparse ? "KLU" : "dense"), tolerances,
            run(program), folder));
      } else {
        missing.add(how);
      }
    }
  }

  private void debian(List<Double> tolerances) {
    var program = folder.resolve("cvode-debian").toString();
    var words = gcc(program);
    words.addAll(List.of("-lsundials_cvode", "-lsundials_sunlinsoldense", "-lsundials_sunmatrixdense",
        "-lsundials_nvecserial", "-lm"));
    if (succeeds(words)) {
      all.add(new Rival("CVODE of Debian, dense", tolerances, run(program), folder));
    } else {
      missing.add("CVODE of Debian is missing: apt-get install gcc libsundials-dev.");
    }
  }

  private void r(List<Double> tolerances) {
    var library = folder.resolve("desolve.so").toString();
    if (succeeds(List.of("gcc", "-O3", "-march=native", "-shared", "-fPIC", "-I" + folder,
        home.resolve("bench/peers/desolve.c").toString(), "-o", library, "-lm"))
        && succeeds(List.of("Rscript", "-e", "library(deSolve)"))) {
      all.add(new Rival("deSolve, lsoda", tolerances, List.of("taskset", "-c", "0", "Rscript",
          home.resolve("bench/peers/desolve.R").toString(), library, folder.resolve("problem.txt").toString(),
          "OUT",
          "RTOL"), folder));
    } else {
      missing.add("deSolve is missing: apt-get install gcc r-base-core r-cran-desolve.");
    }
  }

  private List<String> gcc(String program) {
    return new ArrayList<>(List.of("gcc", "-O3", "-march=native", "-I" + folder,
        home.resolve("bench/peers/cvode.c").toString(), "-o", program));
  }

  private List<String> run(String program) {
    return List.of("taskset", "-c", "0", program, folder.resolve("problem.txt").toString(), "OUT", "RTOL");
  }

  private boolean succeeds(List<String> words) {
    try {
      var log = new File(folder.toFile(), "build.log");
      return new ProcessBuilder(words).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
          .start().waitFor() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String output(List<String> words) throws IOException {
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            String.format(Locale.ROOT, "%s failed:%n%s", String.join(" ", words), text));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var lines = Arrays.stream(text.split("\n", -1)).filter(line -> !line.isBlank()).toList();
    return lines.getLast();
  }
}
