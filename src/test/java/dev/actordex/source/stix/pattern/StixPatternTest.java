package dev.actordex.source.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actordex.indicator.IndicatorValue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a STIX pattern, which values are in it, and whether one of them is enough.
class StixPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [domain-name:value = 'evil.example']                                  | true  | evil.example
          [ipv4-addr:value='192.0.2.1' OR ipv4-addr:value = '192.0.2.2']        | true  | 192.0.2.1 192.0.2.2
          [url:value = 'http://a.example/'] OR [url:value = 'http://b.example/']| true  | http://a.example/ http://b.example/
          [ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')]                       | true  | 192.0.2.1 192.0.2.2
          [file:hashes.'SHA-1' = 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709']    | true  | da39a3ee5e6b4b0d3255bfef95601890afd80709
          [file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']                | true  | d41d8cd98f00b204e9800998ecf8427e
          [network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '192.0.2.1' AND network-traffic:dst_port = 443] | true | 192.0.2.1:443
          [(file:name = 'a.exe' OR file:name = 'b.exe')]                        | true  | a.exe b.exe
          ([domain-name:value = 'evil.example'])                                | true  | evil.example
          [file:name = 'a.exe' AND file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e'] | false | a.exe d41d8cd98f00b204e9800998ecf8427e
          [file:name = 'a.exe'] AND [domain-name:value = 'evil.example']        | false | a.exe evil.example
          [file:name = 'a.exe'] FOLLOWEDBY [mutex:name = 'm'] WITHIN 300 SECONDS| false | a.exe m
          [file:name = 'a.exe'] REPEATS 5 TIMES                                 | false | a.exe
          [file:name = 'a.exe'] START t'2020-01-01T00:00:00Z' STOP t'2021-01-01T00:00:00Z' | false | a.exe
          [domain-name:value != 'good.example']                                 | false |
          [domain-name:value NOT = 'good.example']                              | false |
          [NOT domain-name:value = 'good.example']                              | false |
          [domain-name:value LIKE '%.example']                                  | false |
          [url:value MATCHES '^http://.*/x$']                                   | false |
          [file:size > 1000]                                                    | false |
          [domain-name:value = 'evil.example' OR file:size = 3]                 | false | evil.example
          [ipv4-addr:value ISSUBSET '192.0.2.0/24']                             | true  | 192.0.2.0/24
          [EXISTS file:name]                                                    | false |
          [process:binary_ref.hashes.'SHA-256' = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'] | true | e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
          [file:extensions.'windows-pebinary-ext'.sections[*].entropy > 7.0]    | false |
          [x-own-object:x_own[0].'odd name' = true]                             | false |
          /* about */ [domain-name:value = 'evil.example'] // here                | true  | evil.example
          """)
  void itsValuesAreFoundAndWhetherOneIsEnough(String pattern, boolean enough, String values)
      throws PatternException {
    PatternValues found = PatternValues.of(PatternParser.parse(pattern));

    assertThat(found.alternatives()).isEqualTo(enough);
    assertThat(found.all().stream().map(IndicatorValue::canonical).collect(Collectors.joining(" ")))
        .isEqualTo(values == null ? "" : values);
  }

  @Test
  void andBindsCloserThanOrAndOrCloserThanFollowedBy() throws PatternException {
    StixPattern pattern = PatternParser.parse("[a:b=1] AND [a:b=2] OR [a:b=3] FOLLOWEDBY [a:b=4]");

    assertThat(pattern)
        .isInstanceOfSatisfying(
            StixPattern.Joined.class,
            followed -> {
              assertThat(followed.operator()).isEqualTo(StixPattern.Operator.FOLLOWEDBY);
              assertThat(followed.parts()).hasSize(2);
              assertThat(((StixPattern.Joined) followed.parts().getFirst()).operator())
                  .isEqualTo(StixPattern.Operator.OR);
            });
  }

  @Test
  void aQuoteAndABackslashAreEscaped() throws PatternException {
    PatternValues found = PatternValues.of(PatternParser.parse("[mutex:name = 'it\\'s a \\\\']"));

    assertThat(found.all().getFirst().value()).isEqualTo("it's a \\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "domain-name:value = 'a'",
        "[domain-name:value = 'a'",
        "[domain-name:value = 'a]",
        "[domain-name:value 'a']",
        "[domain-name = 'a']",
        "[domain-name:value = 'a'] AND",
        "[domain-name:value = 'a'] [domain-name:value = 'b']",
        "[domain-name:value = a]",
        "[domain-name:value IN ('a',)]",
        "[a:b = 'c'] WITHIN SECONDS",
        "[a:b = 'c'] /* open",
        "[a:b ~ 'c']",
        "[a:b = \"c\"]"
      })
  void whatIsNoPatternIsRefusedWithThePlace(String text) {
    assertThatThrownBy(() -> PatternParser.parse(text))
        .isInstanceOf(PatternException.class)
        .hasMessageStartingWith("at character ");
  }

  @Test
  void bracketsWithoutEndAreRefusedBeforeTheyCostTheStack() {
    assertThatThrownBy(() -> PatternParser.parse("(".repeat(100_000)))
        .isInstanceOf(PatternException.class);
    assertThatThrownBy(() -> PatternParser.parse("[" + "(".repeat(100_000)))
        .isInstanceOf(PatternException.class);
  }
}
