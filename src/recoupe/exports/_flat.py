"""The JSON object of one document, the same for all JSON formats."""

from __future__ import annotations

from typing import Any

import msgspec

from recoupe.model import Analysis


def flatten(analysis: Analysis) -> dict[str, Any]:
    """Put the document's fields and its findings into one object.

    What is not known of the document (path, url, title, outlet) is left out; in the findings it is ``null``. A date
    that came with the document stands in ``published`` with the status ``given``.
    ``text`` is always there, so that every offset can be checked without the file.

    Example:
        >>> from recoupe.model import Document
        >>> flatten(Analysis(document=Document(id="1", text="Rien.")))["text"]
        'Rien.'
    """
    known = {name: value for name, value in msgspec.to_builtins(analysis.document).items() if value is not None}
    found = msgspec.to_builtins(analysis)
    del found["document"]
    return {**known, **found}
