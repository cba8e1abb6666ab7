"""Whom a name in a document means, over all documents of a dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.dossier.records import Form, Stored, Who
from recoupe.french.folding import fold


class Cast:
    """Tells whom a name in a document means, over all documents.

    Args:
        everybody: as :meth:`~recoupe.dossier.Dossier.everybody` gives them.
    """

    def __init__(self, everybody: Iterable[Who]) -> None:
        called: dict[str, list[Who]] = defaultdict(list)
        self._of: dict[Form, tuple[str, Who]] = {}
        for who in everybody:
            called[_key(who)].append(who)
        for key, some in called.items():
            for place, who in enumerate(sorted(some, key=lambda who: (who.kind or "", who.names))):
                unique = f"{key}, {who.kind or 'inconnu'} {place}" if len(some) > 1 else key
                self._of |= dict.fromkeys(who.forms, (unique, who))

    def key(self, form: Form) -> str:
        """Give the key of whom a form means."""
        return self._of[form][0]

    def called(self, form: Form) -> str:
        """Give the name of whom a form means; of a body of a state with its country, where that is known."""
        who = self.who(form)
        country = f" ({who.country})" if who.country and who.kind == "state_body" and not who.entry else ""
        return who.name + country

    def who(self, form: Form) -> Who:
        """Give whom a form means."""
        return self._of[form][1]


def _key(who: Who) -> str:
    """Give what tells somebody from others, but for two kinds of one name."""
    country = f" ({who.country})" if who.country else ""
    return who.entry or f"{' '.join(fold(who.name).split())}{country}"


def in_time(stored: Stored) -> tuple[str, str, str]:
    """Order documents by the days on which they may have been published; what has none comes last."""
    return stored.earliest or stored.latest or "9999", stored.latest or "9999", stored.name
