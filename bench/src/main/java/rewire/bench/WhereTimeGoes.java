package rewire.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rewire.workbench.cli.Main;

/// Runs one command of the program and prints where its time went, by looking at the main thread every millisecond.
///
/// Each look is credited to the outermost stage on the stack. The clock begins when the operating system started the
/// process, so the start of the virtual machine is counted; its end is not. The command's own output goes first.
public final class WhereTimeGoes {
  private static final long EVERY_MS = 1;

  private static final String VIRTUAL_MACHINE = "start of the virtual machine";
  private static final String COMMAND_LINE = "command line";
  private static final String REST = "the rest";

  /// A stage of a run.
  ///
  /// @param place beginning of class and method that the stage is entered by
  private record Stage(String title, String place) {}

  private static final List<Stage> STAGES = List.of(
      new Stage("reading the course", "rewire.workbench.course."),
      new Stage("reading the model", "rewire.lang."),
      new Stage("algebra and code", "rewire.compile.Compiler"),
      new Stage("people like this one", "rewire.workbench.engine.BrainEngine.crowd"),
      new Stage("resilience margins", "rewire.simulate.Resilience"),
      new Stage("start state", "rewire.simulate.Relaxation"),
      new Stage("course, twice (the error is measured)", "rewire.simulate.Simulator.follow"),
      new Stage("report", "rewire.workbench.report."),
      new Stage("report", "rewire.workbench.engine.CourseReport"),
      new Stage("tables and other files", "rewire.workbench.cli.Simulation.write"));

  private static final Map<String, Integer> LOOKS = new LinkedHashMap<>();

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

  private static String stage(StackTraceElement[] stack) {
    boolean inCommand = false;
    for (int i = stack.length - 1; i >= 0; i--) {
      var place = stack[i].getClassName() + "." + stack[i].getMethodName();
      inCommand |= place.startsWith("rewire.workbench.cli.SimulateCommand.call");
      for (var stage : STAGES) {
        if (place.startsWith(stage.place)) {
          return stage.title;
        }
      }
    }
    return inCommand ? REST : COMMAND_LINE;
  }

  private static void print(long startMs, long mainMs) {
    long endMs = System.currentTimeMillis();
    synchronized (LOOKS) {
      int all = LOOKS.values().stream().mapToInt(n -> n).sum();
      System.out.println("| stage | ms |\n|---|---|");
      row(VIRTUAL_MACHINE, (double) (mainMs - startMs));
      LOOKS.forEach((title, looks) -> row(title, looks * (double) (endMs - mainMs) / all));
      row("all", (double) (endMs - startMs));
    }
  }

  private static void row(String title, double ms) {
    System.out.printf(Locale.ROOT, "| %s | %.0f |%n", title, ms);
  }
}
