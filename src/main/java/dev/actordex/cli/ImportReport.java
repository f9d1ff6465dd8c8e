package dev.actordex.cli;

import dev.actordex.ingest.Manifest;

/// What an import says when it is done: the report for a person, `committed N` for programs.
final class ImportReport {
  private ImportReport() {}

  /// @return whether records were rejected
  static boolean print(Console console, Workspace.Imported imported, boolean quiet) {
    Manifest manifest = imported.cards();
    if (!quiet) {
      ReportText report = new ReportText(console.err());
      if (imported.built()) {
        report.print(manifest);
      }
      imported.indicators().ifPresent(report::print);
    }
    console.out().println("committed " + manifest.cards());
    return imported.built() && manifest.report().rejected() > 0
        || imported.indicators().filter(read -> read.rejected() > 0).isPresent();
  }
}
