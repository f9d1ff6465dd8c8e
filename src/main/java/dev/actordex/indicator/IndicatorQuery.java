package dev.actordex.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A value as someone pastes it, and what is looked for because of it.
public sealed interface IndicatorQuery {
  /// Longest text read, in characters.
  int LONGEST = 2_048;

  /// The value looked for, live and canonical.
  String value();

  /// What it was read as, in words.
  String understood();

  /// Exactly this value.
  ///
  /// @param candidates one of each type that it can be
  record Exact(String value, List<IndicatorValue> candidates) implements IndicatorQuery {
    public Exact {
      candidates = List.copyOf(candidates);
    }

    @Override
    public String understood() {
      return candidates.size() == 1
          ? "exactly this " + candidates.getFirst().type().key().replace('_', ' ')
          : "exactly this text";
    }
  }

  /// A URL or a port of a host, as a log has it: that, and the host's name or address where they
  /// are indicators themselves. What else lies on the host is another matter.
  ///
  /// @param value live; as typed where it has no scheme
  /// @param candidates what it may be, then the host
  record Web(String value, List<IndicatorValue> candidates) implements IndicatorQuery {
    public Web {
      candidates = List.copyOf(candidates);
    }

    @Override
    public String understood() {
      return "exactly this, and its host where that is an indicator itself";
    }
  }

  /// A domain, its subdomains, and what lies on them; `evil.exe` is a file's name as well.
  ///
  /// @param texts the same text as what else it can be
  record Host(IndicatorValue domain, List<IndicatorValue> texts) implements IndicatorQuery {
    public Host {
      texts = List.copyOf(texts);
    }

    @Override
    public String value() {
      return domain.canonical();
    }

    @Override
    public String understood() {
      return "this domain, its subdomains and what is on them";
    }
  }

  /// An address or all of a range, the ranges around it, and what lies on them.
  record Net(Address range) implements IndicatorQuery {
    @Override
    public String value() {
      return range.toString();
    }

    @Override
    public String understood() {
      return range.single()
          ? "this address, ports and URLs on it and ranges around it"
          : "the addresses of this range and what is on them";
    }
  }

  /// Reads what was pasted, defanged or not, in any case. Never fails: what has no known form is
  /// looked for as a text.
  static IndicatorQuery read(String pasted) {
    String text = Pasted.bare(pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted);
    Optional<Address> address = Address.read(text);
    if (address.isPresent()) {
      return new Net(address.get());
    }
    if (text.startsWith("*.")) {
      text = text.substring(2);
    }
    Optional<IndicatorValue> guessed = IndicatorValue.guess(text);
    if (guessed.filter(value -> value.type() == IndicatorType.DOMAIN).isPresent()) {
      return new Host(guessed.get(), texts(text));
    }
    Optional<Web> web = Pasted.web(text, guessed);
    if (web.isPresent()) {
      return web.get();
    }
    if (guessed.isPresent()) {
      return new Exact(guessed.get().canonical(), List.of(guessed.get()));
    }
    return new Exact(text.toLowerCase(Locale.ROOT), texts(text));
  }

  private static List<IndicatorValue> texts(String text) {
    List<IndicatorValue> texts = new ArrayList<>();
    for (IndicatorType type :
        List.of(
            IndicatorType.FILE_NAME,
            IndicatorType.MUTEX,
            IndicatorType.REGISTRY_KEY,
            IndicatorType.ASN,
            IndicatorType.OTHER)) {
      IndicatorValue.of(type, text).ifPresent(texts::add);
    }
    return texts;
  }

  /// What someone typed into the search box, where it plainly is an indicator's value and nothing
  /// else.
  static Optional<IndicatorQuery> plainly(String typed) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST || text.indexOf(' ') >= 0 && !Fangs.drawn(text)) {
      return Optional.empty();
    }
    String live = Fangs.restore(text);
    if (live.indexOf(' ') >= 0
        || Address.read(live).isEmpty() && IndicatorValue.guess(live).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(read(text));
  }
}
