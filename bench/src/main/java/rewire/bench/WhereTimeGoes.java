package rewire.bench;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import rewire.workbench.cli.Main;

/// Runs one command of the program and prints where its time went, by looking at the main thread every millisecond.
///
/// Each look is credited to the outermost stage on the stack. The clock begins when the operating system started the
/// process, so the start of the virtual machine is counted; its end is not. The command's own output goes first.
public final class WhereTimeGoes {
  private static final long EVERY_MS = 1;

  private enum Stage {
    VIRTUAL_MACHINE("start of the virtual machine", "-"), COMMAND_LINE("command line", "picocli"), COURSE(
        "reading the course",
        "rewire.workbench.course."), MODEL("reading the model", "rewire.lang."), COMPILE("algebra and code",
            "rewire.compile.Compiler"), RESILIENCE("resilience margins", "rewire.simulate.Resilience"), RELAX(
                "start state", "rewire.simulate.Relaxation"), RUN("course, twice (the error is measured)",
                    "rewire.simulate.Simulator.follow"), REPORT("report",
                        "rewire.workbench.report."), REPORT_INPUT("report",
                            "rewire.workbench.engine.CourseReport"), WRITE("tables and other files",
                                "rewire.workbench.cli.Simulation.write"), REST("the rest", "");

    final String title;
    final String prefix;

    Stage(String title, String prefix) {
      this.title = title;
      this.prefix = prefix;
    }
  }

  private static final Map<Stage, Integer> LOOKS = new EnumMap<>(Stage.class);

  private WhereTimeGoes() {}

  /// Runs the command and prints the table.
  ///
  /// @param arguments those of the program
  public static void main(String[] arguments) {
    long startMs = ProcessHandle.current().info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    long mainMs = System.currentTimeMillis();
    var main = Thread.currentThread();
    var sampler = Thread.ofPlatform().daemon().unstarted(() -> look(main));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> print(startMs, mainMs)));
    sampler.start();
    Main.main(arguments);
  }

  private static void look(Thread main) {
    try {
      while (true) {
        Thread.sleep(EVERY_MS);
        var stage = stage(main.getStackTrace());
        synchronized (LOOKS) {
          LOOKS.merge(stage, 1, Integer::sum);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stage stage(StackTraceElement[] stack) {
    boolean inCommand = false;
    for (int i = stack.length - 1; i >= 0; i--) {
      var place = stack[i].getClassName() + "." + stack[i].getMethodName();
      inCommand |= place.startsWith("rewire.workbench.cli.SimulateCommand.call");
      for (var stage : Stage.values()) {
        boolean countedByItself = stage == Stage.VIRTUAL_MACHINE || stage == Stage.REST
            || stage == Stage.COMMAND_LINE;
        if (!countedByItself && place.startsWith(stage.prefix)) {
          return stage;
        }
      }
    }
    return inCommand ? Stage.REST : Stage.COMMAND_LINE;
  }

  private static void print(long startMs, long mainMs) {
    long endMs = System.currentTimeMillis();
    synchronized (LOOKS) {
      int all = LOOKS.values().stream().mapToInt(n -> n).sum();
      var byTitle = new java.util.LinkedHashMap<String, Double>();
      byTitle.put(Stage.VIRTUAL_MACHINE.title, (double) (mainMs - startMs));
      for (var stage : Stage.values()) {
        double ms = LOOKS.getOrDefault(stage, 0) * (double) (endMs - mainMs) / Math.max(1, all);
        if (ms > 0) {
          byTitle.merge(stage.title, ms, Double::sum);
        }
      }
      System.out.println("| stage | ms |\n|---|---|");
      byTitle.forEach((title, ms) -> System.out.printf(Locale.ROOT, "| %s | %.0f |%n", title, ms));
      System.out.printf(Locale.ROOT, "| all | %d |%n", endMs - startMs);
    }
  }
}
