"""XML from a stranger, without entities, network and document types; an element's text without its codes."""

from typing import Any, Final

from sources.errors import UserError

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(data: bytes, name: str) -> Any:
    """Return the root element. Raises UserError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(
            f"{name}: is no sound XML: {error.msg}", "Export it again from where it was made."
        ) from None


def local(element: Any) -> str:
    """Return an element's name without its namespace; empty for what is no element, such as an entity."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def plain(element: Any, kept: frozenset[str]) -> str:
    """Return the words of an element; of its children only those named are text, the others are codes."""
    parts = [element.text or ""]
    for child in element:
        if local(child) in kept:
            parts.append(plain(child, kept))
        parts.append(child.tail or "")
    return "".join(parts)


def children(element: Any, name: str) -> list[Any]:
    """Return the direct children of this name."""
    return [child for child in element if local(child) == name]
