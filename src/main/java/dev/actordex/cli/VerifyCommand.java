package dev.actordex.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Checks every byte of the index and of the kept sources.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every byte of the index and of the kept sources against their checksums; says what",
      "is damaged and what mends it. Prints «cards=N digest=HASH»: the hash is over the content",
      "of all cards, the same for the same input; then the same of the indicators, if any."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Workspace workspace = new Workspace(data.folder());
    Workspace.Check check = workspace.verify();
    List<String> damages = check.damages();
    damages.forEach(damage -> console.err().println(Console.safe(damage)));
    check
        .current()
        .ifPresent(m -> console.out().println("cards=" + m.cards() + " digest=" + m.digest()));
    check
        .indicators()
        .filter(found -> found.damage().isEmpty())
        .ifPresent(found ->
            console
                .out()
                .println("indicators=" + found.indicators() + " digest=" + found.digest()));
    return damages.isEmpty() ? ExitCode.DONE : ExitCode.DAMAGED;
  }
}
