package dev.actordex.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a benchmark found: tables and remarks, as Markdown for people and JSON for programs.
public final class Results {
  private final String name;
  private final StringBuilder markdown = new StringBuilder();
  private final Map<String, Object> json = new LinkedHashMap<>();

  /// @param name of the files
  public Results(String name, String title) {
    this.name = name;
    markdown.append("# ").append(title).append("\n");
  }

  public void remark(String sentence) {
    markdown.append("\n").append(sentence).append("\n");
    @SuppressWarnings("unchecked")
    List<String> remarks =
        (List<String>) json.computeIfAbsent("remarks", key -> new ArrayList<String>());
    remarks.add(sentence);
  }

  /// @param rows texts and numbers; numbers are rounded in Markdown alone
  public void table(String key, List<String> head, List<List<Object>> rows) {
    markdown.append("\n| ").append(String.join(" | ", head)).append(" |\n");
    markdown.append("| --- ".repeat(head.size())).append("|\n");
    List<Map<String, Object>> objects = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      markdown.append("|");
      for (int i = 0; i < row.size(); i++) {
        markdown.append(" ").append(shown(row.get(i))).append(" |");
        object.put(head.get(i), row.get(i));
      }
      markdown.append("\n");
      objects.add(object);
    }
    json.put(key, objects);
  }

  private static String shown(Object cell) {
    if (!(cell instanceof Double number)) {
      return cell.toString();
    }
    double size = Math.abs(number);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, number);
  }

  /// Into `target/bench/`, and onto the screen.
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name + ".md"), markdown);
    Files.write(
        folder.resolve(name + ".json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    System.out.println(markdown);
  }

  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /// One line on what it ran on.
  public static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown processor");
    return "%d × %s, %s %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("java.vm.vendor"),
            System.getProperty("java.version"),
            java.time.LocalDate.now(java.time.ZoneOffset.UTC));
  }
}
