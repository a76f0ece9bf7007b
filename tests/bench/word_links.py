"""Word links on the dev sentences and across languages, beside the simple methods: `python -m tests.bench.word_links`.

`--fit` prints the weights of `compare.word_alignment`, fitted anew, and what they reach on sentences they
were not fitted on.
"""

import difflib
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from time import perf_counter

import numpy as np
from rapidfuzz.fuzz import ratio

from compare import word_links
from compare.word_alignment import LIKELY, READINGS
from compare.word_evidence import Side, Table, neighbours, readings, side
from tests.bench.logistic import fitted

DATA = Path(__file__).parents[3] / "shared" / "data" / "words" / "mtref.tsv"

Links = set[tuple[int, int]]
Pair = tuple[str, str, Links]


@lru_cache
def dev() -> tuple[Pair, ...]:
    """Read two translations of each sentence, and the sure links between their words."""
    rows = (line.split("\t") for line in DATA.read_text("utf-8").splitlines())
    return tuple((row[1], row[3], {_link(item) for item in row[7].split()}) for row in rows)


def _link(item: str) -> tuple[int, int]:
    i, j = item.split("-")
    return int(i), int(j)


def f1(found: Iterable[tuple[Links, Links]]) -> tuple[float, float, float]:
    """Return F1, precision and recall, in per cent, of pairs of found and sure links."""
    both = [(len(ours & gold), len(ours), len(gold)) for ours, gold in found]
    hits, ours, gold = (sum(column) for column in zip(*both, strict=True))
    return 200 * hits / (ours + gold), 100 * hits / max(ours, 1), 100 * hits / gold


PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "ru": (
        (
            "The/a minister/a met/b opposition/d leaders/c in/e Minsk/f on/g Tuesday./h",
            "Министр/a встретился/b с лидерами/c оппозиции/d в/e Минске/f во/g вторник./h",
        ),
        (
            "On/g Tuesday/h 14/a people/b were/c injured/c in/d the/e explosion,/e police/i said./j",
            "Во/g вторник/h при/d взрыве/e пострадали/c 14/a человек,/b сообщила/j полиция./i",
        ),
        (
            "Prices/a for/b bread/b rose/c by/d 12/e percent/f last/g year./h",
            "В/g прошлом/g году/h цены/a на/b хлеб/b выросли/c на/d 12/e процентов./f",
        ),
        (
            "The/a court/a sentenced/b the/c journalist/c to/d five/e years/f in/g prison./g",
            "Суд/a приговорил/b журналистку/c к/d пяти/e годам/f лишения/g свободы./g",
        ),
        (
            "“We/a will/b not/c sign/b this/d agreement,”/e Ivanova/f told/g reporters./h",
            "«Мы/a не/c подпишем/b это/d соглашение»,/e заявила/g Иванова/f журналистам./h",
        ),
        (
            "Farmers/a from/b six/c districts/d blocked/e the/f road/f to/g the/h capital./h",
            "Фермеры/a из/b шести/c районов/d перекрыли/e дорогу/f в/g столицу./h",
        ),
        (
            "The/a new/b bridge/a over/c the/d river/d was/e opened/e after/f three/g years/h of/i construction./i",
            "Новый/b мост/a через/c реку/d открыли/e после/f трёх/g лет/h строительства./i",
        ),
        (
            "Doctors/a say/b the/d vaccine/d is/f safe/f for/g children/h and/i the/j elderly./j",
            "По/b словам/b врачей,/a вакцина/d безопасна/f для/g детей/h и/i пожилых/j людей./j",
        ),
    ),
    "de": (
        (
            "The/a minister/b met/c opposition/d leaders/d in/e Minsk/f on/g Tuesday./h",
            "Die/a Ministerin/b traf/c am/g Dienstag/h in/e Minsk/f Oppositionsführer./d",
        ),
        (
            "Police/a said/b 14/c people/d were/e injured/f in/g the/h explosion./i",
            "Nach/b Angaben/b der Polizei/a wurden/e bei/g der/h Explosion/i 14/c Menschen/d verletzt./f",
        ),
        (
            "Bread/a prices/a rose/b by/c 12/d percent/e last/f year./g",
            "Die Brotpreise/a sind/b im vergangenen/f Jahr/g um/c 12/d Prozent/e gestiegen./b",
        ),
        (
            "The/a court/b sentenced/c the/d journalist/e to/f five/g years/h in/i prison./j",
            "Das/a Gericht/b verurteilte/c die/d Journalistin/e zu/f fünf/g Jahren/h Haft./i,j",
        ),
        (
            "“We/a will/b not/c sign/d this/e agreement,”/f Keller/g told/h reporters./i",
            "„Wir/a werden/b dieses/e Abkommen/f nicht/c unterzeichnen“,/d sagte/h Keller/g vor/h Reportern./i",
        ),
        (
            "Farmers/a from/b six/c districts/d blocked/e the/f road/g to/h the/i capital./j",
            "Bauern/a aus/b sechs/c Bezirken/d blockierten/e die/f Straße/g in/h die/i Hauptstadt./j",
        ),
        (
            "The/a new/b bridge/c over/d the/e river/f was/g opened/h after/i three/j years/k of/l construction./l",
            "Nach/i drei/j Jahren/k Bauzeit/l wurde/g die/a neue/b Brücke/c über/d den/e Fluss/f eröffnet./h",
        ),
        (
            "Doctors/a say/b the/c vaccine/d is/e safe/f for/g children/h and/i the/j elderly./j",
            "Ärzte/a sagen,/b der/c Impfstoff/d sei/e für/g Kinder/h und/i ältere/j Menschen/j sicher./f",
        ),
    ),
    "fr": (
        (
            "The/a minister/b met/c opposition/d leaders/e in/f Minsk/g on Tuesday./h",
            "Le/a ministre/b a/c rencontré/c mardi/h à/f Minsk/g les dirigeants/e de l'opposition./d",
        ),
        (
            "Police/a said/b 14/c people/d were/e injured/e in/f the/g explosion./h",
            "Selon/b la/a police,/a 14/c personnes/d ont/e été/e blessées/e dans/f l'explosion./g,h",
        ),
        (
            "Bread/a prices/b rose/c by/d 12/e percent/f last/g year./h",
            "L'an/h dernier,/g le prix/b du/a pain/a a/c augmenté/c de/d 12/e pour/f cent./f",
        ),
        (
            "The/a court/b sentenced/c the/d journalist/e to/f five/g years/h in/i prison./j",
            "Le/a tribunal/b a/c condamné/c la/d journaliste/e à/f cinq/g ans/h de/i prison./j",
        ),
        (
            "“We/a will/b not/c sign/b this/e agreement,”/f Moreau/g told/h reporters./i",
            "«Nous/a ne/c signerons/b pas/c cet/e accord»,/f a/h déclaré/h Moreau/g aux/h journalistes./i",
        ),
        (
            "Farmers/a from/b six/c districts/d blocked/e the/f road/g to/h the/i capital./j",
            "Des agriculteurs/a de/b six/c districts/d ont/e bloqué/e la/f route/g vers/h la/i capitale./j",
        ),
        (
            "The/a new/b bridge/c over/d the/e river/f was/g opened/g after/i three/j years/k of/l construction./m",
            "Le/a nouveau/b pont/c sur/d le/e fleuve/f a/g été/g inauguré/g après/i trois/j ans/k de/l travaux./m",
        ),
        (
            "Doctors/a say/b the/c vaccine/d is/e safe/f for/g children/h and/i the/j elderly./k",
            "Les médecins/a affirment/b que le/c vaccin/d est/e sûr/f pour/g les enfants/h et/i les/j personnes/k âgées./k",
        ),
    ),
    "es": (
        (
            "The/a minister/b met/c opposition/d leaders/e in/f Minsk/g on/i Tuesday./h",
            "El/a ministro/b se/c reunió/c el/i martes/h en/f Minsk/g con/c líderes/e de la oposición./d",
        ),
        (
            "Police/a said/b 14/c people/d were/e injured/f in/g the/h explosion./i",
            "Según/b la/a policía,/a 14/c personas/d resultaron/e heridas/f en/g la/h explosión./i",
        ),
        (
            "Bread/a prices/b rose/c by/d 12/e percent/f last/g year./h",
            "El precio/b del/a pan/a subió/c un/d 12/e por/f ciento/f el año/h pasado./g",
        ),
        (
            "The/a court/b sentenced/c the/d journalist/e to/f five/g years/h in/i prison./j",
            "El/a tribunal/b condenó/c a la/d periodista/e a/f cinco/g años/h de/i cárcel./j",
        ),
        (
            "“We/a will/b not/c sign/b this/e agreement,”/f Moreno/g told/h reporters./i",
            "«No/c firmaremos/a,b este/e acuerdo»,/f dijo/h Moreno/g a/h los periodistas./i",
        ),
        (
            "Farmers/a from/b six/c districts/d blocked/e the/f road/g to/h the/i capital./j",
            "Agricultores/a de/b seis/c distritos/d bloquearon/e la/f carretera/g a/h la/i capital./j",
        ),
        (
            "The/a new/b bridge/c over/d the/e river/f was/g opened/h after/i three/j years/k of/l construction./m",
            "Tras/i tres/j años/k de/l obras/m fue/g inaugurado/h el/a nuevo/b puente/c sobre/d el/e río./f",
        ),
        (
            "Doctors/a say/b the/c vaccine/d is/e safe/f for/g children/h and/i the/j elderly./k",
            "Los médicos/a dicen/b que la/c vacuna/d es/e segura/f para/g los niños/h y/i los/j ancianos./k",
        ),
    ),
}
"""Invented news sentences and how another language would put them: words that share a letter are linked."""


def across(language: str) -> tuple[Pair, ...]:
    """Return the invented pairs of English and another language, and the links between their words."""
    return tuple(_pair(*sides) for sides in PAIRS[language])


def _pair(base: str, version: str) -> Pair:
    (a, ours), (b, theirs) = _labelled(base), _labelled(version)
    return a, b, {(i, j) for i, one in enumerate(ours) for j, other in enumerate(theirs) if one & other}


def _labelled(side: str) -> tuple[str, list[set[str]]]:
    """Take `word/a,b` apart into the text and the letters of each word."""
    parts = [token.partition("/") for token in side.split()]
    return " ".join(word for word, _, _ in parts), [set(letters.split(",")) - {""} for _, _, letters in parts]


def across_f1(language: str, encoder: str = "use") -> tuple[float, float, float]:
    """Return F1, precision and recall on the invented pairs of English and another language."""
    return f1(
        (set(word_links(a, b, version_language=language, encoder=encoder)), gold)
        for a, b, gold in across(language)
    )


def by_difflib(base: str, version: str) -> Links:
    """Link the words that difflib leaves in place."""
    blocks = difflib.SequenceMatcher(
        None, base.split(), version.split(), autojunk=False
    ).get_matching_blocks()
    return {(block.a + at, block.b + at) for block in blocks for at in range(block.size)}


def exact_and_fuzzy(base: str, version: str) -> Links:
    """Link what difflib leaves in place, then the most alike of the rest."""
    links = by_difflib(base, version)
    ranked = sorted(
        (-ratio(a, b), i, j) for i, a in enumerate(base.split()) for j, b in enumerate(version.split())
    )
    for score, i, j in ranked:
        if score <= -75 and not any(i == a or j == b for a, b in links):
            links.add((i, j))
    return links


def ours(base: str, version: str) -> Links:
    """Link words as the program does."""
    return set(word_links(base, version))


def by_spelling(base: str, version: str) -> Links:
    """Link words as the program does without an encoder."""
    return set(word_links(base, version, encoder="none"))


METHODS: dict[str, Callable[[str, str], Links]] = {
    "difflib": by_difflib,
    "exact and fuzzy": exact_and_fuzzy,
    "rashomon, no encoder": by_spelling,
    "rashomon": ours,
}


def main() -> None:
    """Print a row a method, then a row a language."""
    word_links("Load the encoder.", "The encoder is read.")
    print(f"{'sure links, dev':<24}{'F1':>7}{'P':>7}{'R':>7}   pairs a second")
    for name, method in METHODS.items():
        start = perf_counter()
        scores = f1((method(base, version), gold) for base, version, gold in dev())
        print(f"{name:<24}" + "".join(f"{score:>7.1f}" for score in scores), end="")
        print(f"{len(dev()) / (perf_counter() - start):>10.0f}")
    print("\nEnglish and another language, invented sentences")
    for language in PAIRS:
        for encoder in ("none", "use"):
            scores = across_f1(language, encoder)
            print(
                f"{f'en-{language}, encoder {encoder}':<24}" + "".join(f"{score:>7.1f}" for score in scores)
            )


def fit(encoder: str) -> None:
    """Print weights fitted on all dev sentences, and F1 where they are fitted on the other half."""
    pairs = [(*sides, gold) for *sides, gold in map(_ordered, dev())]
    first = [readings(a, b, encoder) for a, b, _ in pairs]
    gold = [_table(one["any"], links) for one, (_, _, links) in zip(first, pairs, strict=True)]
    half = np.arange(len(pairs)) // 10 % 2
    found: list[tuple[Links, Links]] = []
    for fold in (0, 1):
        _, tables = _train(first, gold, half != fold)
        found += [(_above(tables[k]), pairs[k][2]) for k in np.flatnonzero(half == fold)]
    print(encoder, "cross-validated F1 P R", *(f"{score:.1f}" for score in f1(found)))
    weights, _ = _train(first, gold, half >= 0)
    for name, values in weights.items():
        print(f'    "{name}": ({values[0]:.2f}, {values[1]:.2f}),')


def _ordered(pair: Pair) -> tuple[Side, Side, Links]:
    """Return two passages in the order in which the program reads them, either way asked."""
    a, b, gold = pair
    sides = side(a, "en"), side(b, "en")
    return (*sides, gold) if a <= b else (*sides[::-1], {(j, i) for i, j in gold})


def _train(
    first: list[dict[str, Table]], gold: list[Table], rows: np.ndarray
) -> tuple[dict[str, tuple[float, float]], list[Table]]:
    """Fit the first reading, then the later ones on what they themselves lead to."""
    start = _regress(first, gold, rows)
    tables = [_apply(one, start) for one in first]
    later: dict[str, float] = {}
    for _ in range(READINGS):
        seen = [one | neighbours(table) for one, table in zip(first, tables, strict=True)]
        later = _regress(seen, gold, rows)
        tables = [_apply(one, later) for one in seen]
    tables = [_apply(one, start) for one in first]
    for _ in range(READINGS):
        tables = [_apply(one | neighbours(t), later) for one, t in zip(first, tables, strict=True)]
    return {name: (start.get(name, 0.0), value) for name, value in later.items()}, tables


def _regress(evidence: list[dict[str, Table]], gold: list[Table], rows: np.ndarray) -> dict[str, float]:
    names = list(evidence[0])
    chosen = np.flatnonzero(rows)
    x = np.vstack([np.stack([evidence[k][name].ravel() for name in names], axis=1) for k in chosen])
    y = np.concatenate([gold[k].ravel() for k in chosen])
    return dict(zip(names, map(float, fitted(x, y)), strict=True))


def _apply(evidence: dict[str, Table], weights: dict[str, float]) -> Table:
    return 1 / (1 + np.exp(-sum(weights[name] * values for name, values in evidence.items())))


def _table(like: Table, links: Links) -> Table:
    out = np.zeros_like(like)
    for link in links:
        out[link] = 1
    return out


def _above(table: Table) -> Links:
    return {(int(i), int(j)) for i, j in np.argwhere(table > LIKELY)}


if __name__ == "__main__":
    if "--fit" in sys.argv:
        fit("none")
        fit("use")
    else:
        main()
