/// Cards as PDF documents: [CardPdf] says what stands on the pages, [Pages] how, [Fonts] in which
/// type. The only package that knows OpenPDF.
@NullMarked
package dev.actordex.export.pdf;

import org.jspecify.annotations.NullMarked;
