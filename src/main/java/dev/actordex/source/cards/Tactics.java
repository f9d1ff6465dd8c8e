package dev.actordex.source.cards;

import dev.actordex.card.Tactic;
import dev.actordex.ingest.Problem.Consequence;
import dev.actordex.source.lenient.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tactics that a collection of techniques defines.
final class Tactics {
  static final Tactics NONE = new Tactics(List.of());

  private final List<Tactic> all;

  private Tactics(List<Tactic> all) {
    this.all = List.copyOf(all);
  }

  /// Columns are numbered from 0 in each domain, whatever the numbers in the file begin with.
  static Tactics read(List<Fields> entries) {
    List<Tactic> written = new ArrayList<>();
    for (Fields entry : entries) {
      Optional<String> shortname = entry.text("shortname");
      Optional<String> domain = entry.text("domain");
      Optional<String> order = entry.text("order").filter(text -> text.matches("\\d{1,3}"));
      Optional<String> name = entry.text("name");
      UnknownKeys.report(entry);
      if (shortname.isEmpty() || domain.isEmpty() || order.isEmpty()) {
        entry.say(
            "a tactic needs a shortname, a domain and a number as its order",
            Consequence.PARTLY_READ);
      } else {
        written.add(
            new Tactic(
                domain.get(),
                shortname.get(),
                name.orElse(shortname.get()),
                Integer.parseInt(order.get())));
      }
    }
    written.sort(Comparator.naturalOrder());
    Map<String, Integer> columns = new HashMap<>();
    List<Tactic> numbered = new ArrayList<>();
    for (Tactic tactic : written) {
      int column = columns.merge(tactic.domain(), 1, Integer::sum) - 1;
      numbered.add(new Tactic(tactic.domain(), tactic.shortname(), tactic.name(), column));
    }
    return new Tactics(numbered);
  }

  /// @param domain empty when the card names none: then the tactic of that name in any domain
  Optional<Tactic> find(String shortname, Optional<String> domain) {
    return all.stream()
        .filter(tactic -> tactic.shortname().equals(shortname))
        .filter(tactic -> domain.isEmpty() || tactic.domain().equals(domain.get()))
        .findFirst();
  }
}
