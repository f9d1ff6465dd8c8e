package dev.actordex.lucene.analysis;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Each two neighbours of a text joined, and nothing else: `wateringhole` finds `watering hole` and
/// `watering-hole`.
public final class Compounds extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<List<Token>> values;
  private int value;
  private int index = 1;

  public Compounds(List<List<Token>> values) {
    this.values = values;
  }

  @Override
  public void reset() {
    value = 0;
    index = 1;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (value < values.size()) {
      List<Token> tokens = values.get(value);
      while (index < tokens.size()) {
        Token second = tokens.get(index++);
        if (Words.compound(tokens.get(index - 2), second)) {
          term.append(Words.joined(tokens.get(index - 2), second));
          return true;
        }
      }
      value++;
      index = 1;
    }
    return false;
  }
}
