/// The API and the page over HTTP: what is asked, what is answered, what is refused.
///
/// Read [Routes] first, the table of everything that can be asked; then [SearchParameters] and
/// [SearchAnswer], the question and the answer of a search. [ActordexServer] is what others start.
/// Knows the port `CardSearch` and the JSON of `export`, no engine and no files but the page's own.
///
/// A request passes [Perimeter] (whose name is it, security headers), its [Route] (which parameters
/// are known) and an action that turns an [Ask] into an [Answer]; actions know no server. Every
/// refusal is one [ProblemDetails].
@NullMarked
package dev.actordex.http;

import org.jspecify.annotations.NullMarked;
