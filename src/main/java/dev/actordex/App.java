package dev.actordex;

import dev.actordex.cli.CommandLineApp;

/// Starts the program.
public final class App {
  private App() {}

  @SuppressWarnings("SystemExitOutsideMain") // this is the main class, and the only exit
  public static void main(String[] args) {
    int code = CommandLineApp.run(System.out, System.err, System.in, System.getenv(), args);
    System.exit(code);
  }
}
