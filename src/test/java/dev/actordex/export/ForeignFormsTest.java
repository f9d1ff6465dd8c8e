package dev.actordex.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actordex.card.RecordRef;
import dev.actordex.card.SampleCards;
import dev.actordex.card.Source;
import dev.actordex.card.SourceRecord;
import dev.actordex.card.Statement;
import dev.actordex.export.file.CardFormat;
import dev.actordex.export.file.Samples;
import dev.actordex.source.etda.EtdaReader;
import dev.actordex.source.lenient.Collected;
import dev.actordex.source.misp.MispReader;
import org.junit.jupiter.api.Test;

/// Who reads ETDA's and MISP's files reads ours: our own readers stand for them.
class ForeignFormsTest {

  @Test
  void etdasReaderFindsTheGroup() {
    Collected read =
        Collected.from(
            EtdaReader::open, "axiom.json", Samples.text(SampleCards.axiom(), CardFormat.ETDA));
    assertThat(read.problems).isEmpty();
    SourceRecord group = read.records.getFirst();
    assertThat(group.ref()).isEqualTo(new RecordRef(Source.ETDA, SampleCards.AXIOM_ETDA));
    assertThat(group.all(Statement.Named.class))
        .contains(
            new Statement.Named("Axiom", "Novetta"), new Statement.Named("Group 72", "Cisco"));
    assertThat(group.all(Statement.Origin.class)).containsExactly(new Statement.Origin("China"));
    assertThat(group.all(Statement.TargetedPlace.class))
        .contains(new Statement.TargetedPlace("USA"));
    assertThat(group.all(Statement.FirstSeen.class))
        .containsExactly(new Statement.FirstSeen("2008"));
    assertThat(group.all(Statement.Uses.class)).hasSize(2);
    assertThat(group.all(Statement.Operated.class)).hasSize(3);
  }

  @Test
  void etdasReaderFindsTheTool() {
    Collected read =
        Collected.from(
            EtdaReader::open, "plugx.json", Samples.text(SampleCards.plugX(), CardFormat.ETDA));
    assertThat(read.records.getFirst().name()).contains("PlugX");
  }

  @Test
  void mispsReaderFindsTheActor() {
    Collected read =
        Collected.from(
            MispReader::open, "axiom.json", Samples.text(SampleCards.axiom(), CardFormat.MISP));
    assertThat(read.problems).isEmpty();
    SourceRecord actor = read.records.getFirst();
    assertThat(actor.name()).isEqualTo("Axiom");
    assertThat(actor.all(Statement.Named.class))
        .extracting(Statement.Named::name)
        .contains("Axiom", "Group 72");
    assertThat(actor.all(Statement.Origin.class)).containsExactly(new Statement.Origin("CN"));
    assertThat(actor.all(Statement.TargetedPlace.class))
        .contains(new Statement.TargetedPlace("Japan"));
  }
}
