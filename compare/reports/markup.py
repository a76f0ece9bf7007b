"""What the XML formats share: text that XML can hold, and the same bytes each time."""

from typing import Final
from xml.etree.ElementTree import Element, indent, register_namespace, tostring

from compare.model import Comparison, Link
from compare.reports.visible import visible

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def element(name: str, text: str | None = None, /, **attributes: object) -> Element:
    """Return an element; what XML has no character for is shown by name."""
    made = Element(name, {key: visible(str(value)) for key, value in attributes.items() if value is not None})
    if text is not None:
        made.text = visible(text)
    return made


def written(root: Element, namespace: str = "", *, doctype: str = "") -> str:
    """Return the document, indented."""
    if namespace:
        register_namespace("", namespace)
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{body}\n'


def sides(comparison: Comparison, number: int, link: Link) -> tuple[str, str]:
    """Return what base and version say in a link, sentences joined by a space."""
    documents = (comparison.base, comparison.documents[number + 1])
    runs = (link.base, link.version)
    base, version = (
        " ".join(document.sentences[i].text for i in run)
        for document, run in zip(documents, runs, strict=True)
    )
    return base, version
