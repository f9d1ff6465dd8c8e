package dev.actordex.identity;

import static dev.actordex.identity.Written.attack;
import static dev.actordex.identity.Written.etda;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.Reference;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Statement;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private final References references = new References();
  private final Written axiom = attack("G0001", "Axiom");
  private final Written etda = etda("Axiom");

  @Test
  void oneDocumentIsListedOnceHoweverItIsWritten() {
    references.read(
        axiom.refers("https://www.example.org/report/", "A").refers("https://b.org", "B").record());
    references.read(etda.refers("http://example.org/report", null).record());
    assertThat(references.list())
        .extracting(Reference::url)
        .containsExactly("https://www.example.org/report/", "https://b.org");
    assertThat(references.list()).extracting(Reference::number).containsExactly(1, 2);
    assertThat(references.list().getFirst().sources()).containsExactly(axiom.ref(), etda.ref());
    assertThat(references.list().getFirst().publisher()).isEqualTo("example.org");
  }

  @Test
  void ofTwoSchemesTheEncryptedOneIsShown() {
    references.read(axiom.refers("http://example.org/report", null).record());
    references.read(etda.refers("https://example.org/report", null).record());
    assertThat(references.list())
        .extracting(Reference::url)
        .containsExactly("https://example.org/report");
  }

  @Test
  void hostsDifferInNothingButCase() {
    references.read(axiom.refers("https://Example.org/A", null).record());
    references.read(
        etda.refers("HTTPS://example.org/A", null).refers("https://example.org/a", null).record());
    assertThat(references.list()).hasSize(2);
  }

  @Test
  void aBlankThatIsNoneOfAsciiIsEscapedInAnAddress() {
    references.read(axiom.refers("https://example.org/a\u00a0b\u2028", null).record());
    assertThat(references.list())
        .extracting(Reference::url)
        .containsExactly("https://example.org/a%C2%A0b");
  }

  @Test
  void aCitationIsARecordsOwn() {
    references.read(axiom.refers("https://a.org", "Report").record());
    references.read(etda.refers("https://b.org", "Report").record());
    assertThat(references.citations(axiom.ref()).apply("Report")).contains(1);
    assertThat(references.citations(etda.ref()).apply("Report")).contains(2);
    assertThat(references.citations(axiom.ref()).apply("Other")).isEmpty();
  }

  @Test
  void aDocumentWithoutAnAddressHasItsTitle() {
    references.read(
        axiom
            .says(new Statement.Refers(null, "A book", "Book", ReferenceKind.REPORT))
            .says(new Statement.Refers(null, null, "Nothing", ReferenceKind.REPORT))
            .record());
    assertThat(references.list()).extracting(Reference::title).containsExactly("A book");
    assertThat(references.list().getFirst().publisher()).isNull();
  }

  @Test
  void aTitleThatALaterRecordKnowsIsTaken() {
    references.read(axiom.refers("https://a.org", null).record());
    references.read(
        etda.says(new Statement.Refers("https://a.org", "Title", null, ReferenceKind.REPORT))
            .record());
    assertThat(references.list().getFirst().title()).isEqualTo("Title");
  }

  @Test
  void anAddressThatIsNoStrictUriIsKeptWithoutPublisher() {
    references.read(axiom.refers("https://example.org/a|b", null).record());
    assertThat(references.list())
        .extracting(Reference::url)
        .containsExactly("https://example.org/a|b");
  }
}
