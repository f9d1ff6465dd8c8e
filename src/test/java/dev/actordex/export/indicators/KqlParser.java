package dev.actordex.export.indicators;

import dev.actordex.export.NodeScript;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Microsoft's own parser of KQL, in node: says of each query in a file what is wrong.
final class KqlParser {
  private static final NodeScript SCRIPT = new NodeScript("kql", "check.js");

  private KqlParser() {}

  /// @param errors each with the place in the query
  record Parsed(String query, int length, List<String> errors) {}

  static List<Parsed> parse(Path file) {
    return SCRIPT.say(file).stream()
        .map(node ->
            new Parsed(
                node.path("query").asString(),
                node.path("length").asInt(),
                node.path("errors").valueStream().map(JsonNode::asString).toList()))
        .toList();
  }
}
