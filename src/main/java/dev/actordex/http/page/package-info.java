/// The pages as documents: whole and readable without a script, in print, in text browsers and in
/// archives; scripts take over where there are any.
///
/// Read [Document] first, what a page is, then [CardView] for the longest of them. All markup is
/// built from [Html], which escapes whatever it is given; [Shell] puts it into the one document of
/// `web/`. Knows the domain, questions and answers, and the addresses of `export`; no server.
@NullMarked
package dev.actordex.http.page;

import org.jspecify.annotations.NullMarked;
