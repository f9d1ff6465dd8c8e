package dev.actordex.lucene.stored;

import dev.actordex.card.CardLink;
import dev.actordex.card.CardName;
import dev.actordex.card.CardType;
import dev.actordex.card.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A card's names with who coined them, who says so and who claims them too, so that "who bears
/// this name" is answered without reading whole cards.
public final class NameStore {
  private static final CardType[] TYPES = CardType.values();
  private static final Source[] SOURCES = Source.values();

  private NameStore() {}

  public static byte[] bytes(List<CardName> names) {
    Bytes.Writer out = new Bytes.Writer().number(names.size());
    for (CardName name : names) {
      out.text(name.name())
          .text(name.key())
          .number((name.primary() ? 1 : 0) + (name.contested() ? 2 : 0))
          .number(name.claimants().size());
      for (CardLink claimant : name.claimants()) {
        out.text(claimant.id())
            .number(claimant.type().ordinal())
            .text(claimant.name())
            .optional(claimant.attackId());
      }
      out.number(name.sources().size());
      for (CardName.Naming naming : name.sources()) {
        out.number(naming.source().ordinal())
            .text(naming.id())
            .text(naming.raw())
            .optional(naming.giver())
            .number(naming.retired() ? 1 : 0);
      }
    }
    return out.bytes();
  }

  public static List<CardName> read(BytesRef bytes) {
    Bytes.Reader in = new Bytes.Reader(bytes);
    int size = in.number();
    List<CardName> names = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      names.add(name(in));
    }
    return names;
  }

  /// Only the names with one of some keys, and those that are wanted as they are written. Of a card
  /// that bears twenty names one is asked for, and who says so of the others is two thirds of what
  /// there is to read.
  ///
  /// @param keys in UTF-8
  /// @param wanted asked of names with other keys; null where none is
  public static List<CardName> read(
      BytesRef bytes, List<byte[]> keys, @Nullable Predicate<String> wanted) {
    Bytes.Reader in = new Bytes.Reader(bytes);
    int size = in.number();
    List<CardName> names = new ArrayList<>(2);
    for (int i = 0; i < size; i++) {
      int start = in.at();
      in.skip();
      boolean found = in.isOneOf(keys);
      in.at(start);
      if (found || wanted != null && wanted.test(in.text())) {
        in.at(start);
        names.add(name(in));
      } else {
        in.at(start);
        skip(in);
      }
    }
    return names;
  }

  private static CardName name(Bytes.Reader in) {
    String name = in.text();
    String key = in.text();
    int flags = in.number();
    return new CardName(name, key, (flags & 1) != 0, (flags & 2) != 0, claimants(in), namings(in));
  }

  private static void skip(Bytes.Reader in) {
    in.skip();
    in.skip();
    in.number();
    for (int claimants = in.number(); claimants > 0; claimants--) {
      in.skip();
      in.number();
      in.skip();
      in.skipOptional();
    }
    for (int namings = in.number(); namings > 0; namings--) {
      in.number();
      in.skip();
      in.skip();
      in.skipOptional();
      in.number();
    }
  }

  private static List<CardLink> claimants(Bytes.Reader in) {
    int size = in.number();
    List<CardLink> claimants = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      claimants.add(new CardLink(in.text(), TYPES[in.number()], in.text(), in.optional()));
    }
    return claimants;
  }

  private static List<CardName.Naming> namings(Bytes.Reader in) {
    int size = in.number();
    List<CardName.Naming> namings = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      namings.add(
          new CardName.Naming(
              SOURCES[in.number()], in.text(), in.text(), in.optional(), in.number() == 1));
    }
    return namings;
  }
}
