package dev.actordex.http;

import dev.actordex.card.CardLink;
import dev.actordex.export.JsonForm;
import dev.actordex.export.Links;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a request was refused, as RFC 9457 has it: the one shape of every error.
///
/// What the visitor sent is not repeated, so that nothing of it can be mistaken for ours.
///
/// @param status the kind's, unless the server's own machinery found a finer one
/// @param detail one sentence: what is wrong and what would be right
/// @param parameter which input is wrong
/// @param allowed what it may be instead
/// @param near cards that may have been meant
public record ProblemDetails(
    ProblemKind kind,
    int status,
    String detail,
    @Nullable String parameter,
    List<String> allowed,
    List<CardLink> near) {
  public static final String CONTENT_TYPE = "application/problem+json";

  public ProblemDetails {
    allowed = List.copyOf(allowed);
    near = List.copyOf(near);
  }

  public ProblemDetails(ProblemKind kind, String detail) {
    this(kind, kind.status(), detail, null, List.of(), List.of());
  }

  static ProblemDetails parameter(String name, String detail, List<String> allowed) {
    ProblemKind kind = ProblemKind.BAD_PARAMETER;
    return new ProblemDetails(kind, kind.status(), detail, name, allowed, List.of());
  }

  static ProblemDetails missing(String detail, List<CardLink> near) {
    ProblemKind kind = ProblemKind.NOT_FOUND;
    return new ProblemDetails(kind, kind.status(), detail, null, List.of(), near);
  }

  /// The refusal as an exception, to be thrown where the fault is found.
  Refusal refusal() {
    return new Refusal(this);
  }

  byte[] json() {
    return JsonForm.written(json -> {
      json.writeStartObject();
      json.writeStringProperty("type", kind.type());
      json.writeStringProperty("title", kind.title());
      json.writeNumberProperty("status", status);
      json.writeStringProperty("detail", detail);
      if (parameter != null) {
        json.writeStringProperty("parameter", parameter);
      }
      if (!allowed.isEmpty()) {
        json.writeArrayPropertyStart("allowed");
        allowed.forEach(json::writeString);
        json.writeEndArray();
      }
      if (!near.isEmpty()) {
        json.writeArrayPropertyStart("near");
        near.forEach(card -> Links.writeCard(json, card));
        json.writeEndArray();
      }
      json.writeEndObject();
    });
  }
}
