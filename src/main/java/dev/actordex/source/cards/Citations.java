package dev.actordex.source.cards;

import dev.actordex.card.ReferenceKind;
import dev.actordex.card.Statement.Refers;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import dev.actordex.source.lenient.WebAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documents that a card cites by key, and the check that what it cites is there.
///
/// A card's own documents are all its references; of those that a collection shares only the ones
/// it cites.
final class Citations {
  private static final Pattern IN_TEXT = Pattern.compile("\\(Citation: ([^)]{1,100})\\)");

  private final Map<String, Refers> shared;
  private final Map<String, Refers> own;
  private final Set<Refers> cited = new LinkedHashSet<>();

  private Citations(Map<String, Refers> shared, Map<String, Refers> own) {
    this.shared = shared;
    this.own = own;
  }

  static Citations own(Fields card) {
    return new Citations(Map.of(), read(card.objects("references")));
  }

  static Citations shared(List<Fields> references) {
    return new Citations(read(references), Map.of());
  }

  /// For one card of the collection.
  Citations with(Fields card) {
    return new Citations(shared, read(card.objects("references")));
  }

  /// Checks the `ref` of a fact; the fact stands in any case.
  ///
  /// @return the key, when it leads to a document
  Optional<String> check(Fields fact) {
    Optional<String> key = fact.text("ref");
    return key.filter(text -> known(text, fact));
  }

  /// Checks the citations that stand in a text; unknown ones are taken out of it.
  String inText(String text, Fields card) {
    Matcher matcher = IN_TEXT.matcher(text);
    StringBuilder checked = new StringBuilder();
    while (matcher.find()) {
      boolean known = known(matcher.group(1).strip(), card);
      matcher.appendReplacement(checked, known ? Matcher.quoteReplacement(matcher.group()) : "");
    }
    return matcher.appendTail(checked).toString().strip();
  }

  /// The documents to list on the card.
  Set<Refers> references() {
    Set<Refers> all = new LinkedHashSet<>(own.values());
    all.addAll(cited);
    return all;
  }

  private boolean known(String key, Fields where) {
    Refers document = own.get(key);
    if (document == null) {
      document = shared.get(key);
    }
    if (document == null) {
      where.say(
          "the reference '" + key + "' is not among the card's references",
          Consequence.PARTLY_READ);
      return false;
    }
    cited.add(document);
    return true;
  }

  private static Map<String, Refers> read(List<Fields> references) {
    Map<String, Refers> documents = new LinkedHashMap<>();
    for (Fields entry : references) {
      Optional<String> key = entry.text("key");
      Optional<String> title = entry.text("title");
      Optional<String> url = entry.text("url").flatMap(text -> WebAddress.read(text, entry::say));
      entry.skip("publisher");
      UnknownKeys.report(entry);
      if (key.isEmpty() || (title.isEmpty() && url.isEmpty())) {
        entry.say("a reference needs a key, and a title or url", Consequence.PARTLY_READ);
      } else if (documents.containsKey(key.get())) {
        entry.say("the key '" + key.get() + "' is there twice", Consequence.PARTLY_READ);
      } else {
        documents.put(
            key.get(),
            new Refers(url.orElse(null), title.orElse(null), key.get(), ReferenceKind.REPORT));
      }
    }
    return documents;
  }
}
