package dev.actordex;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The borders between the packages, each with the reason it is there. Whoever adds a package adds
/// it to [#CORE] or [#ADAPTERS].
class ArchitectureTest {

  private static final String ROOT = "dev.actordex";

  /// The domain and what is asked of it: plain Java that runs anywhere.
  private static final List<String> CORE =
      List.of("card", "identity", "ingest", "search", "indicator", "distill");

  /// Each knows the core and one piece of the outside world.
  private static final List<String> ADAPTERS =
      List.of("source", "fetch", "lucene", "export", "http", "config");

  /// They pass the time on as a clock or a value, or show how old something is.
  private static final List<String> TIME_KEEPERS =
      List.of(
          "cli.IndicatorRun",
          "cli.IndicatorsCommand",
          "cli.ShowCommand",
          "cli.Workspace",
          "http.Routes");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages(ROOT);

  /// The rules below pass over a package that does not exist, so without this one a renamed package
  /// would leave them guarding nothing.
  @Test
  void everyPackageOfTheLayoutHoldsClassesAndNoOtherDoes() {
    Set<String> layout = new TreeSet<>(CORE);
    layout.addAll(ADAPTERS);
    layout.add("cli");

    assertThat(packagesWithClasses()).isEqualTo(layout);
    assertThat(MAIN.stream().filter(c -> c.getPackageName().equals(ROOT)))
        .as("only App stands above the packages")
        .allMatch(c -> c.getSimpleName().matches("App|package-info"));
  }

  @Test
  void theCoreKnowsNoLibraryOfTheOutsideWorld() {
    check(
        noClasses()
            .that(areInAnyOf(CORE))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "org.apache.lucene..",
                    "io.javalin..",
                    "org.eclipse.jetty..",
                    "tools.jackson..",
                    "com.fasterxml.jackson..",
                    "picocli..",
                    "org.slf4j.."))
            .because(
                "a second engine, source or surface must be able to stand behind the same words"));
  }

  @Test
  void theCoreTouchesNoFileSystem() {
    check(
        noClasses()
            .that(areInAnyOf(CORE))
            .should()
            .dependOnClassesThat(
                resideInAPackage("java.nio.file..")
                    .or(
                        describe(
                            "are files of java.io or java.nio",
                            c ->
                                c.getName().startsWith("java.io.File")
                                    || c.getName().equals("java.io.RandomAccessFile")
                                    || c.getName().equals("java.nio.channels.FileChannel"))))
            .because("where bytes come from and go to is the business of source and lucene"));
  }

  @Test
  void theCoreReadsNoClock() {
    check(
        noClasses()
            .that(areInAnyOf(CORE))
            .should()
            .dependOnClassesThat(
                describe("are a clock", c -> c.getName().equals("java.time.Clock")))
            .orShould()
            .accessTargetWhere(describe("it asks for the time", ArchitectureTest::asksForTheTime))
            .because("the same input must build the same index; a time is passed in as a value"));
  }

  @Test
  void onlyWhatWiresLooksAtTheCalendar() {
    check(
        noClasses()
            .that(
                describe(
                    "are not those that pass the time on",
                    c -> !TIME_KEEPERS.contains(c.getName().substring(ROOT.length() + 1))))
            .should()
            .accessTargetWhere(
                describe("it asks for the date", ArchitectureTest::looksAtTheCalendar))
            .because(
                "a clock may jump back: waits, limits and schedules are measured with one that"
                    + " cannot, generations are numbered, and a date is only ever shown"));
    assertThat(
            MAIN.stream()
                .map(c -> c.getName().substring(Math.min(c.getName().length(), ROOT.length() + 1))))
        .containsAll(TIME_KEEPERS);
  }

  @Test
  void theCoreKnowsNeitherAdaptersNorCommands() {
    check(
        noClasses()
            .that(areInAnyOf(CORE))
            .should()
            .dependOnClassesThat(areInAnyOf(ADAPTERS).or(areIn("cli")))
            .because("adapters know the core, so that each can be replaced"));
  }

  @Test
  void cardsKnowNothingButThemselves() {
    check(
        noClasses()
            .that(areIn("card"))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(areNotIn("card")))
            .because("the words of the domain are what everything else is said in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "fetch", "lucene", "export", "http", "config"})
  void adaptersDoNotSeeEachOther(String adapter) {
    List<String> others =
        ADAPTERS.stream()
            .filter(other -> !other.equals(adapter))
            .filter(other -> !(adapter.equals("http") && other.equals("export")))
            .toList();
    check(
        noClasses()
            .that(areIn(adapter))
            .should()
            .dependOnClassesThat(areInAnyOf(others).or(areIn("cli")))
            .because("cli wires them; of the rest only http hands out what export writes"));
  }

  @Test
  void onlyLuceneImportsLucene() {
    onlyOnePackageImports(
        "lucene", "a new version of the engine is one package's work", "org.apache.lucene..");
  }

  @Test
  void onlyHttpImportsTheWebServer() {
    onlyOnePackageImports(
        "http",
        "limits and error shapes are set at one door",
        "io.javalin..",
        "org.eclipse.jetty..",
        "jakarta.servlet..");
  }

  @Test
  void onlyTheCommandLineImportsPicocli() {
    onlyOnePackageImports("cli", "settings reach everyone else as values", "picocli..");
  }

  @Test
  void onlyAppEndsTheProcess() {
    check(
        noClasses()
            .that(describe("are not App", c -> !c.getName().equals(ROOT + ".App")))
            .should()
            .accessTargetWhere(describe("it ends the process", ArchitectureTest::endsTheProcess))
            .because("a command returns its exit code, so that tests run it in their own process"));
  }

  @Test
  void packagesDoNotKnowEachOtherInCircles() {
    check(
        slices()
            .matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("data flows one way, from the sources to the answers"));
  }

  @Test
  void noPackageIsADrawerForOddments() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage(
                Stream.of("util", "common", "helper", "service", "dto", "impl", "manager")
                    .flatMap(name -> Stream.of(".." + name + "..", ".." + name + "s.."))
                    .toArray(String[]::new))
            .because("a package is named for what it knows, and such names hold anything"));
  }

  @Test
  void everyTestIsNamedSoThatItRuns() {
    classes()
        .that(describe("hold tests of their own", ArchitectureTest::holdsTestsToRun))
        .should()
        .haveSimpleNameEndingWith("Test")
        .because("the build runs *Test and passes over the rest without a word")
        .check(TESTS);
  }

  private static void onlyOnePackageImports(String owner, String because, String... library) {
    check(
        noClasses()
            .that(areNotIn(owner))
            .should()
            .dependOnClassesThat(resideInAnyPackage(library))
            .because(because));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(MAIN);
  }

  private static Set<String> packagesWithClasses() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : MAIN) {
      String name = type.getPackageName();
      if (!type.getSimpleName().equals("package-info") && name.startsWith(ROOT + ".")) {
        seen.add(name.substring(ROOT.length() + 1).split("\\.", 2)[0]);
      }
    }
    return seen;
  }

  private static DescribedPredicate<JavaClass> areIn(String name) {
    return resideInAPackage(ROOT + "." + name + "..");
  }

  private static DescribedPredicate<JavaClass> areNotIn(String name) {
    return DescribedPredicate.not(areIn(name));
  }

  private static DescribedPredicate<JavaClass> areInAnyOf(List<String> names) {
    return resideInAnyPackage(
        names.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new));
  }

  private static boolean asksForTheTime(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return switch (access.getName()) {
      case "now" -> owner.startsWith("java.time.");
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      default -> false;
    };
  }

  private static boolean looksAtTheCalendar(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    boolean given =
        access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called
            && called.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.time.Clock"));
    return switch (access.getName()) {
      case "now" -> owner.startsWith("java.time.") && !given;
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      case "systemUTC", "systemDefaultZone", "system" -> owner.equals("java.time.Clock");
      case "<init>" -> owner.equals("java.util.Date");
      default -> false;
    };
  }

  private static boolean endsTheProcess(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return switch (access.getName()) {
      case "exit" -> owner.equals("java.lang.System") || owner.equals("java.lang.Runtime");
      case "halt" -> owner.equals("java.lang.Runtime");
      default -> false;
    };
  }

  /// Contracts (interfaces, abstract classes) run through what implements them, and nested classes
  /// through the class around them.
  private static boolean holdsTestsToRun(JavaClass type) {
    return type.isTopLevelClass()
        && !type.isInterface()
        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
        && type.getMethods().stream()
            .anyMatch(method ->
                method.isAnnotatedWith("org.junit.jupiter.api.Test")
                    || method.isMetaAnnotatedWith(
                        "org.junit.platform.commons.annotation.Testable"));
  }
}
