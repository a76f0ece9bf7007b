"""The quote ledger as JSON: the `quotes` block of the contract, with the documents it speaks of."""

import json

from compare.model import Comparison
from compare.reports.contract import SCHEMA, as_data
from compare.reports.options import Options


def render(comparison: Comparison, options: Options) -> str:
    """Return the ledger; the findings named in it are those of `rashomon report -f json`."""
    del options
    data = as_data(comparison)
    keys = ("id", "role", "label", "source", "sha256", "language")
    documents = [{key: document[key] for key in keys} for document in data["documents"]]
    out = {"schema": SCHEMA, "documents": documents, "quotes": data["quotes"]}
    return json.dumps(out, ensure_ascii=True, indent=1) + "\n"
