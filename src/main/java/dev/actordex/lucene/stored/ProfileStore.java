package dev.actordex.lucene.stored;

import dev.actordex.card.Card;
import dev.actordex.card.CardLink;
import dev.actordex.card.CardType;
import dev.actordex.card.Tactic;
import dev.actordex.lucene.Fields;
import dev.actordex.search.Facet;
import dev.actordex.search.landscape.Fact;
import dev.actordex.search.landscape.Landscape;
import dev.actordex.search.landscape.MatrixTechnique;
import dev.actordex.search.landscape.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/// What is counted and compared of the actors, and where techniques stand in the matrices, so that
/// all of it is read without reading whole cards.
public final class ProfileStore {
  private static final Facet[] FACETS = Facet.values();
  private static final int ACTOR = 0;
  private static final int TECHNIQUE = 1;

  private ProfileStore() {}

  /// Empty for a card that is neither an actor's nor a technique's.
  public static Optional<byte[]> bytes(Card card) {
    return switch (card.type()) {
      case ACTOR -> Optional.of(bytes(Profile.of(card)));
      case TECHNIQUE -> Optional.of(bytes(MatrixTechnique.of(card)));
      case SOFTWARE, CAMPAIGN -> Optional.empty();
    };
  }

  /// All that an index keeps of its cards.
  public static Landscape landscape(String generation, LeafReader leaf) throws IOException {
    Reading profiles = new Reading();
    BinaryDocValues stored = leaf.getBinaryDocValues(Fields.PROFILE);
    while (stored != null && stored.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      profiles.read(stored.binaryValue());
    }
    return profiles.landscape(generation);
  }

  private static byte[] bytes(Profile actor) {
    Bytes.Writer out = new Bytes.Writer().number(ACTOR);
    card(out, actor.card());
    out.number(actor.facts().size());
    for (Fact fact : actor.facts()) {
      out.number(fact.facet().ordinal())
          .text(fact.value())
          .text(fact.label())
          .optional(fact.card())
          .optional(fact.parent());
      tactics(out, fact.tactics());
    }
    out.number(actor.names().size());
    for (Profile.Bearing name : actor.names()) {
      out.text(name.name())
          .number((name.primary() ? 1 : 0) + (name.contested() ? 2 : 0))
          .texts(name.givers());
    }
    out.number(actor.operations().size());
    actor.operations().forEach(out::number);
    return out.optional(actor.firstSeen()).optional(actor.lastSeen()).bytes();
  }

  private static byte[] bytes(MatrixTechnique technique) {
    Bytes.Writer out = new Bytes.Writer().number(TECHNIQUE);
    card(out, technique.card());
    out.optional(technique.parent());
    tactics(out, technique.tactics());
    return out.number(technique.withdrawn() ? 1 : 0).bytes();
  }

  private static void card(Bytes.Writer out, CardLink card) {
    out.text(card.id()).text(card.name()).optional(card.attackId());
  }

  private static void tactics(Bytes.Writer out, List<Tactic> tactics) {
    out.number(tactics.size());
    for (Tactic tactic : tactics) {
      out.text(tactic.domain()).text(tactic.shortname()).text(tactic.name()).number(tactic.order());
    }
  }

  /// Reads card after card; what occurs many times is kept once.
  private static final class Reading {
    private final List<Profile> actors = new ArrayList<>();
    private final List<MatrixTechnique> techniques = new ArrayList<>();
    private final Map<Fact, Fact> facts = new HashMap<>();
    private final Map<List<Tactic>, List<Tactic>> tactics = new HashMap<>();

    void read(BytesRef bytes) {
      Bytes.Reader in = new Bytes.Reader(bytes);
      if (in.number() == ACTOR) {
        actors.add(
            new Profile(
                card(in, CardType.ACTOR),
                facts(in),
                names(in),
                operations(in),
                in.optional(),
                in.optional()));
      } else {
        techniques.add(
            new MatrixTechnique(
                card(in, CardType.TECHNIQUE), in.optional(), tactics(in), in.number() == 1));
      }
    }

    /// All that was read.
    Landscape landscape(String generation) {
      return new Landscape(generation, actors, techniques);
    }

    private static CardLink card(Bytes.Reader in, CardType type) {
      String id = in.text();
      String name = in.text();
      return new CardLink(id, type, name, in.optional());
    }

    private List<Fact> facts(Bytes.Reader in) {
      int size = in.number();
      List<Fact> read = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        Fact fact =
            new Fact(
                FACETS[in.number()],
                in.text(),
                in.text(),
                in.optional(),
                in.optional(),
                tactics(in));
        Fact known = facts.putIfAbsent(fact, fact);
        read.add(known == null ? fact : known);
      }
      return read;
    }

    private static List<Profile.Bearing> names(Bytes.Reader in) {
      int size = in.number();
      List<Profile.Bearing> names = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        String name = in.text();
        int flags = in.number();
        names.add(new Profile.Bearing(name, (flags & 1) != 0, (flags & 2) != 0, in.texts()));
      }
      return names;
    }

    private static List<Integer> operations(Bytes.Reader in) {
      int size = in.number();
      List<Integer> years = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        years.add(in.number());
      }
      return years;
    }

    private List<Tactic> tactics(Bytes.Reader in) {
      int size = in.number();
      List<Tactic> read = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        read.add(new Tactic(in.text(), in.text(), in.text(), in.number()));
      }
      List<Tactic> known = tactics.putIfAbsent(List.copyOf(read), List.copyOf(read));
      return known == null ? read : known;
    }
  }
}
