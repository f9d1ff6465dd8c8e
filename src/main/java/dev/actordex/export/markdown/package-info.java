/// Cards as Markdown: [CardMarkdown] writes the page, [Md] keeps text of the sources from meaning
/// anything in it.
@NullMarked
package dev.actordex.export.markdown;

import org.jspecify.annotations.NullMarked;
