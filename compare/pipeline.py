"""The whole tool on one page: documents in, comparison out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace

from compare.check import Telling
from compare.clauses import uncovered
from compare.divergences import chosen, divergences, not_checked
from compare.model import Alignment, Comparison, Divergence, Pin
from compare.quotes.rows import sayings
from compare.sayings import joined
from compare.settings import Settings
from compare.spoken_links import with_quotations
from compare.tellings import Aligner
from compare.translations import translations, without_edits
from compare.versions import NO_PINS, reconciled, shared_additions
from sources.errors import UserError
from sources.model import Document

Progress = Callable[[str, float], None]
"""Called with what is being done and the share done, in [0, 1]; may raise to cancel."""


Ready = Callable[[Comparison], None]
"""Called with what is known so far: once all is aligned, then whenever one more version is checked."""


def run(
    documents: Sequence[Document],
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    pins: Mapping[str, Sequence[Pin]] = NO_PINS,
    ready: Ready | None = None,
) -> Comparison:
    """Compare the first document with each of the others.

    `pins` are beads set by hand, by version (`v1`, `v2` ...): they stay, the rest is aligned around them.

    Raises:
        UserError: there are fewer than two documents, or the settings name what does not exist.
    """
    settings = settings or Settings()
    report = progress or (lambda what, share: None)
    if len(documents) < 2:
        raise UserError("there is nothing to compare with", "Give a base and at least one version.")
    base, *versions = documents
    ids = ("base", *(f"v{number}" for number in range(1, len(documents))))
    checks = chosen(settings)
    aligner = Aligner(settings)
    translated = translations(documents, settings, report)
    read = [translated.read_as(version, aligner) for version in versions]
    told: list[Alignment] = []
    for done, (version, identifier) in enumerate(zip(read, ids[1:], strict=True)):
        report(f"aligning {version.label}", 0.25 + done / len(versions) / 4)
        told.append(aligner.align(base, version, identifier, pins=pins.get(identifier, ())))
    told = [
        alignment if document is version else without_edits(alignment)
        for alignment, document, version in zip(
            reconciled(aligner, base, read, told, pins), read, versions, strict=True
        )
    ]
    by_hand = tuple(tuple(pins.get(identifier, ())) for identifier in ids[1:]) if pins else ()
    so_far = Comparison(tuple(documents), ids, tuple(told), (), pins=by_hand, translations=translated.rows)
    if ready:
        ready(so_far)
    report("following the quotations", 0.5)
    quotes = sayings(documents, told) if any(check.quoted for check in checks) else ()
    told = [
        with_quotations(alignment, base, version, quotes)
        for alignment, version in zip(told, versions, strict=True)
    ]
    silenced = {entry.finding: entry.reason for entry in settings.suppressed}
    found: list[Divergence] = []
    notes = [*aligner.not_checked(base), *translated.notes]
    for done, version in enumerate(versions):
        report(f"checking {version.label}", 0.5 + done / len(versions) / 2)
        telling = Telling(base, version, told[done], settings, translated.texts(done + 1))
        if told[done].links:  # of another story nothing is said but that it is one
            some, quotes = joined(telling, quotes, divergences(telling, checks), checks)
            found += some
        told[done] = replace(told[done], uncovered=uncovered(telling))
        notes += translated.alignment_notes(read[done], version, aligner)
        notes += not_checked(base.language, version.language, checks)
        if ready and done + 1 < len(versions):
            ready(replace(so_far, divergences=tuple(d for d in found if d.id not in silenced)))
    report("comparing what versions add", 1.0)
    shared = shared_additions(aligner, read, told)
    recipe = {
        "settings": asdict(settings),
        "encoder": aligner.encoder_version,
        "engine": translated.engine,
        "checks": {check.id: check.version for check in checks},
    }
    return Comparison(
        tuple(documents),
        ids,
        tuple(told),
        tuple(d for d in found if d.id not in silenced),
        shared,
        tuple(dict.fromkeys(notes)),
        recipe,
        quotes,
        by_hand,
        suppressed=tuple((d, silenced[d.id]) for d in found if d.id in silenced),
        translations=translated.rows,
    )
