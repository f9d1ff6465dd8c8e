package dev.actordex.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages about many actors at once, as they arrive, before any script.
class LandscapePagesTest extends SampleServing {
  private static final Pattern COUNTED =
      Pattern.compile("href=\"(/search\\?[^\"]+)\"[^>]*aria-label=\"(\\d+) actors? with ");

  @Test
  void theMatrixHasTheTacticsInTheirOrderAndLeadsToEachTechnique() {
    String page = client.body("/techniques");

    assertThat(page).contains("<title>Techniques, Enterprise matrix · Actordex</title>");
    assertThat(page).contains("data-page=\"matrix\"", "href=\"/techniques/T1189\"");
    assertThat(page).contains("rel=\"canonical\"", "property=\"og:title\"");
  }

  @Test
  void everyCountOfTheMatrixLeadsToASearchThatFindsThatMany() {
    Matcher counted = COUNTED.matcher(client.body("/techniques"));
    int checked = 0;
    while (counted.find()) {
      String search = counted.group(1).replace("&amp;", "&");
      String results = client.body("/api/v1" + search);
      assertThat(results).as(search).contains("\"total\":" + counted.group(2) + ",");
      checked++;
    }
    assertThat(checked).isPositive();
  }

  @Test
  void theMatrixUnderAConditionSaysSoAndCanBeFreedOfIt() {
    String page = client.body("/techniques?country=CN&used=true");

    assertThat(page).contains("Origin: China ×", "href=\"/techniques?used=true\"");
    assertThat(page).contains("name=\"robots\" content=\"noindex\"");
  }

  @Test
  void statisticsLeadToWhatTheyCount() {
    String page = client.body("/statistics");

    assertThat(page).contains("<h2 id=\"statistics-country\">Suspected origin</h2>");
    assertThat(page).contains("/search?type=actor&amp;country=CN");
    assertThat(page).contains("data-page=\"statistics\"");
  }

  @Test
  void actorsStandSideBySideWhateverIdsAndNamesTheyAreAskedBy() {
    String page = client.body("/compare?ids=G0001&name=APT17");

    assertThat(page).contains("<title>Compare Axiom, APT17 · Actordex</title>");
    assertThat(page).contains("How alike", "Techniques", "The formula");
    assertThat(page).contains("/compare?ids=G0001,G0025");
  }

  @Test
  void oneActorIsNotComparedButOffersMoreToBeAdded() {
    assertThat(client.body("/compare?ids=G0001"))
        .contains("Most like Axiom", "name=\"ids\" value=\"G0001\"", "Add an actor")
        .doesNotContain("How alike");
  }

  @Test
  void whatIsNoActorIsSaidAndTheOthersAreCompared() {
    HttpResponse<String> answer = client.get("/compare?ids=G0001,%3Cb%3Enobody,G0025,T1189");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("No loaded actor has the id or name “&lt;b&gt;nobody”.");
    assertThat(answer.body()).contains("No loaded actor has the id or name “T1189”.");
    assertThat(answer.body()).contains("Compare Axiom, APT17");
  }

  @Test
  void namesByTheirGiversAreATable() {
    String page = client.body("/names?view=table");

    assertThat(page).contains("Who calls whom what", "<th scope=\"col\">Actor</th>");
    assertThat(page).contains("href=\"/actors/G0001\"");
  }

  @Test
  void namesOfAFieldAreReadLineByLine() {
    assertThat(client.body("/names?name=Group+72%0D%0ANobody"))
        .contains("1 of 2 names known", "Group 72\nNobody</textarea>");
  }

  @Test
  void everyTileOfTheWorldMapIsACountryAndStandsThereOnce() throws Exception {
    String tiles = Files.readString(Path.of("web/components/world-map/tiles.js"));
    String grid = tiles.substring(tiles.indexOf('`') + 1, tiles.lastIndexOf('`')).strip();
    List<String> codes = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    for (String line : grid.lines().toList()) {
      List<String> row = List.of(line.split(" "));
      widths.add(row.size());
      row.stream().filter(code -> !code.equals("..")).forEach(codes::add);
    }
    List<String> countries =
        Files.readAllLines(Path.of("index/countries.csv")).stream()
            .filter(line -> line.matches("[A-Z]{2},.*"))
            .map(line -> line.substring(0, 2))
            .toList();

    assertThat(widths.stream().distinct()).hasSize(1);
    assertThat(codes).doesNotHaveDuplicates().isSubsetOf(countries).hasSizeGreaterThan(200);
  }
}
