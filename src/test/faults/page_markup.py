#!/usr/bin/env python3
"""Markup in questions, looked for in the pages: page_markup.py --app ./actordex [--data DIR]

Asks every page that shows what was asked with texts that would be markup, script or an address if one place forgot to escape
them, and reads the answer as a browser does. The text must stand there as text; no element, attribute or address may come of
it: of the kinds that the text names the page has as many as when it is asked with the same words without the brackets, and it must have no script of its own text but JSON-LD, which no browser runs and which must be JSON. Ends with 0
when all held."""
import collections
import html.parser
import json
import os
import random
import re
import shutil
import tempfile
import urllib.parse

from program import Program, finish, parser

TOKEN = "zq7token"
TEXTS = [
    "<script>%s</script>", "</script><script>%s</script>", "<ScRiPt src=//127.0.0.1/%s>", "<img src=x onerror=%s>", "<svg/onload=%s>",
    "\"><script>%s</script>", "'><script>%s</script>", "\" onmouseover=%s x=\"", "' onmouseover=%s x='", "` onmouseover=%s", "</title><script>%s</script>",
    "</textarea><b>%s</b>", "</style><script>%s</script>", "-->%s<b>", "<!--%s", "javascript:%s", "data:text/html,<b>%s</b>", "[x](javascript:%s)",
    "<a href=javascript:%s>x</a>", "<base href=//127.0.0.1/%s/>", "<meta http-equiv=refresh content='0;url=//127.0.0.1/%s'>", "<plaintext>%s", "<template>%s",
    "&lt;script&gt;%s", "&#60;b&#62;%s", "\\u003cscript\\u003e%s", "＜script＞%s", "<scr<script>ipt>%s</script>", "\";%s//", "${%s}", "{{%s}}", "]]>%s", "\u2028%s", "\u202e%s<b>",
    "<mark>%s</mark>", "name:<b>%s</b>", "\"<b>%s</b>\"", "<b>%s</b>*", "%s\r\nX-Injected: 1", "<x %s=1>", "<%s>",
]
PAGES = [
    "/search?q={}", "/search?q={}&country={}", "/search?country={}", "/?q={}", "/statistics?q={}", "/techniques?q={}&domain={}", "/names?name={}", "/names?view=table&q={}",
    "/compare?name={}", "/compare?ids={}", "/actors?letter={}", "/actors/{}", "/software/{}", "/nowhere/{}", "/search?sort={}", "/search?{}=1", "/about?{}",
]
BRACKETS = re.compile(r"[<>\uff1c\uff1e]|&(?:lt|gt|#60|#62);|\\u003[ce]")
ADDRESSES = ("href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href")


class Page(html.parser.HTMLParser):
    """What a browser makes of a page: elements with attributes, the text of scripts, all other text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.scripts, self.texts, self.comments, self.inside = [], [], [], [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, attributes))
        self.inside = tag if tag in self.CDATA_CONTENT_ELEMENTS else None
        if tag == "script":
            self.scripts.append((dict(attributes), ""))

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, text):
        if self.inside == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + text)
        else:
            self.texts.append(text)

    def handle_comment(self, text):
        self.comments.append(text)

    def kinds(self):
        return collections.Counter(tag for tag, _ in self.elements)


def faults(page, harmless, named):
    """What should not be in a page that was asked with a text; harmless is the page without markup in the question, and
    named are the words of the text: other elements come of what is found."""
    for tag, more in (page.kinds() - harmless.kinds()).items():
        if tag in named:
            yield f"{more} <{tag}> come of the text"
    for tag, attributes in page.elements:
        names = [name for name, _ in attributes]
        if TOKEN in tag or any(TOKEN in name for name in names):
            yield f"<{tag} {names}>"
        if any(name.startswith("on") or name == "style" or name == "srcdoc" for name in names):
            yield f"<{tag} {names}>"
        for name, value in attributes:
            if name in ADDRESSES and not re.match(r"(?:https?://|/(?!/)|#|\?|$)", value or ""):
                yield f"{name}={value}"
            if TOKEN in (value or "") and name == "http-equiv":
                yield f"{name}={value}"
    for attributes, text in page.scripts:
        if attributes.get("type") == "application/ld+json":
            if "<" in text:
                yield f"JSON-LD that could be ended: {text[:200]}"
            try:
                json.loads(text)
            except ValueError as broken:
                yield f"JSON-LD: {broken}"
        elif text.strip() or TOKEN in str(attributes):
            yield f"script {attributes}: {text[:100]}"
    if any(TOKEN in comment for comment in page.comments):
        yield "the text is in a comment"


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--data", help="a data folder to copy")
    args = arguments.parse_args()
    failures, asked, shown = [], 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        data = os.path.join(scratch, "data")
        if args.data:
            shutil.copytree(args.data, data)
        with Program(args.app).serve(data) as server:
            texts = random.Random(args.seed).sample(TEXTS, 10) if args.short else TEXTS
            for path in PAGES:
                for template in texts:
                    text = template.replace("%s", TOKEN)
                    status, answer = server.ask(path.replace("{}", urllib.parse.quote(text, safe="")))
                    harmless = server.ask(path.replace("{}", urllib.parse.quote(BRACKETS.sub(" ", text), safe="")))[1]
                    asked += 1
                    if not 200 <= status < 500 or "<!doctype html>" not in answer[:100] and TOKEN in answer and "<" in answer:
                        failures.append({"page": path, "text": text, "status": status, "said": answer[:200]})
                        continue
                    page = Page(answer)
                    failures += [{"page": path, "text": text, "fault": fault} for fault in faults(page, Page(harmless), re.findall(r"\w+", text.lower()))]
                    values = [value or "" for _, attributes in page.elements for _, value in attributes]
                    shown += any(text in each for each in page.texts + values)
            if shown < asked / 5:
                failures.append({"shown": shown, "asked": asked})
    finish(failures, asked=asked, shown_as_text=shown)


if __name__ == "__main__":
    main()
