"""Comparisons built by hand, for tests of what shows them. The story, its people and places are invented."""

from dataclasses import replace
from hashlib import sha256

from compare.model import (
    Alignment,
    Comparison,
    Divergence,
    Edit,
    EditOp,
    Fate,
    Link,
    NotChecked,
    Part,
    Passage,
    Saying,
    Severity,
    SharedAddition,
)
from sources.model import Document, Kind, Sentence

BASE = (
    ("headline", "Veldamar reopens the Korrin bridge"),
    ("dateline", "PORT ELLERY, March 4"),
    ("body", "The Korrin bridge reopened on Tuesday after 14 months of repairs, the harbour office said."),
    ("body", "Repairs cost 2.4 million crowns, all of it from the city budget."),
    ("body", '"We will not charge a toll this year," Mayor Ansa Doreval told reporters.'),
    ("body", "About 300 people walked across before the first tram."),
    ("body", "The old bridge was closed in 2008 when two pillars cracked."),
    ("body", "Ferries will keep running until the end of April."),
)
RUSSIAN = (
    ("headline", "В Вельдамаре вновь открыт Корринский мост"),
    ("body", "Корринский мост открылся во вторник после 14 месяцев ремонта, сообщила портовая служба."),
    ("body", "Ремонт обошёлся в 2,4 млрд крон."),
    ("body", "«В этом году мы введём плату за проезд», — сказала мэр Анса Доревал."),
    ("body", "Старый мост закрыли в 2009 году, когда треснули две опоры."),
    ("body", "Паромы будут ходить до конца апреля."),
    ("body", "На церемонии выступил хор портовых рабочих."),
)
ENGLISH = (
    ("headline", "Korrin bridge opens again"),
    ("body", "Ferries are to run until the end of April."),
    (
        "body",
        "The Korrin bridge opened again on Tuesday after 14 months of repairs, the harbour office said.",
    ),
    ("body", "A dockers' choir sang at the ceremony."),
    ("body", "Some 300 people walked across before the first tram."),
)


def document(
    label: str, parts: tuple[tuple[Kind, str], ...] | tuple[tuple[str, str], ...], language: str | None
) -> Document:
    text, sentences = "", []
    for index, (kind, words) in enumerate(parts):
        start = len(text)
        sentences.append(Sentence(index, start, start + len(words), words, index // 2, kind))  # type: ignore[arg-type]
        text += words + ("\n\n" if index % 2 else " ")
    return Document(
        label=label,
        source=f"stories/{label}",
        text=text,
        sentences=tuple(sentences),
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        encoding="utf-8",
        language=language,
        language_confidence=0.9 if language else 0.0,
        title=next((words for kind, words in parts if kind == "headline"), None),
    )


def passage(text: Document, index: int, words: str | None = None, value: str | None = None) -> Passage:
    sentence = text.sentences[index]
    start = sentence.start + (sentence.text.index(words) if words else 0)
    end = start + len(words) if words else sentence.end
    return Passage(index, start, end, text.text[start:end], value)


def edit(op: EditOp, base: Passage | int, version: Passage | int) -> Edit:
    left = (base, base) if isinstance(base, int) else (base.start, base.end)
    right = (version, version) if isinstance(version, int) else (version.start, version.end)
    return Edit(op, *left, *right)


def found(
    number: int,
    check: str,
    severity: Severity,
    version: str,
    message: str,
    *,
    base: Passage | None = None,
    other: Passage | None = None,
    link: int | None = None,
    confidence: float = 0.9,
) -> Divergence:
    return Divergence(f"d{number}", check, severity, confidence, version, link, message, base, other)


def story() -> Comparison:
    """Three tellings: every severity, a moved link, an omission, an addition and a shared addition."""
    base = document("dispatch.txt", BASE, "en")
    russian = document("tass.ru.txt", RUSSIAN, "ru")
    english = document("northern-wire.txt", ENGLISH, "en")
    reopened, again = passage(base, 2, "reopened"), passage(english, 2, "opened again")
    will, are = passage(base, 7, "will keep running"), passage(english, 1, "are to run")
    about, some = passage(base, 5, "About"), passage(english, 4, "Some")
    alignments = (
        Alignment(
            "v1",
            (
                Link((0,), (0,), 0.91),
                Link((2,), (1,), 0.88),
                Link((3,), (2,), 0.79),
                Link((4,), (3,), 0.74),
                Link((6,), (4,), 0.86),
                Link((7,), (5,), 0.9),
            ),
            omitted=(5,),
            added=(6,),
        ),
        Alignment(
            "v2",
            (
                Link((0,), (0,), 0.7, edits=()),
                Link((2,), (2,), 0.97, edits=(edit("replace", reopened, again),)),
                Link((5,), (4,), 0.96, edits=(edit("replace", about, some),)),
                Link((7,), (1,), 0.88, moved=True, edits=(edit("replace", will, are),)),
            ),
            omitted=(3, 4, 6),
            added=(3,),
        ),
    )
    divergences = (
        found(
            1,
            "number",
            "critical",
            "v1",
            "2.4 million became 2.4 billion",
            link=2,
            confidence=0.97,
            base=passage(base, 3, "2.4 million", "2400000"),
            other=passage(russian, 2, "2,4 млрд", "2400000000"),
        ),
        found(
            2,
            "negation",
            "critical",
            "v1",
            "“will not charge” is no longer denied",
            link=3,
            confidence=0.93,
            base=passage(base, 4, "will not charge"),
            other=passage(russian, 3, "введём"),
        ),
        found(
            3, "omission", "major", "v1", "Not told in this version", base=passage(base, 5), confidence=0.8
        ),
        found(
            4,
            "date",
            "critical",
            "v1",
            "2008 became 2009",
            link=4,
            base=passage(base, 6, "2008", "2008"),
            other=passage(russian, 4, "2009", "2009"),
        ),
        found(5, "addition", "major", "v1", "Not in the base", other=passage(russian, 6), confidence=0.7),
        found(6, "wording", "minor", "v2", "Reworded", link=1, base=reopened, other=again, confidence=0.6),
        found(7, "omission", "major", "v2", "Not told in this version", base=passage(base, 3)),
        found(8, "omission", "critical", "v2", "A quote is not told in this version", base=passage(base, 4)),
        found(9, "number", "info", "v2", "“About” became “Some”", link=2, base=about, other=some),
        found(10, "omission", "major", "v2", "Not told in this version", base=passage(base, 6)),
        found(
            11,
            "moved",
            "info",
            "v2",
            "Told earlier than in the base",
            link=3,
            base=passage(base, 7),
            other=passage(english, 1),
        ),
        found(12, "addition", "major", "v2", "Not in the base", other=passage(english, 3)),
    )
    return Comparison(
        documents=(base, russian, english),
        ids=("base", "v1", "v2"),
        alignments=alignments,
        divergences=divergences,
        shared_additions=(SharedAddition((("v1", (6,)), ("v2", (3,))), 0.83),),
        not_checked=(NotChecked("negation (ru)", "no rules for this pair yet"),),
        recipe={"order": "auto", "encoder": "use", "checks": ("date", "number"), "cache": True},
    )


def quoted() -> Comparison:
    """Return the story made by hand, with its quotations."""
    told = story()
    base, russian, _ = told.documents
    said, other = passage(base, 4, "We will not charge a toll this year,"), russian.sentences[3]
    speaker = passage(base, 4, "Mayor Ansa Doreval")
    row = Saying(
        *("q1", "base", said.start, said.end, said.text, "direct"),
        Part(speaker.text, speaker.start, speaker.end),
        None,
        "Ansa Doreval",
        (
            Fate(
                "v1", "altered", other.start, other.end, other.text, note="“not” is gone", divergences=("d2",)
            ),
            Fate("v2", "missing", note="nothing like it is quoted or reported"),
        ),
    )
    only = russian.sentences[6]
    own = Saying("q2", "v1", only.start, only.end, only.text, "direct")
    return replace(told, quotes=(row, own))


def same() -> Comparison:
    """One text twice."""
    text = document("dispatch.txt", BASE, "en")
    links = tuple(Link((sentence.index,), (sentence.index,), 1.0) for sentence in text.sentences)
    return Comparison((text, text), ("base", "v1"), (Alignment("v1", links, (), ()),), ())


def unrelated() -> Comparison:
    """Two texts that share nothing."""
    base = document("dispatch.txt", BASE[2:4], "en")
    other = document("recipe.txt", (("body", "Whisk two eggs."), ("body", "Add salt.")), "en")
    return Comparison((base, other), ("base", "v1"), (Alignment("v1", (), (0, 1), (0, 1)),), ())


def only_info() -> Comparison:
    """Nothing above info."""
    text = document("dispatch.txt", BASE, "en")
    twin = same()
    finding = found(
        1, "moved", "info", "v1", "Told later", base=passage(text, 2), other=passage(text, 2), link=2
    )
    return Comparison(twin.documents, twin.ids, twin.alignments, (finding,))


HOSTILE = (
    "[bold]x[/] \x1b[31mred\x07 \u202eevil\u202c | a\r\nb <script>alert(1)</script> "
    "\ud800 `code` [a](http://x.y) \x9b2J"
)


def hostile() -> Comparison:
    """Text that tries to act on whatever shows it."""
    base = document(HOSTILE, (("headline", HOSTILE), ("body", HOSTILE), ("body", "x" * 100_000)), "en")
    other = document(HOSTILE, (("body", HOSTILE + " more"), ("body", "桥" * 50_000)), None)
    links = (
        Link((1,), (0,), 0.9, edits=(edit("insert", base.sentences[1].end, passage(other, 0, "more")),)),
        Link((2,), (1,), 0.5),
    )
    divergences = (
        found(
            1,
            "wording",
            "major",
            "v1",
            HOSTILE,
            link=0,
            base=passage(base, 1, "evil", HOSTILE),
            other=passage(other, 0, "evil", HOSTILE),
        ),
        found(2, "wording", "critical", "v1", "Long", link=1, base=passage(base, 2), other=passage(other, 1)),
    )
    return Comparison(
        (base, other),
        ("base", "v1"),
        (Alignment("v1", links, (), ()),),
        divergences,
        not_checked=(NotChecked(HOSTILE, HOSTILE),),
    )


def long(sentences: int = 500) -> Comparison:
    """A long story with a finding in every third sentence."""
    base = document(
        "long.txt",
        tuple(("body", f"Sentence {n} of the long story has {n} crowns.") for n in range(sentences)),
        "en",
    )
    other = document(
        "long2.txt",
        tuple(("body", f"Sentence {n} of the long story has {n + n % 3} crowns.") for n in range(sentences)),
        "en",
    )
    links = tuple(Link((n,), (n,), 0.95) for n in range(sentences))
    divergences = tuple(
        found(
            n,
            "number",
            "critical",
            "v1",
            f"{n} became {n + n % 3}",
            link=n,
            base=passage(base, n, f"{n} crowns"),
            other=passage(other, n, f"{n + n % 3} crowns"),
        )
        for n in range(1, sentences, 3)
    )
    return Comparison((base, other), ("base", "v1"), (Alignment("v1", links, (), ()),), divergences)
