package dev.actordex.lucene.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "https://attack.mitre.org/groups/G0001/,g0001",
    "attack.mitre.org/techniques/T1566/001,t1566.001",
    "http://attack.mitre.org/versions/v15/software/S0013/#top,s0013"
  })
  void anAttackPageHasAnId(String url, String id) {
    assertThat(Addresses.attackId(url)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "https://attack.mitre.org/resources/,",
    "https://evil.example/attack.mitre.org,",
    "G0001,"
  })
  void otherAddressesHaveNone(String url) {
    assertThat(Addresses.attackId(url)).isEmpty();
  }

  @Test
  void defangedAddressesAreTheSame() {
    assertThat(Addresses.canonical("hxxps://www.evil[.]example/A/"))
        .isEqualTo(Addresses.canonical("http://evil.example/a"))
        .isEqualTo("evil.example/a");
  }

  @Test
  void aPageIsFoundByItsHostAndTheHostsParents() {
    Set<String> terms = new TreeSet<>();
    Addresses.collect("https://blog.talosintelligence.com/x?y", terms);

    assertThat(terms)
        .containsExactly(
            "blog.talosintelligence.com",
            "blog.talosintelligence.com/x?y",
            "talosintelligence.com");
  }

  @Test
  void cveNumbersAreFoundHoweverTheyAreWritten() {
    Set<String> cves = new TreeSet<>();
    Cves.collect("CVE-2013-3893, cve 2014–0322 and CVE_2012_4792; not 2012-1889", cves);

    assertThat(cves).containsExactly("cve-2012-4792", "cve-2013-3893", "cve-2014-0322");
    assertThat(Cves.canonical("2013-3893")).isEqualTo("cve-2013-3893");
    assertThat(Cves.canonical("CVE-2013-3893")).isEqualTo("cve-2013-3893");
  }
}
