package dev.actordex.cli;

import dev.actordex.lucene.GenerationException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The whole program as a function: arguments in, exit code out. Results go to `out`, everything
/// else to `err`.
@Command(
    name = "actordex",
    mixinStandardHelpOptions = true,
    versionProvider = CommandLineApp.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false,
    description = "The search engine over threat-actor cards.",
    footer = {
      "",
      "Every option can also be set by a variable (--port: ACTORDEX_PORT) and in",
      "actordex.properties in the data folder (port=8080); the option wins.",
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong command or input, 3 data damaged,",
      "4 data folder held by another process, 5 done but records were rejected."
    })
public final class CommandLineApp {
  /// In the order of the help.
  private static final Map<String, Class<?>> COMMANDS = commands();

  private CommandLineApp() {}

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand.class);
    commands.put("import", ImportCommand.class);
    commands.put("update", UpdateCommand.class);
    commands.put("validate", ValidateCommand.class);
    commands.put("search", SearchCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("export", ExportCommand.class);
    commands.put("names", NamesCommand.class);
    commands.put("indicators", IndicatorsCommand.class);
    commands.put("verify", VerifyCommand.class);
    commands.put("generations", GenerationsCommand.class);
    commands.put("distill", DistillCommand.class);
    commands.put("generate-completion", AutoComplete.GenerateCompletion.class);
    commands.put("help", CommandLine.HelpCommand.class);
    return commands;
  }

  /// Runs one command.
  ///
  /// @param environment where `ACTORDEX_…` variables come from
  public static int run(
      PrintStream out,
      PrintStream err,
      InputStream in,
      Map<String, String> environment,
      String... args) {
    Console console = new Console(writer(out), writer(err), in, environment, out);
    CommandLine line = commandLine(console, args.length == 0 ? "" : args[0]);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setDefaultValueProvider(new Settings(environment, List.of(args)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, console));
    line.setParameterExceptionHandler(CommandLineApp::wrong);
    try {
      return line.execute(args);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /// Making the model of all commands takes longer than many a command, so one that is named first
  /// stands alone.
  ///
  /// @param first argument; all commands are there unless it names one that needs no other
  private static CommandLine commandLine(Console console, String first) {
    Wiring wiring = new Wiring(console);
    CommandLine line = new CommandLine(new CommandLineApp(), wiring);
    Class<?> named = COMMANDS.get(first);
    if (named != null && named.getPackage().equals(CommandLineApp.class.getPackage())) {
      return line.addSubcommand(first, new CommandLine(named, wiring));
    }
    COMMANDS.forEach((name, command) -> line.addSubcommand(name, new CommandLine(command, wiring)));
    return line;
  }

  /// The commands and their options, for those who describe them.
  static CommandLine commandLine() {
    PrintWriter nowhere =
        new PrintWriter(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return commandLine(
        new Console(
            nowhere,
            nowhere,
            InputStream.nullInputStream(),
            Map.of(),
            java.io.OutputStream.nullOutputStream()),
        "");
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static int wrong(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
      line.getErr().println("Try: actordex " + line.getCommandName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, Console console) {
    switch (e) {
      case Refusal refusal -> {
        console.err().println(refusal.getMessage());
        return refusal.code();
      }
      case GenerationException index -> {
        console.err().println(index.getMessage());
        return switch (index.reason()) {
          case BUSY -> ExitCode.HELD;
          case MISSING -> ExitCode.USAGE;
          case DAMAGED, OTHER_SCHEMA -> ExitCode.DAMAGED;
        };
      }
      case java.io.UncheckedIOException io -> {
        console.err().println(sentence(String.valueOf(io.getMessage()), io.getCause()));
        return ExitCode.FAILED;
      }
      default -> {
        LoggerFactory.getLogger(CommandLineApp.class).error("The command failed", e);
        return ExitCode.FAILED;
      }
    }
  }

  private static String sentence(String message, @Nullable Throwable cause) {
    if (cause == null) {
      return message;
    }
    // Without a sentence of its own it has its cause's, behind the name of a class.
    boolean own = !message.equals(cause.toString());
    return (own ? message + ": " : "") + Console.reason(cause);
  }

  /// Hands each command the console.
  private record Wiring(Console console) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Console.class).newInstance(console);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Actordex " + current()};
    }

    /// As the jar states it; `development` when run from classes.
    static String current() {
      String version = CommandLineApp.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
