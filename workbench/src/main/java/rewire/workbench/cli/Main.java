package rewire.workbench.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import rewire.units.Quantity;
import rewire.workbench.Engine;
import rewire.workbench.engine.BrainEngine;

/// Starts the program.
///
/// Only the command that is asked for is built, and the engine only when a command asks it something: `--help` must be
/// there at once.
public final class Main {

  /// The version of the program, as in pom.xml.
  static final String VERSION = "0.1.0";

  private static final Map<String, Entry> COMMANDS = commands();

  /// What commands share.
  record Setting(Console console, Supplier<Engine> engine, List<String> arguments, boolean debug) {}

  /// A command and how it is made; the list of commands shows only its plate, which costs no options.
  private record Entry(Class<?> type, Function<Setting, Object> make) {
    CommandLine plate() {
      var spec = CommandSpec.create();
      var command = type.getAnnotation(Command.class);
      if (command != null) {
        spec.usageMessage().header(command.header());
      }
      return new CommandLine(spec);
    }
  }

  private Main() {}

  /// Runs one command and exits with its code.
  public static void main(String[] args) {
    var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(List.of(args), new Console(out, err, Main::screen), () -> new BrainEngine(VERSION));
    if (code != Exit.OK) {
      System.exit(code); // not when all is well: it looks for a logger in every jar
    }
  }

  private static Console.Screen screen() {
    return Console.Screen.of(System.getenv(),
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent());
  }

  static int run(List<String> args, Console console, Supplier<Engine> engine) {
    boolean debug = args.contains("--debug");
    var arguments = args.stream().filter(a -> !a.equals("--debug")).toList();
    try {
      return commandLine(new Setting(console, engine, arguments, debug))
          .execute(arguments.toArray(String[]::new));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return internal(e, console, debug);
    }
  }

  private static CommandLine commandLine(Setting setting) {
    var root = new CommandLine(new Rewire());
    root.getCommandSpec().version("rewire " + VERSION + " on Java " + Runtime.version());
    root.getCommandSpec().addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
        .description("Show the version.").build());
    var first = setting.arguments.isEmpty() ? "" : setting.arguments.getFirst();
    for (var command : COMMANDS.entrySet()) {
      if (first.isEmpty() || first.startsWith("-")) {
        root.addSubcommand(command.getKey(), command.getValue().plate());
      } else if (!COMMANDS.containsKey(first) || command.getKey().equals(first)
          || first.equals("completion")) {
        root.addSubcommand(command.getKey(), command.getValue().make().apply(setting));
      }
    }
    addHelp(root);
    root.setOut(setting.console.out());
    root.setErr(setting.console.err());
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    root.setUsageHelpWidth(100);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.registerConverter(Double.class, Main::number);
    root.registerConverter(double.class, Main::number);
    root.setParameterExceptionHandler((e, _) -> usage(e, setting.console));
    root.setExecutionExceptionHandler((e, _, _) -> internal(e, setting.console, setting.debug));
    return root;
  }

  private static double number(String text) {
    return Quantity.decimal(text)
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a number such as 0.3 or 3e-1"));
  }

  private static void addHelp(CommandLine command) {
    command.getCommandSpec().addOption(OptionSpec.builder("-h", "--help").usageHelp(true)
        .description("Show this help.").build());
    var usage = command.getCommandSpec().usageMessage();
    boolean plain = command.getCommandSpec().positionalParameters().isEmpty();
    usage.synopsisHeading("%nUsage: ").descriptionHeading(usage.description().length == 0 ? "" : "%n")
        .parameterListHeading("%n").optionListHeading(plain ? "%n" : "").commandListHeading("%nCommands:%n")
        .sortOptions(false);
    command.getSubcommands().values().forEach(Main::addHelp);
  }

  private static int usage(ParameterException e, Console console) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    var suggestions = e instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions()
        : List.<String>of();
    console.complain(String.valueOf(e.getMessage()), suggestions.isEmpty()
        ? "Perhaps read: " + command + " --help"
        : "Perhaps \"" + suggestions.getFirst() + "\" is meant; see " + command + " --help");
    return Exit.USAGE;
  }

  private static int internal(Throwable e, Console console, boolean debug) {
    if (e instanceof OutOfMemoryError) {
      console.complain(
          "Java may use no more memory than " + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB, and that is not enough.",
          "Perhaps fewer people or courses at once will do; REWIRE_JVM_OPTIONS=-Xmx8g gives more memory.");
      return Exit.INTERNAL;
    }
    console.complain("A fault of the program: " + e.getClass().getSimpleName() + " (" + e.getMessage() + ").",
        debug
            ? ""
            : "Perhaps run it again with --debug and report what it prints, with the course file and the output of "
                + "rewire --version.");
    if (debug) {
      e.printStackTrace(console.err());
    }
    return Exit.INTERNAL;
  }

  private static Map<String, Entry> commands() {
    var map = new LinkedHashMap<String, Entry>();
    map.put("simulate", new Entry(SimulateCommand.class, SimulateCommand::new));
    map.put("course", new Entry(CourseCommand.class, CourseCommand::new));
    map.put("rerun", new Entry(RerunCommand.class, RerunCommand::new));
    map.put("model",
        new Entry(ModelCommand.class,
            s -> new CommandLine(new ModelCommand(s)).addSubcommand("docs", new DocsCommand(s))
                .addSubcommand("export", new ExportCommand(s))));
    map.put("sensitivity", new Entry(SensitivityCommand.class, SensitivityCommand::new));
    map.put("verify",
        new Entry(VerifyCommand.class,
            s -> new CommandLine(new VerifyCommand(s)).addSubcommand("statistics",
                new VerifyStatisticsCommand(s))));
    map.put("trial",
        new Entry(TrialCommand.class,
            s -> new CommandLine(new TrialCommand(s)).addSubcommand("design", new TrialDesignCommand(s))
                .addSubcommand("analyse", new TrialAnalyseCommand(s))
                .addSubcommand("check", new TrialCheckCommand(s))
                .addSubcommand("noise", new TrialNoiseCommand(s))));
    map.put("evidence",
        new Entry(EvidenceCommand.class,
            s -> new CommandLine(new EvidenceCommand()).addSubcommand("pk", new EvidencePkCommand(s))
                .addSubcommand("trials", new EvidenceTrialsCommand(s))
                .addSubcommand("natural", new EvidenceNaturalCommand(s))
                .addSubcommand("fit", new EvidenceFitCommand(s))
                .addSubcommand("mechanism", new EvidenceMechanismCommand(s))
                .addSubcommand("drift", new EvidenceDriftCommand(s))
                .addSubcommand("misfits", new EvidenceMisfitsCommand(s))));
    map.put("completion", new Entry(CompletionCommand.class, CompletionCommand::new));
    return map;
  }
}
