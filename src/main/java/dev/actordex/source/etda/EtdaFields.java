package dev.actordex.source.etda;

import dev.actordex.card.Link;
import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Statement;
import dev.actordex.card.Statement.Described;
import dev.actordex.card.Statement.Modified;
import dev.actordex.card.Statement.Named;
import dev.actordex.card.Statement.Noted;
import dev.actordex.card.Statement.Refers;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.KnownIds;
import dev.actordex.source.lenient.Twins;
import dev.actordex.source.lenient.WebAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What groups and tools of ETDA have in common: uuid, names, links, date of the last change.
final class EtdaFields {
  private static final String CARD = "https://apt.etda.or.th/cgi-bin/showcard.cgi?u=";
  private static final String GIVER_UNKNOWN = "?";

  private EtdaFields() {}

  /// How a record is found.
  ///
  /// @param others further spellings under which the source knows it
  record Id(String uuid, List<String> others, String url) {
    Id {
      others = List.copyOf(others);
    }

    List<Link.ById> ids() {
      return Stream.concat(Stream.of(uuid), others.stream())
          .map(id -> new Link.ById(Link.Scheme.UUID, id))
          .toList();
    }
  }

  /// Empty, and complained about, when the record has none.
  static Optional<Id> id(Fields fields, Twins.Fate fate) {
    Optional<String> written = fields.text("uuid");
    if (written.isEmpty()) {
      fields.say("The record has no 'uuid'", Consequence.REJECTED);
      return Optional.empty();
    }
    String mended = written.get().replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (KnownIds.uuid(mended).isEmpty()) {
      fields.say(
          "'uuid' is '" + written.get() + "', expected were 32 hexadecimal digits in five groups",
          Consequence.REJECTED);
      return Optional.empty();
    }
    // ETDA finds its card under its own spelling only.
    String url = CARD + written.get().replaceAll("\\s", "%20");
    boolean asWritten = mended.equals(written.get());
    if (!asWritten) {
      fields.say(
          "The uuid '" + written.get() + "' was read as '" + mended + "'", Consequence.REPAIRED);
    }
    return switch (fate) {
      case Twins.Dropped() -> Optional.empty();
      case Twins.Renamed(String uuid) -> Optional.of(new Id(uuid, List.of(), url));
      case Twins.Stays() ->
          Optional.of(new Id(mended, asWritten ? List.of() : List.of(written.get()), url));
    };
  }

  /// The primary name: the first of `names`, unless the title begins otherwise, which then knows
  /// better; without either the record cannot be used.
  ///
  /// The title lists the main names (`Axiom, Group 72`); one that is not among `names`, or there in
  /// another spelling, is a name as well.
  ///
  /// @param titleField `actor` or `tool`
  static Optional<String> names(Fields fields, String titleField, Set<Statement> statements) {
    Optional<String> title = fields.text(titleField);
    Set<Named> named = new LinkedHashSet<>();
    for (Fields entry : fields.objects("names")) {
      Optional<String> name = entry.text("name");
      if (name.isEmpty()) {
        entry.say("the entry has no name", Consequence.PARTLY_READ);
        continue;
      }
      Optional<String> giver = entry.text("name-giver").filter(text -> !text.equals(GIVER_UNKNOWN));
      named.add(new Named(name.get(), giver.orElse(null)));
    }
    Optional<String> first = named.stream().map(Named::name).findFirst();
    if (first.isEmpty() && title.isEmpty()) {
      fields.say("The record has neither '" + titleField + "' nor 'names'", Consequence.REJECTED);
      return Optional.empty();
    }
    if (first.isEmpty()) {
      fields.say(
          "The record has no 'names'; it is called after its '" + titleField + "'",
          Consequence.REPAIRED);
    }
    String primary =
        first
            .filter(name -> title.isEmpty() || title.get().startsWith(name))
            .orElseGet(() -> parts(title.orElseThrow()).getFirst());
    Set<String> names = new LinkedHashSet<>(named.stream().map(Named::name).toList());
    if (!names.contains(primary)) {
      statements.add(new Named(primary, null));
    }
    statements.addAll(named);
    title.filter(text -> !names.contains(text)).map(EtdaFields::parts).orElse(List.of()).stream()
        .filter(part -> !names.contains(part) && !part.equals(primary))
        .forEach(part -> statements.add(new Named(part, null)));
    return Optional.of(primary);
  }

  /// The names in a title, or the title itself when it is all commas.
  private static List<String> parts(String title) {
    List<String> parts =
        Arrays.stream(title.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .distinct()
            .toList();
    return parts.isEmpty() ? List.of(title) : parts;
  }

  static void description(Fields fields, Set<Statement> statements) {
    fields.text("description").ifPresent(text -> statements.add(new Described(text)));
  }

  static void references(
      Fields fields, String field, ReferenceKind kind, Set<Statement> statements) {
    for (String text : fields.texts(field)) {
      WebAddress.read(text, fields::say)
          .ifPresent(url -> statements.add(new Refers(url, null, null, kind)));
    }
  }

  /// The ATT&CK ids in the record's links.
  ///
  /// @param letter of the ids that can be the same thing as this record: `G` or `S`
  static List<Link.ById> attackIds(Fields fields, char letter) {
    Set<Link.ById> ids = new LinkedHashSet<>();
    for (String text : fields.texts("mitre-attack")) {
      Optional<Link.ById> id = KnownIds.attackAddress(text).or(() -> KnownIds.attack(text));
      if (id.isPresent() && id.get().id().charAt(0) == letter) {
        ids.add(id.get());
      } else {
        fields.say(
            "'mitre-attack' is '"
                + text
                + "', expected was the address of a "
                + (letter == 'G' ? "group" : "software"),
            Consequence.PARTLY_READ);
      }
    }
    return List.copyOf(ids);
  }

  /// The date of the last change, and every field this reader has never heard of as a note.
  static void rest(Fields fields, Set<Statement> statements) {
    Dates.read(fields, "last-card-change")
        .ifPresent(date -> statements.add(new Modified(date.from().toString())));
    for (String field : fields.unread()) {
      String value = fields.inOneLine(field);
      if (!value.isBlank()) {
        statements.add(new Noted(field, value));
      }
    }
  }
}
