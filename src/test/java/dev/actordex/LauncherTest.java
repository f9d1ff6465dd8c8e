package dev.actordex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher as it lies in a release, over a Java that only writes down how it was called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for sh")
class LauncherTest {
  private static final Pattern OPTION = Pattern.compile("-X[\\w:+=.-]+");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Notes its arguments, a line a call. What it does when a cache is to be made, `$REHEARSAL`
  /// says, and `$REHEARSED` when the index for that is.
  private static final String JAVA =
      """
      #!/bin/sh
      echo "$*" >>"$CALLS"
      for option; do
        case $option in
        -XX:AOTCacheOutput=*) eval "$REHEARSAL"; echo cache >"${option#*=}"; exit ;;
        *.Rehearsal) eval "$REHEARSED" ;;
        esac
      done
      """;

  @TempDir private Path folder;
  private Path release;
  private Path runtime;
  private Path tools;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void unpack() throws IOException {
    release = Files.createDirectories(folder.resolve("a release"));
    Path lib = Files.createDirectory(release.resolve("lib"));
    script(release.resolve("actordex"), Files.readString(Path.of("actordex")));
    Files.copy(Path.of(".mvn/find-jdk.sh"), lib.resolve("find-jdk.sh"));
    Files.writeString(release.resolve("actordex.jar"), "one");
    runtime = Files.createDirectories(folder.resolve("a runtime"));
    Files.createDirectory(runtime.resolve("bin"));
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    script(runtime.resolve("bin/java"), JAVA);
    tools = Files.createDirectory(folder.resolve("tools"));
    script(tools.resolve("sleep"), "#!/bin/sh\n");
    environment.put("JAVA_HOME", runtime.toString());
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("PATH", tools + ":/usr/bin:/bin");
    environment.put("CALLS", folder.resolve("calls").toString());
    environment.put("REHEARSAL", "");
    environment.put("REHEARSED", "");
  }

  @Test
  void aReleaseRunsWithARuntimeThatHasNoCompilerAndBuildsNothing() throws Exception {
    String call = run("search", "watering hole");

    assertThat(call)
        .contains("-cp " + release + "/actordex.jar ")
        .endsWith(" dev.actordex.App search watering hole")
        .doesNotContain("AOT");
    assertThat(release.resolve("target")).doesNotExist();
    assertThat(release.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void theFirstServerLetsTheCacheBeMadeAndTheNextStartUsesIt() throws Exception {
    assertThat(run("serve", "--port", "0")).doesNotContain("AOT");
    Path cache = made(release.resolve("cache"));

    assertThat(run("serve")).contains("-XX:AOTCache=" + cache + " -Xlog:aot=off -Xlog:cds=off ");
    assertThat(run("show", "G0007")).contains("-XX:AOTCache=" + cache);
    assertThat(rehearsals()).hasSize(2);
    assertThat(rehearsals().getFirst()).doesNotContain("AOTCacheOutput");
    assertThat(rehearsals().getLast()).contains("AOTCacheOutput");
    assertThat(rehearsals().getLast()).endsWith(afterClass(rehearsals().getFirst()));
    assertThat(release.resolve("cache")).isDirectoryNotContaining("glob:**/new.*");
  }

  @Test
  void aCacheOfOtherJarsIsLeftAlone() throws Exception {
    run("serve");
    made(release.resolve("cache"));
    Files.writeString(release.resolve("actordex.jar"), "another");

    assertThat(run("search", "bear")).doesNotContain("AOT");
  }

  @Test
  void whereTheProgramCannotBeWrittenToTheCacheIsInTheUsersFolder() throws Exception {
    Files.writeString(release.resolve("cache"), "not a folder");
    run("serve");
    Path cache = made(folder.resolve("home/.cache/actordex"));

    assertThat(run("serve")).contains("-XX:AOTCache=" + cache);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.getParent())))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @CsvSource({"REHEARSED, 1", "REHEARSAL, 2"})
  void whatCannotBeMadeIsNotTriedAgain(String fails, int rehearsals) throws Exception {
    environment.put(fails, "exit 1");
    script(runtime.resolve("bin/java"), JAVA + "case $* in *AOTMode=on*) exit 1 ;; esac\n");
    run("serve");
    assertThat(made(release.resolve("cache"))).isEmptyFile();

    assertThat(run("serve")).doesNotContain("AOT");
    assertThat(rehearsals()).hasSize(rehearsals);
  }

  @Test
  void aFolderForTheCacheMayBeNamedFromWhereOneStands() throws Exception {
    Path folderHere = Files.createDirectory(folder.resolve("a cache"));
    environment.put(
        "ACTORDEX_CACHE", Path.of("").toAbsolutePath().relativize(folderHere).toString());
    run("serve");
    Path cache = made(folderHere);

    assertThat(cache).hasContent("cache\n");
    assertThat(run("serve")).contains("-XX:AOTCache=" + environment.get("ACTORDEX_CACHE"));
  }

  @Test
  void oneThatIsKilledLeavesNothingThatWouldBeUsed() throws Exception {
    environment.put("REHEARSAL", "echo half >\"${option#*=}\"; kill -9 $$");
    script(runtime.resolve("bin/java"), JAVA + "case $* in *AOTMode=on*) exit 1 ;; esac\n");
    run("serve");
    await(() -> calls().stream().anyMatch(call -> call.contains("AOTMode=on")));

    assertThat(run("serve")).doesNotContain("AOTCache=");
    assertThat(release.resolve("cache")).isDirectoryNotContaining("glob:**/start-*.aot");
  }

  @Test
  void whoWantsNoCacheGetsNone() throws Exception {
    environment.put("ACTORDEX_CACHE", "off");

    assertThat(run("serve")).doesNotContain("AOT");
    assertThat(release.resolve("cache")).doesNotExist();
  }

  /// The launcher, the image and the guide for operators say the same, each in its own order.
  @Test
  void aServerRunsWithTheSameOptionsFromTheLauncherAndInTheImageAndTheGuideNamesThem()
      throws Exception {
    environment.put("ACTORDEX_CACHE", "off");
    Set<String> launched = options(run("serve"));
    Set<String> image = options(between("pom.xml", "<arg>${image.java}</arg>", "<arg>-cp</arg>"));
    String guide =
        between("docs/operations.md", "`ACTORDEX_JAVA_OPTS` replaces these settings", "\n## ");
    int end = guide.indexOf("for `serve`");
    Set<String> replaced = options(guide.substring(0, end));
    Set<String> stay = options(guide.substring(end));

    assertThat(launched).contains("-Xmx1g", "-Xlog:trimnative=off").isEqualTo(image);
    assertThat(replaced).doesNotContainAnyElementsOf(stay);
    assertThat(union(replaced, stay)).isEqualTo(launched);

    environment.put("ACTORDEX_JAVA_OPTS", "-Xmx2g");
    assertThat(options(run("serve"))).isEqualTo(union(stay, Set.of("-Xmx2g")));
  }

  /// The JVM passes over what it does not know, so a typing error would show nowhere else.
  @Test
  void theJvmKnowsEachOptionOfAServer() throws Exception {
    environment.put("ACTORDEX_CACHE", "off");
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    List<String> names =
        options(run("serve")).stream()
            .filter(option -> option.startsWith("-XX:"))
            .map(option -> option.replaceAll("-XX:[+-]?|=.*", ""))
            .toList();

    assertThat(names).contains("NewSize", "UseSerialGC").hasSizeGreaterThan(15);
    assertThat(names).allSatisfy(name -> assertThat(jvm.getVMOption(name)).isNotNull());
    assertThatThrownBy(() -> jvm.getVMOption("NewSise")).hasMessageContaining("NewSise");
  }

  /// These are diagnostic ones, too, of which the JVM tells only whoever unlocks them.
  @Test
  void theJvmKnowsEachOptionOfTheRehearsal() throws Exception {
    run("serve");
    made(release.resolve("cache"));
    String rehearsal = rehearsals().getLast();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPTION.matcher(rehearsal).results().map(MatchResult::group).forEach(command::add);
    command.removeIf(option -> option.matches("-XX:(AOTCacheOutput=|.IgnoreUnrecognized).*"));
    command.add("-version");

    assertThat(command).contains("-XX:-AOTRecordTraining");
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
  }

  /// The JVM's own, of memory, collector and log.
  private static Set<String> options(String text) {
    Set<String> options = new TreeSet<>();
    Matcher option = OPTION.matcher(text);
    while (option.find()) {
      options.add(option.group());
    }
    return options;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static String between(String file, String from, String to) throws IOException {
    String text = Files.readString(Path.of(file));
    int begin = text.indexOf(from);
    assertThat(begin).as(file).isNotNegative();
    return text.substring(begin, text.indexOf(to, begin));
  }

  @Test
  void aRuntimeThatIsTooOldIsNotTaken() throws Exception {
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"21.0.2\"\n");

    run("--version");

    assertThat(calls()).noneMatch(call -> call.contains("dev.actordex.App"));
  }

  /// How Java was called to be the program.
  private String run(String... args) throws Exception {
    int before = calls().size();
    List<String> command = new ArrayList<>(List.of(release + "/actordex"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return calls().stream()
        .skip(before)
        .filter(call -> call.contains("dev.actordex.App " + String.join(" ", args)))
        .findFirst()
        .orElse("");
  }

  private List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  private static String afterClass(String rehearsal) {
    return rehearsal.substring(rehearsal.indexOf("dev.actordex.cli.Rehearsal"));
  }

  private List<String> rehearsals() throws IOException {
    return calls().stream().filter(call -> call.contains("dev.actordex.cli.Rehearsal ")).toList();
  }

  private static Path made(Path caches) throws Exception {
    await(() -> !caches(caches).isEmpty());
    return caches(caches).getFirst();
  }

  private static List<Path> caches(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }

  private interface Happened {
    boolean yet() throws IOException;
  }

  private static void await(Happened happened) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!happened.yet()) {
      assertThat(Instant.now()).as("what the launcher began goes on behind it").isBefore(end);
      Thread.sleep(20);
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
