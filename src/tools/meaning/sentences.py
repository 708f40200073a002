"""Cuts a text into sentences for fitting. The product cuts by its own rules (src/text/); the two differ in places."""

import re

LINE = re.compile(r"[^\n]+")
END = re.compile(
    r"(?<=[.!?…])[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-ZА-ЯЁІЎЄ0-9가-힣一-鿿])"
    r"|(?<=[。！？])[”’」』）]*"
)
SHORTENED = re.compile(r"\b([A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No|U\.S|[А-Я]|г|ул|им|тыс|млн|млрд)\.[\"”’»)]*\s*$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences, without the space around them. No sentence goes beyond its line."""
    spans = []
    for line in LINE.finditer(text):
        start = line.start()
        for end in [line.start() + match.end() for match in END.finditer(line[0])] + [line.end()]:
            part = text[start:end]
            if end < line.end() and SHORTENED.search(part):
                continue
            if part.strip():
                spans.append((end - len(part.lstrip()), start + len(part.rstrip())))
            start = end
    return spans
