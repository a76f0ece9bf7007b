"""The phrase that names a speaker, beside a reporting verb: where it begins and ends.

No parser: a phrase is a chain of words that are capitalised, articles, known roles, what links them, or other
words between these; words that the language file lists as stops (adverbs, prepositions, "who") end it.
"""

import re
from collections.abc import Iterator
from typing import Final

from compare.facts.vocabulary import usual
from compare.quotes.wording import DOERS, WORD, Words, adjective
from sources.model import Span

GAP: Final = re.compile(r"[\s\u00a0]*(?:-(?:t-)?(?=\w))?")
BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*$")
WHO: Final = re.compile(r"\swho\s(?!,)")
"""What opens an English clause about someone: "a spokesman who declined to be named told"."""

SOMEONE_WHO: Final = re.compile(
    r"\b((?:[Uu]ne?|[Uu]na)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)\s(?:qui|que)\s[^,.;:«»“”\"\n]{5,80}$"
)
"""The same in French and Spanish, of someone unnamed: "un haut responsable qui tient à rester anonyme"."""

FARTHEST: Final = 300
"""Characters before a verb that are read."""

LONGEST: Final = 14
"""Words of the longest phrase."""


def behind(text: str, start: int, end: int, known: Words) -> Span | None:
    """Return the phrase that begins right behind a verb: "said the envoy"."""
    past = _past_adverb if known.language.tag == "en" else _past_adverbs
    words = list(_onward(text, past(text, start, end, known), end, known))
    if words and known.is_a("pronouns", words[0][0].lstrip("-")):
        return Span(*words[0].span())
    named = [match for match in words if not known.is_a("links", match[0])]
    found = _sound(text, words[0].start() if words else None, named[-1].end() if named else start, known)
    found = found or _bare(text, start, end, known)
    if found is None:
        return None
    whole = _extended(text, found, end, known)
    if whole.end > found.end:
        return whole
    said = text[found.start : found.end]
    loose = re.sub(r"\s(?:close|familiar|involved|present|briefed)$", "", said)
    if known.is_a("someone", said):
        return attached(text, found, end, known)  # «один из жителей»
    someone = said.split(maxsplit=1)[0].casefold() in known.language.phrases("speakers", "indefinite")
    if someone and known.role(loose):
        return attached(text, Span(found.start, found.start + len(loose)), end, known)
    if not any(w[0].isupper() for w in said.split()[1:]) and known.is_a("unnamed", loose.rpartition(" ")[2]):
        return attached(text, Span(found.start, found.start + len(loose)), end, known)
    return found


def _onward(text: str, at: int, end: int, known: Words) -> Iterator[re.Match[str]]:
    """Yield the words of the phrase that begins at a place; a pronoun is one alone."""
    capital = roled = owned = False
    for count in range(LONGEST):
        gap = GAP.match(text, at, end)
        match = WORD.match(text, gap.end() if gap else at, end)
        if not match:
            return
        word, at = match[0], match.end()
        if count == 0 and known.is_a("pronouns", word.lstrip("-")):
            yield match
            return
        opens = count == 0 and not _opens(text, match.start(), end, known)
        article = count == 0 and (known.is_a("articles", word) or GLUED.match(word) is not None)
        inner = owned and capital and _leads_to_name(text, match, end, known)
        if not article and not inner and not _goes_on(word, opens, capital, known):
            return
        if roled and not capital and not inner and not _goes_with_role(word, known):
            return
        yield match
        roled = known.role(word)
        owned = owned or (count == 0 and (article or roled or known.language.tag == "de"))
        small = known.is_a("articles", word) and not capital
        people = known.language.tag == "en" and known.people(word)  # "an Israeli army statement"
        capital = (word[0].isupper() and not small and not people) or (capital and known.is_a("links", word))


def _goes_with_role(word: str, known: Words) -> bool:
    """Tell whether a word can follow a role in its phrase: a link, a name, another role."""
    return known.language.tag != "en" or word[0].isupper() or known.is_a("links", word) or known.role(word)


GLUED: Final = re.compile(r"[lL]['’](?:\w{3}|un)")
"""A French article that lost its vowel, with its noun."""


def _leads_to_name(text: str, match: re.Match[str], end: int, known: Words) -> bool:
    """Tell whether a small word stands before a name: "Her Conservative colleague Ann Lee"."""
    if match[0][0].isupper() or known.is_a("stops", match[0]) or known.is_a("links", match[0]):
        return False
    return TWO.match(text, match.end(), end) is not None


TWO: Final = re.compile(r"\s(?:[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+\s){1,2}[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+")
"""A first name and a last name."""


def _bare(text: str, start: int, end: int, known: Words) -> Span | None:
    """Return a noun without an article that ends the clause: «призналась пенсионерка»."""
    office = COUNSEL.match(text, start, end)
    if office and not known.is_a("stops", office[1].split(maxsplit=1)[0]):
        return Span(*office.span(1))
    match = NOUN.match(text, start, end) if known.language.tag == "ru" else None
    if match is None or known.is_a("stops", match[1]) or OBLIQUE.search(match[1]):
        return None
    return Span(*match.span(1))


COUNSEL: Final = re.compile(
    r"\s([a-zß-öø-ÿа-яё-]{4,}(?:\s(?:for|of|to|de|del|du)\s(?:the\s|la\s|el\s)?[\w-]+(?:\s[\w-]+)?)?,\s"
    r"[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+\s[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+)(?=[,.;—–]|\s*$)"
)
"""An office without an article, and who holds it: "said counsel for the owners, Ann Lee"."""

NOUN: Final = re.compile(
    r"\s((?:\d+-летн\w+\s|[а-яё-]+(?:ый|ий|ая|яя)\s)?[а-яё-]{4,})(?=\s*[,.;—–\x01]|\s*$)"
)
OBLIQUE: Final = re.compile(r"(?:[ую]|[оеё]м|[оеё]й|ами?|ями?|ах|ях|о|е|но|ло|ть)$")
"""Ends of a word that is no subject."""


CAPITAL: Final = re.compile(r"\s*([A-Z]\w+)\s")
"""The capitalised word that opens a sentence."""


def _past_adverb(text: str, start: int, end: int, known: Words) -> int:
    """Return where a phrase can begin behind the word that opens an English sentence: "Yet one inspector"."""
    match = CAPITAL.match(text, start, end)
    return match.end(1) if match and known.opens(match[1]) else start


def _past_adverbs(text: str, start: int, end: int, known: Words) -> int:
    """Return where a phrase can begin behind a verb and the day: "sagte am Montag der Minister"."""
    through = THROUGH.match(text, start, end)
    if through and known.is_a("means", through["by"]):
        after = WORD.match(text, through.end(), end)
        if after and (known.is_a("articles", after[0]) or GLUED.match(after[0]) or known.role(after[0])):
            return through.end() - 1
    at = start
    for _ in range(3):
        gap = GAP.match(text, at, end)
        match = WORD.match(text, gap.end() if gap else at, end)
        if not match or not (known.is_a("stops", match[0]) or match[0] == "в" or _dated(match, text, known)):
            break
        at = match.end()
    return at


THROUGH: Final = re.compile(r"\s(?P<by>\w+)\s(?:(?:une?|le|la|su|el|einer|einem|der|dem)\s)?[\w-]{3,}\s")
"""Through what something is said, before who says it: «écrit sur Facebook l'association»."""


def _dated(match: re.Match[str], text: str, known: Words) -> bool:
    """Tell whether a word is a day, or the article before one: "advirtió el jueves la consejera"."""
    behind = WORD.match(text, match.end() + 1)
    days = known.language.weekdays
    return match[0].casefold() in days or (behind is not None and behind[0].casefold() in days)


TITLED: Final = re.compile(r"(?:\w+\s){1,5}[^\W\d_a-zß-öø-ÿа-яё]\w+")
"""A role that is not known, and a name."""

LEADING: Final = re.compile(r"(?:[a-z-]+\s){1,3}(?:[A-Z][a-z]+\.\s)?[A-Z][\w’'-]+\s[A-Z]")
"""The same in English: "said state Rep. Ann Lee"."""

JOINED: Final = re.compile(r"\s+(?:but|and|yet)(?:\s[a-z-]+){1,3}((?:\s[A-Z][\w’'-]+){2,3})")
"""More words before a name: "an exhausted but smiling Ann Lee"."""

APPOSED: Final = re.compile(
    r",\s+((?:[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+\s){1,2}[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+)(?=[,.;—–\x01]|\s*$|\s[—–\x01])"
)


LONE: Final = re.compile(
    r",\s(?P<name>[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]+)(?=,\s(?:who|whose|\d|die|der|qui|que|quien|котор))"
)
"""A first name alone behind someone unnamed: "one striker, Mona, who"."""

HOUSE: Final = re.compile(
    r"\s(?:[«„“\"][^«»„“”\"\n]{2,40}[»“”\"]|\x01{4,44})\s((?:[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+\s)?[^\W\d_a-zß-öø-ÿа-яё][\w’'-]+)"
)
"""A house in marks between a role and a name: «представитель „Заря“ Анна Ли»."""


OFFICE: Final = re.compile(r"(?:\s[a-z][\w-]*){1,5}")
"""What can tell the office of someone, behind the body that has it: "the EU's" "foreign policy spokesman"."""


OWNS: Final = re.compile(r"\w(?:['’]s|s['’])(?=\s|$)")
"""A body that has an office."""


def _owned(text: str, found: Span, end: int, known: Words) -> Span:
    """Take in the office behind a body that has it: "the EU's foreign policy spokesman"."""
    said = _at(text, found)
    office = OFFICE.match(text, found.end, end)
    if known.language.tag != "en" or office is None or not OWNS.search(said):
        return found
    if APPOSED.match(text, office.end(), end):
        return Span(found.start, office.end())
    if not OWNS.search(said[-3:]):
        return found
    every = list(WORD.finditer(text, found.end, office.end()))
    last = next((word.end() for word in reversed(every) if known.role(word[0])), found.end)
    plain = not any(known.is_a("stops", w[0]) or known.tells(w[0]) for w in every if w.end() <= last)
    return Span(found.start, last) if plain else found


def _extended(text: str, found: Span, end: int, known: Words) -> Span:
    """Take in the name behind a role: "said the mayor, Ann Lee"."""
    found = _owned(text, found, end, known)
    house = HOUSE.match(text, found.end)
    if house and known.role(_at(text, found)):
        return Span(found.start, house.end(1))
    match = APPOSED.match(text, found.end, end)
    opening = text[found.start : found.end].split(maxsplit=1)[0].casefold()
    more = JOINED.match(text, found.end, end)
    if more and known.is_a("articles", opening):
        return Span(found.start, more.end())
    named = known.is_a("articles", opening) or GLUED.match(opening) or known.role(_at(text, found))
    if match and named:
        return Span(found.start, match.end(1))
    alone = LONE.match(text, found.end, end)
    someone = opening in known.language.phrases("speakers", "indefinite")
    return (
        Span(found.start, alone.end("name")) if alone and someone and not known.ends(alone["name"]) else found
    )


def _opens(text: str, at: int, end: int, known: Words) -> bool:
    """Tell whether a role or a name comes soon: "главный врач"; English sets an article before it."""
    ahead = text[at : min(end, at + 40)].partition(",")[0]
    if known.language.tag == "en":
        match = LEADING.match(ahead)
        small = match[0].split()[:-1] if match else ()
        return bool(match) and not any(known.is_a("stops", w) or known.is_a("links", w) for w in small)
    return known.role(ahead) or TITLED.match(ahead) is not None


def _goes_on(word: str, begins: bool, capital: bool, known: Words) -> bool:
    if known.is_a("stops", word) and not word[0].isupper():
        return False
    if begins and known.is_a("articles", word):
        return True
    if word[0].isupper():
        return not known.ends(word)
    if begins:
        return known.role(word)
    if capital and not known.is_a("links", word):
        return known.language.tag in {"en", "de"} and known.role(word)
    return True


def before(text: str, start: int, end: int, known: Words) -> Span | None:
    """Return the phrase that stands before a verb, an apposition or an adverb between them left out."""
    start = max(start, end - FARTHEST)
    insider = INSIDER.search(text[start:end])
    if insider:
        return Span(*insider.span(1)).shift(start)
    stop = _cut(text, start, end, known)
    if text[start:stop].rstrip().endswith(","):
        return _apposed(text, start, stop, known)
    found = _chain(text, start, stop, known)
    if found is None:
        return _before_clause(text, start, stop, known)
    if known.is_a("relatives", _at(text, found)):
        return _antecedent(text, start, found.start, known) or found
    return found


def _before_clause(text: str, start: int, stop: int, known: Words) -> Span | None:
    """Return whom a clause right before a verb is about: "a spokesman who declined to be named said"."""
    if known.language.tag in {"fr", "es"}:
        someone = SOMEONE_WHO.search(text, start, stop)
        return Span(*someone.span(1)) if someone else None
    clause = WHO.search(text, start, stop) if known.language.tag == "en" else None
    if clause is None:
        return None
    return _chain(text, start, clause.start(), known) or _antecedent(text, start, clause.start(), known)


TONIC: Final = frozenset("lui elle eux elles".split())
"""French pronouns that take a subject up again: "Le syndicat, lui, évoque"."""

INSIDER: Final = re.compile(
    r"\b((?:an?|one|two|several|some)\s(?:\w+\s){1,3}?"
    r"(?:briefed on|familiar with|close to|with (?:direct )?knowledge of|involved in)\s(?:the\s)?[\w-]+)\s+$",
    re.IGNORECASE,
)
"""Someone unnamed, and how the thing is known: "A person briefed on the bid"."""


def named_first(text: str, start: int, stop: int, known: Words) -> Span | None:
    """Return the name that opens a sentence before an apposition: "Ann Lee, partner at Reed, said"."""
    pieces = _pieces(text, start, stop)
    return pieces[0] if len(pieces) > 1 and _named(_at(text, pieces[0]), known) else None


def _antecedent(text: str, start: int, stop: int, known: Words) -> Span | None:
    """Return what a relative pronoun stands for: "Ann Lee, who said"."""
    pieces = _pieces(text, start, stop)
    return _chain(text, pieces[-1].start, pieces[-1].end, known) if pieces else None


def _cut(text: str, start: int, end: int, known: Words) -> int:
    """Return where the phrase ends: before adverbs, auxiliaries and conjunctions."""
    stop = end
    for match in reversed(list(WORD.finditer(text, max(start, end - 60), end))[-5:]):
        word = match[0]
        if text[match.end() : stop].strip() or word[0].isupper():
            break
        if known.is_a("pronouns", word) or not (known.is_a("stops", word) or known.is_a("links", word)):
            break
        stop = match.start()
    return stop


def _apposed(text: str, start: int, stop: int, known: Words) -> Span | None:
    """Return the name before an apposition: "Ann Lee, 57, a farmer from Ohio, said"."""
    pieces = _pieces(text, start, stop)
    while len(pieces) > 1 and _sets_scene(_at(text, pieces[-1]), known):
        pieces.pop()  # "La dirigeante, en poste depuis mai, voit"
    if len(pieces) > 1 and _at(text, pieces[-1]) in TONIC:
        return _chain(text, pieces[-2].start, pieces[-2].end, known)
    if len(pieces) > 1 and APPOSED.fullmatch(", " + _at(text, pieces[-1])):
        found = _chain(text, pieces[-2].start, pieces[-2].end, known)
        if found and found.end == pieces[-2].end and known.role(_at(text, found)):
            return Span(found.start, pieces[-1].end)
    for piece in reversed(pieces[-6:-1]):
        found = _chain(text, piece.start, piece.end, known)
        whole = found and found.end == piece.end and (found.start == piece.start or " " in _at(text, found))
        if found and whole and _named(_at(text, found), known):
            return found
    if len(pieces) > 1 and known.is_a("relatives", _at(text, pieces[-1]).split()[0]):
        found = _chain(text, pieces[-2].start, pieces[-2].end, known)
        if found and found.start == pieces[-2].start:
            return found
        if _named(_at(text, pieces[-2]), known):
            return pieces[-2]  # Food Workers Local 88
        return behind(text, pieces[-2].start, pieces[-2].end, known)
    return _chain(text, pieces[-1].start, pieces[-1].end, known) if pieces else None


def _sets_scene(piece: str, known: Words) -> bool:
    """Tell whether words between commas say where or when, and name no author: "by the engineer"."""
    first = piece.split(maxsplit=1)[0].casefold()
    return known.is_a("governing", first) and first not in DOERS


def _at(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _pieces(text: str, start: int, stop: int) -> list[Span]:
    out = []
    for match in re.compile(r"[^,]+").finditer(text, start, stop):
        left = len(match[0]) - len(match[0].lstrip())
        if match[0].strip():
            words = BRACKET.sub("", match[0]).rstrip()
            out.append(Span(match.start() + left, match.start() + len(words)))
    return out


def _named(phrase: str, known: Words) -> bool:
    """Tell whether a phrase is a name, perhaps with a role, and nothing else."""
    every = [m[0] for m in WORD.finditer(phrase)]
    return (
        bool(every)
        and not (known.opens(every[0]) or known.is_a("governing", every[0].casefold()))
        and (every[-1][0].isupper() or (every[-1].isdigit() and len(every) > 1))
        and all(
            w[0].isupper()
            or w.isdigit()
            or known.is_a("links", w)
            or known.is_a("articles", w)
            or known.role(w)
            for w in every
        )
    )


def _chain(text: str, start: int, stop: int, known: Words) -> Span | None:
    """Return the chain of words that ends where a clause does."""
    chain: list[re.Match[str]] = []
    edge = stop
    for match in reversed(list(WORD.finditer(text, max(start, stop - 140), stop))):
        word = match[0]
        if text[match.end() : edge].strip(' \u00a0\n\t“”"«»„'):
            break
        if not chain and known.is_a("pronouns", word):
            return Span(match.start(), match.end())
        if chain and known.is_a("origin", word) and all(m[0][0].isupper() for m in chain):
            chain, edge = [], match.start()
            continue  # Павел Дёмин из Нижнего
        opens = not text[start : match.start()].strip() and known.language.tag == "ru"
        small = not word[0].isupper() or opens or (match.start() == start and len(word) < 5)
        if len(chain) >= LONGEST or (known.is_a("stops", word) and small and not _posted(text, match, known)):
            break
        if known.is_a("pronouns", word):
            break
        if word[0].isdigit() and not chain and not AGED.match(word):
            break
        chain.insert(0, match)
        edge = match.start()
    while chain and (_function(chain[0][0], known) or known.opens(chain[0][0]) or known.tells(chain[0][0])):
        chain.pop(0)
    if not chain:
        return None
    if known.is_a("someone", text[chain[0].start() : chain[-1].end()]):
        return Span(chain[0].start(), chain[-1].end())
    chain = _subject(_before_verb(_last_phrase(chain, known), known), known)
    return _sound(text, chain[0].start(), chain[-1].end(), known)


def _before_verb(chain: list[re.Match[str]], known: Words) -> list[re.Match[str]]:
    """Cut off what follows a role and cannot be of its phrase: "The minister instead highlighted"."""
    if not known.is_a("articles", chain[0][0].casefold()):
        return chain
    for at in range(2, len(chain)):
        owns = chain[at - 1][0].endswith(("'s", "’s"))  # the inspector general's report
        if known.role(chain[at - 1][0]) and not owns and not _goes_with_role(chain[at][0], known):
            return chain[:at]
    return chain


def _last_phrase(chain: list[re.Match[str]], known: Words) -> list[re.Match[str]]:
    """Return what an article begins inside a chain: "a statement the museum"."""
    if chain[0][0][0].isupper() and not known.is_a("articles", chain[0][0].casefold()):
        return chain
    for at in range(len(chain) - 2, 1, -1):
        before = chain[at - 1][0]
        joined = known.is_a("links", before) or known.is_a("articles", before.casefold()) or before in POSTED
        if chain[at][0] in OPENERS and not joined and not before[0].isupper():
            return chain[at:]
    return chain


AGED: Final = re.compile(r"\d{1,3}-(?:year-old|jährig|летн)", re.IGNORECASE)
"""Someone known by age alone: "the 66-year-old"."""

OPENERS: Final = frozenset("the der die das le la les el los las".split())
"""Articles that begin a phrase."""


def _posted(text: str, match: re.Match[str], known: Words) -> bool:
    """Tell whether a preposition belongs to a role: "ambassador to", "a source in the room"."""
    ahead = text[max(0, match.start() - 30) : match.start()].rstrip().rpartition(" ")[2]
    if not ahead or match[0].casefold() not in POSTED:
        return False
    phrase = known.stops.match(text, match.start()) if known.stops else None
    if phrase and " " in phrase[0]:
        return False  # in an interview
    return known.is_a("unnamed", ahead) or (match[0] in OFFICES and known.role(ahead))


def attached(text: str, found: Span, end: int, known: Words) -> Span:
    """Take in where someone unnamed is from: "an official close to the talks"."""
    match = FROM.match(text, found.end, end)
    if not match:
        return found
    stop = found.end
    for count, word in enumerate(WORD.finditer(text, match.end("by"), min(end, match.end("by") + 60))):
        gap = text[stop if count else match.end("by") : word.start()]
        ends = known.tells(word[0]) or (known.is_a("stops", word[0]) and not known.is_a("articles", word[0]))
        if gap.strip() or ends or count > TAIL:
            break
        stop = word.end()
    return Span(found.start, stop)


FROM: Final = re.compile(
    r"\s(?P<by>(?:close to|familiar with|with knowledge of|involved in|"
    r"present at|briefed on|in|inside|within|at|from|near|из|в|во|при|aus|im|"
    r"bei|beim|à|au|aux|dans|proche de|proche du|cercana a|cercano a|en|de|del|du|des)\s)"
)
TAIL: Final = 2
"""Words of where someone is from, an article besides."""

OFFICES: Final = frozenset({"to", "at", "в", "in", "bei"})
"""Prepositions inside the name of an office."""

POSTED: Final = frozenset("to at from in inside near в во из при bei beim in im aus à au aux dans en".split())


def _function(word: str, known: Words) -> bool:
    if known.is_a("articles", word.casefold()):
        return False
    return word.casefold() in known.language.function_words or known.is_a("links", word.casefold())


def _subject(chain: list[re.Match[str]], known: Words) -> list[re.Match[str]]:
    """Cut off the verb that follows a name: "Lee shook his head and said"."""
    if chain[-1][0][0].isupper() or not chain[0][0][0].isupper():
        return chain
    if known.language.tag == "ru" and len(chain) > 1 and adjective(known.language).fullmatch(chain[0][0]):
        return chain  # «Вооружённые силы»
    if known.is_a("articles", chain[0][0].casefold()):
        return chain
    if known.language.tag == "ru" and chain[0][0].casefold() in known.language.words(
        "speakers", "institutions"
    ):
        return chain  # «Министерство науки»
    named = _named_behind(chain, known)
    for at, match in enumerate(chain):
        if at < named:
            continue
        word = match[0]
        before_it = chain[at - 1][0]
        joined = known.is_a("links", before_it) or before_it in POSTED
        if at and joined and (known.is_a("articles", word) or known.role(chain[0][0])):
            return chain  # a source in his office
        if at and chain[at - 1][0].endswith(("'s", "’s")):
            return chain  # Lee's office
        posted = word in POSTED and known.is_a("unnamed", chain[at - 1][0].casefold())
        if not (posted or word[0].isupper() or known.is_a("links", word) or known.role(word)):
            return chain[:at]
    return chain


def _named_behind(chain: list[re.Match[str]], known: Words) -> int:
    """Return where a name stands behind a Russian role that opens the sentence: «Лидер партии Пиа Рот»."""
    if known.language.tag != "ru":
        return 0
    at = next((at for at, match in enumerate(chain) if at and match[0][0].isupper()), 0)
    between = [match[0] for match in chain[1:at]]
    full = at + 1 < len(chain) and chain[at + 1][0][0].isupper()
    told = any(PAST.search(word) or known.is_a("links", word) for word in between)
    plain = known.role(chain[0][0]) or usual(chain[0][0], known.language)
    return at if between and full and plain and not told else 0


PAST: Final = re.compile(r"(?:[аеиоуыя]л[аио]?(?:сь|ся)?|[аеиюуяё]т(?:ся)?)$")
"""How Russian verbs end behind who did something."""


def _sound(text: str, start: int | None, end: int, known: Words) -> Span | None:
    """Return a phrase that names someone; `None` for one without a name, an article or a role."""
    if start is None or end <= start:
        return None
    if known.is_a("someone", text[start:end]):
        return Span(start, end)
    every = [m[0] for m in WORD.finditer(text, start, end)]
    named = any(w[0].isupper() for w in every) or known.is_a("articles", every[0].casefold())
    named = named or (known.language.tag == "fr" and GLUED.match(every[0]) is not None)
    if not named and not known.role(text[start:end]):
        return None
    if all(known.is_a("articles", w.casefold()) or known.is_a("links", w.casefold()) for w in every):
        return None
    return Span(start, end)
