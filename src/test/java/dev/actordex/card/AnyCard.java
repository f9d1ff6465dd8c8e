package dev.actordex.card;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Cards with every component filled at random, the same for the same seed: whatever a component's
/// type allows may stand in it, also what no sensible source would say.
public final class AnyCard {
  private static final String[] PIECES = {
    "Axiom",
    " ",
    "\"",
    "\\",
    "\n",
    "\u0000",
    "é",
    "熊猫",
    "\uD83D\uDC3C",
    "\uD800",
    "</script>",
    "\u202E",
    "/",
    ""
  };

  private final Random random;

  private AnyCard(long seed) {
    this.random = new Random(seed);
  }

  public static Card of(long seed) {
    return (Card) new AnyCard(seed).record(Card.class);
  }

  private Object record(Class<?> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = component(type, components[i]);
      }
      var constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Cannot fill " + type, e);
    }
  }

  private @Nullable Object component(Class<?> owner, RecordComponent component) {
    AnnotatedType annotated = component.getAnnotatedType();
    if (annotated.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
      return null;
    }
    if (component.getType() == List.class) {
      Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      int least = owner == Claim.class ? 1 : 0;
      List<Object> list = new ArrayList<>();
      for (int i = least + random.nextInt(3); i > 0; i--) {
        list.add(value((Class<?>) element));
      }
      return list;
    }
    return value(component.getType());
  }

  private Object value(Class<?> type) {
    if (type == String.class) {
      return "x" + text();
    }
    if (type == int.class) {
      return random.nextInt();
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[random.nextInt(constants.length)];
    }
    return record(type);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
