package dev.actordex.lucene.analysis;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Hands words that were found before to the index writer, so that a text is taken apart once for
/// all that is made of it.
public final class TokensStream extends TokenStream {

  /// Keeps phrases from reaching from one value of a field into the next.
  private static final int GAP = 100;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<List<Token>> values;
  private final boolean compounds;
  private int value;
  private int index;
  private boolean compoundNext;

  /// @param compounds whether each two neighbours are also written joined, at the place of the
  ///   first
  public TokensStream(List<List<Token>> values, boolean compounds) {
    this.values = values;
    this.compounds = compounds;
  }

  @Override
  public void reset() {
    value = 0;
    index = 0;
    compoundNext = false;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (value < values.size()) {
      List<Token> tokens = values.get(value);
      if (compoundNext) {
        compoundNext = false;
        Token second = index < tokens.size() ? tokens.get(index) : null;
        if (second != null && Words.compound(tokens.get(index - 1), second)) {
          term.append(Words.joined(tokens.get(index - 1), second));
          step.setPositionIncrement(0);
          return true;
        }
      }
      if (index < tokens.size()) {
        step.setPositionIncrement(index == 0 && value > 0 ? GAP : 1);
        term.append(tokens.get(index).term());
        index++;
        compoundNext = compounds;
        return true;
      }
      value++;
      index = 0;
    }
    return false;
  }
}
