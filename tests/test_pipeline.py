"""The whole way: documents in, comparison out."""

import subprocess
import sys
from itertools import permutations

import pytest

import compare
import sources
from compare.settings import Settings, Suppression
from sources.errors import UserError

BASE = """Pilots walk out in Lhun

LHUN, March 4 (Tidewire) - The harbour of Lhun was closed on Tuesday after the pilots walked out. Marek Ilves, who speaks for the pilots, called the new rota inhuman.

The port authority offered a rise of four per cent.
"""

EXTRA = "Fishermen brought bread and water to the crews of the waiting ships."


def texts(*bodies: str) -> list[sources.Document]:
    return [sources.from_text(body, label=f"text {n}", language="en") for n, body in enumerate(bodies)]


def test_equal_documents_do_not_diverge() -> None:
    result = compare.run(texts(BASE, BASE))
    assert result.divergences == ()
    assert result.alignments[0].omitted == result.alignments[0].added == ()


def test_the_headline_and_dateline_are_not_prose() -> None:
    result = compare.run(texts(BASE, BASE.split("\n\n", 1)[1].removeprefix("LHUN, March 4 (Tidewire) - ")))
    assert [d.check for d in result.divergences] == []


def test_what_several_versions_add_is_one_row_in_any_order() -> None:
    versions = [f"{BASE}\n{EXTRA}\n", f"{EXTRA}\n\n{BASE.splitlines()[2]}\n", BASE]
    for order in permutations(versions):
        result = compare.run(texts(BASE, *order))
        (shared,) = result.shared_additions
        rows = [result.document(name).sentences[j].text for name, (j,) in shared.sentences]
        assert rows == [EXTRA, EXTRA]


def test_a_language_the_encoder_does_not_know_is_said() -> None:
    finnish = "Lhunin satama suljettiin tiistaina, kun luotsit marssivat ulos. Satama tarjosi neljän prosentin korotusta."
    base, *_ = texts(BASE)
    result = compare.run([base, sources.from_text(finnish, language="fi")])
    assert any("Finnish" in note.what and "encoder" in note.why for note in result.not_checked)
    assert any("no rules" in note.why for note in result.not_checked)


def test_settings_choose_the_checks() -> None:
    changed = BASE.replace("four per cent", "five per cent")
    for settings in (Settings(checks=("date",)), Settings(skip_checks=("number", "wording"))):
        assert compare.run(texts(BASE, changed), settings=settings).divergences == ()


def test_one_document_is_a_plain_error() -> None:
    with pytest.raises(UserError, match="nothing to compare"):
        compare.run(texts(BASE))


def test_progress_can_cancel() -> None:
    class StopError(Exception):
        pass

    def progress(what: str, share: float) -> None:
        raise StopError(what, share)

    with pytest.raises(StopError):
        compare.run(texts(BASE, BASE), progress=progress)


def test_compare_texts_takes_strings() -> None:
    result = compare.compare_texts(BASE, BASE.replace("Tuesday", "Wednesday"))
    assert [d.check for d in result.divergences] == ["date"]


@pytest.mark.parametrize(
    "heavy", ["numpy", "textual", "trafilatura", "babel", "argostranslate", "sentencepiece"]
)
def test_importing_the_package_is_cheap(heavy: str) -> None:
    code = f"import sys, compare, sources; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_suppressed_finding_is_kept_apart_with_its_reason() -> None:
    texts = ("Of 20 ships 5 sank near Lhun on Tuesday.", "Of 30 ships 5 sank near Lhun on Tuesday.")
    documents = [sources.from_text(text, label="x", language="en") for text in texts]
    (found,) = compare.run(documents).divergences
    settings = Settings(suppressed=(Suppression(found.id, "checked with the desk"),))
    shown: list[compare.Comparison] = []
    again = compare.run([*documents, documents[1]], settings=settings, ready=shown.append)
    assert [d.version for d in again.divergences] == ["v2"]
    assert [made.divergences for made in shown] == [(), ()], "nor while the other versions are checked"
    assert again.suppressed == ((found, "checked with the desk"),)


def test_of_another_story_nothing_is_said_but_that_it_is_one() -> None:
    base = sources.from_text(
        "The ferry sank off Keln on Monday. “Nobody drowned,” said Ann Orrel.", label="a"
    )
    other = sources.from_text("A choir of 40 won the cup in Lhun. The bread there is dear.", label="b")
    comparison = compare.run([base, other], settings=Settings(cache=False))
    assert comparison.alignments[0].links == ()
    assert comparison.divergences == ()


def test_the_gravest_finding_of_a_place_stands_first_and_its_twin_is_folded() -> None:
    base = sources.from_text(
        "The plan was told on Monday.\n\n“The formula has found a following and is praised by numerous towns,”"
        " said Ann Orrel.",
        label="a",
        language="en",
    )
    version = sources.from_text(
        base.text.replace("found a following", "met a wall").replace("numerous", "few"), label="b"
    )
    found = compare.run([base, version], settings=Settings(cache=False)).divergences
    assert [d.check for d in found if d.severity != "info"] == ["quote-altered", "quantifier"]


QUOTED = """“The steel has lost a third of its strength,” harbour master Ann Lindqvist said on Monday.

“We close the quay on June 12, unless the province sends its own engineers before then.”

Shopkeepers on the east bank were furious with her.
"""

CUT = """„Der Stahl hat ein Drittel seiner Festigkeit verloren“, sagte Hafenmeisterin Ann Lindqvist am Montag.

„Wir sperren den Kai am 12. Juni.“

Die Händler am Ostufer waren wütend auf sie.
"""


def test_a_quotation_links_what_no_sentence_vector_does() -> None:
    documents = [sources.from_text(t, label=n, language=n) for n, t in (("en", QUOTED), ("de", CUT))]
    result = compare.run(documents)
    (alignment,) = result.alignments
    assert (alignment.omitted, alignment.added) == ((), ())
    assert [(link.base, link.version) for link in alignment.links] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]
    assert [d.check for d in result.divergences if d.severity == "major"] == ["quote-trimmed"]


def test_what_is_cut_from_a_quotation_is_told_once_and_as_written() -> None:
    version = QUOTED.replace(", unless the province sends its own engineers before then", "")
    (found,) = compare.run(texts(QUOTED, version)).divergences
    assert found.check == "quote-trimmed"
    assert "“unless the province sends its own engineers before then”" in found.message
