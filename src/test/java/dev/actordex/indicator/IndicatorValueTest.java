package dev.actordex.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which spellings are one value, and what a pasted text is read as.
class IndicatorValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hxxp://evil[.]example/a       | http://evil.example/a
          hXXps[:]//evil(.)example      | https://evil.example
          hxxp[://]evil{.}example/      | http://evil.example/
          meow://evil[.]example         | http://evil.example
          evil[dot]example              | evil.example
          evil (dot) example            | evil.example
          evil dot example              | evil.example
          evil\\.example                | evil.example
          192[.]0[.]2[.]1               | 192.0.2.1
          a[@]evil[.]example            | a@evil.example
          a [at] evil[.]example         | a@evil.example
          evil\u200b.example            | evil.example
          evil\u3002example             | evil.example
          fxp://evil.example            | ftp://evil.example
          evil.example                  | evil.example
          http://evil.example/[x].php   | http://evil.example/[x].php
          """)
  void whatAnalystsDrewTheFangsOfIsReadAsItWas(String defanged, String live) {
    assertThat(Fangs.restore(defanged)).isEqualTo(live);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IPV4         | 192.0.2.1                        | 192[.]0[.]2[.]1
          IPV6         | 2001:db8::1                      | 2001[:]db8[:][:]1
          IP_PORT      | 192.0.2.1:443                    | 192[.]0[.]2[.]1:443
          DOMAIN       | www.evil.example                 | www[.]evil[.]example
          URL          | https://www.evil.example/a.php?b | hxxps://www[.]evil[.]example/a.php?b
          EMAIL        | a@evil.example                   | a[@]evil[.]example
          MD5          | d41d8cd98f00b204e9800998ecf8427e | d41d8cd98f00b204e9800998ecf8427e
          """)
  void whatIsShownIsDefangedAndReadBackTheSame(IndicatorType type, String live, String shown) {
    assertThat(Fangs.draw(type, live)).isEqualTo(shown);
    assertThat(Fangs.restore(shown)).isEqualTo(live);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOMAIN  | EVIL.Example.              | evil.example
          DOMAIN  | b\u00fccher.example        | xn--bcher-kva.example
          URL     | HTTP://EVIL.example:80     | http://evil.example/
          URL     | https://evil.example:443/A | https://evil.example/A
          URL     | http://evil.example/%7Ea   | http://evil.example/~a
          URL     | http://evil.example/%2fa   | http://evil.example/%2Fa
          URL     | http://evil.example?q=1    | http://evil.example/?q=1
          IPV4    | 192.0.2.1                  | 192.0.2.1
          IPV4    | 192.0.2.9/24               | 192.0.2.0/24
          IPV6    | 2001:0DB8:0:0:0:0:0:1      | 2001:db8::1
          IPV6    | 2001:db8::/32              | 2001:db8::/32
          IP_PORT | [2001:DB8::1]:443          | [2001:db8::1]:443
          SHA1    | DA39A3EE5E6B4B0D3255BFEF95601890AFD80709 | da39a3ee5e6b4b0d3255bfef95601890afd80709
          EMAIL   | A@Evil.Example             | a@evil.example
          ASN     | AS 64496                   | as64496
          MUTEX   | Global\\Mutex              | global\\mutex
          """)
  void spellingsOfOneValueAreOne(IndicatorType type, String written, String canonical) {
    assertThat(IndicatorValue.of(type, written).orElseThrow().canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "IPV4,256.0.0.1",
    "IPV4,1.2.3",
    "IPV4,01.2.3.4",
    "IPV4,192.0.2.0/33",
    "IPV6,fe80::1%eth0",
    "IP_PORT,192.0.2.1:65536",
    "DOMAIN,a b.example",
    "DOMAIN,evil..example",
    "URL,http://",
    "MD5,d41d8cd98f00b204e9800998ecf8427",
    "MD5,g41d8cd98f00b204e9800998ecf8427e",
    "EMAIL,evil.example"
  })
  void whatCannotBeIsRefused(IndicatorType type, String written) {
    assertThat(IndicatorValue.of(type, written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "hxxp://evil[.]example,true",
    "evil[.]example,true",
    "evil.example,true",
    "192.0.2.1,true",
    "192.0.2.0/24,true",
    "d41d8cd98f00b204e9800998ecf8427e,true",
    "APT28,false",
    "T1566.001,false",
    "watering hole,false",
    "S0013,false",
    "8.t,false",
    "evil.exe,true",
    "G0007,false"
  })
  void theSearchBoxTellsAValueFromAName(String typed, boolean value) {
    assertThat(IndicatorQuery.plainly(typed).isPresent()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "\ud800", "[[[[", "http://[::1", "%%%", "://"})
  void nothingPastedIsAnError(String pasted) {
    assertThat(IndicatorQuery.read(pasted).understood()).isNotEmpty();
  }

  @Test
  void oneValueHasOneIdInAllItsSpellings() {
    IndicatorValue one = IndicatorValue.of(IndicatorType.DOMAIN, "EVIL[.]example").orElseThrow();
    IndicatorValue two = IndicatorValue.of(IndicatorType.DOMAIN, "evil.example.").orElseThrow();

    assertThat(one.id()).isEqualTo(two.id()).matches("[0-9a-f]{32}");
    assertThat(one.value()).isEqualTo("EVIL.example");
  }
}
