"""Chains: everybody and everything a document talks about, each with the mentions that stand for it.

Salience is that of Lappin and Leass (1994, *An algorithm for pronominal anaphora resolution*): each mention adds weight
by its function, subject before object before complement, and all weight halves from one sentence to the next.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator

from recoupe.extract.actors.mentions import Mention
from recoupe.extract.reading import Reading
from recoupe.french.folding import fold

# Weight of a mention by its function, and of any mention in the sentence at hand (Lappin and Leass 1994, table 1).
_WEIGHTS = {"nsubj": 80, "obj": 50, "ROOT": 70, "obl": 40, "iobj": 40}
# What is done to people only.
_DONE_TO_PEOPLE = frozenset(
    "tuer assassiner égorger décapiter kidnapper blesser interpeller emprisonner écrouer hospitaliser violer".split()
)
_INSIDE = 15
_RECENCY = 100
_MOST_LABELS = 12  # descriptions kept of one chain
_MOST_RECENT = 60  # chains that a pronoun may go back to
_OPENING = 3  # sentences in which a report introduces whom it is about
_LONGEST_LABEL = 9  # words of a description that can stand for its chain
_ANIMATE = frozenset({"person", "organisation", "group", "anonymous", "medium", "name"})


class Chain:
    """Somebody or something, with all its mentions.

    Attributes:
        key: what its mentions are found by (name, row of the lexicon, country), empty for a description.
        name: the fullest proper name, empty where it has none; ``labels`` its descriptions, in text order.
        words: the folded words of each description.
        heads: the lemmas it is described by; ``classes`` the classes of its role nouns.
        kind: kind of its role noun (``person``, ``organisation``, ``group``, ``anonymous``, ``medium``), ``name`` for a
            name that tells nothing of itself, ``place``, or ``thing``.
        gender, number: ``m``, ``f``, ``""``; ``s``, ``p``, ``""``.
        entry: row of the lexicon (``actors:daech``); ``country``: ISO 3166 alpha-2.
        mentions: head token and mention of each; ``None`` as mention for pronouns and possessives.
        steps: in French, how mentions were joined, by head token.
        acts: the text has it act, as a government does that a place name stands for.
        fullest: the name is the one that results call it by, whatever else is found.
        new: first mentioned by an indefinite description.
        leads: it is the subject of a verb somewhere.
        merged: the chain that this one has been found to belong to.
        members: those that a coordination joins, where the chain stands for them together.
    """

    __slots__ = (
        "acts",
        "classes",
        "country",
        "entry",
        "entry_kind",
        "fullest",
        "gender",
        "heads",
        "key",
        "kind",
        "labels",
        "leads",
        "members",
        "mentions",
        "merged",
        "name",
        "names",
        "new",
        "number",
        "steps",
        "unit",
        "weight",
        "words",
    )

    def __init__(self, kind: str, gender: str, number: str) -> None:
        self.key = ""
        self.name = ""
        self.names: list[str] = []
        self.labels: list[str] = []
        self.words: list[frozenset[str]] = []
        self.heads: list[str] = []
        self.classes: list[str] = []
        self.kind = kind
        self.gender = gender
        self.number = number
        self.entry: str | None = None
        self.entry_kind = ""
        self.country: str | None = None
        self.mentions: list[tuple[int, Mention | None]] = []
        self.steps: dict[int, str] = {}
        self.acts = False
        self.fullest = False
        self.new = False
        self.merged: Chain | None = None
        self.leads = False
        self.members: tuple[Chain, ...] = ()
        self.weight = 0.0
        self.unit = 0

    @property
    def animate(self) -> bool:
        """Whether it can act and speak."""
        return self.kind in _ANIMATE or self.acts

    def called(self) -> str:
        """The fullest name or description."""
        if self.name:
            return self.name
        short = [text for text in self.labels if text.count(" ") < _LONGEST_LABEL]
        return max(short or self.labels[:1], key=lambda text: text.count(" "), default="")

    def salience(self, unit: int) -> float:
        """Its weight as seen from a sentence."""
        return self.weight * 0.5 ** min(abs(unit - self.unit), 60)


class Discourse:
    """The chains of one document so far."""

    def __init__(self, r: Reading) -> None:
        self.r = r
        self._of: dict[int, Chain] = {}
        self._all: dict[int, Chain] = {}
        self._keys: dict[str, Chain] = {}
        self._heads: dict[str, list[Chain]] = {}
        self._recent: dict[int, Chain] = {}
        self._opening: list[Chain] = []

    def at(self, k: int) -> Chain | None:
        """The chain of the mention that a token heads or names."""
        chain = self._of.get(k)
        while chain is not None and chain.merged is not None:
            chain = self._of[k] = chain.merged
        return chain

    def put(self, chain: Chain, *tokens: int) -> None:
        """Let tokens stand for a chain, unless they stand for one already."""
        for k in tokens:
            self._of.setdefault(k, chain)

    def all(self) -> Iterable[Chain]:
        """All chains."""
        return self._all.values()

    def recent(self) -> Iterator[Chain]:
        """The chains mentioned last, the latest first."""
        return reversed(self._recent.values())

    def keyed(self, name: str) -> Chain | None:
        """The chain known by a name or key."""
        chain = self._keys.get(fold(name))
        while chain is not None and chain.merged is not None:
            chain = chain.merged
        return chain

    def know(self, chain: Chain, *names: str) -> None:
        """Let a chain be found by names."""
        for name in names:
            if name:
                self._keys.setdefault(fold(name), chain)

    def headed(self, lemma: str) -> Iterator[Chain]:
        """The chains described by a head noun, the latest first, as many as are worth looking at."""
        return reversed(self._heads.get(lemma, ())[-_MOST_RECENT:])

    def add(self, chain: Chain, k: int, mention: Mention | None) -> None:
        """Put a mention into a chain: its description, and its weight."""
        self._all[id(chain)] = chain
        if not chain.mentions and self.r.unit_of[k] < _OPENING:
            self._opening.append(chain)
        chain.mentions.append((k, mention))
        self._of[k] = chain
        if mention is not None and mention.name is None:
            self.describe(chain, mention)
        self.weigh(chain, k)

    def weigh(self, chain: Chain, k: int) -> None:
        """Add the weight of a mention at a token, and let pronouns go back to its chain."""
        r = self.r
        unit = r.unit_of[k]
        if chain.kind == "thing" and r.dep[k] in ("obj", "nsubj:pass") and r.lemma[r.head[k]] in _DONE_TO_PEOPLE:
            chain.kind = "person"  # « trois casques bleus ont été tués »
        chain.leads = chain.leads or r.dep[k].startswith("nsubj") and r.pos[r.head[k]] == "VERB"
        chain.weight = chain.salience(unit) + _WEIGHTS.get(r.dep[k].split(":")[0], _INSIDE) + _RECENCY
        chain.unit = max(chain.unit, unit)
        if not chain.mentions:
            chain.mentions.append((k, None))
        self._recent.pop(id(chain), None)
        self._recent[id(chain)] = chain
        if len(self._recent) > _MOST_RECENT:
            del self._recent[next(iter(self._recent))]

    def opening(self) -> list[Chain]:
        """The chains first mentioned in the first sentences."""
        return [chain for chain in self._opening if chain.merged is None]

    def both(self, one: Chain, other: Chain) -> Chain:
        """A chain for two people or bodies together, which a plural pronoun can mean."""
        chain = Chain("person" if "person" in (one.kind, other.kind) else "group", "", "p")
        chain.name = f"{one.called()} et {other.called()}"
        chain.members = (one, other)
        return chain

    def describe(self, chain: Chain, mention: Mention) -> None:
        """Note the description that a mention gives of a chain."""
        text = mention.label
        if text and text not in chain.labels and len(chain.labels) < _MOST_LABELS:
            chain.labels.append(text)
            chain.words.append(frozenset(fold(text).split()))
        if not chain.name and self._is_proper(mention):
            chain.name = text
            self.know(chain, text, text.partition(" ")[0])  # « l'Observatoire des conflits … l'Observatoire »
        lemma = self.r.lemma[mention.head].lower()
        if lemma not in chain.heads and len(chain.heads) < _MOST_LABELS:
            chain.heads.append(lemma)
            self._heads.setdefault(lemma, []).append(chain)
        if mention.role is not None and mention.role.role_class not in chain.classes:
            chain.classes.append(mention.role.role_class)

    def _is_proper(self, mention: Mention) -> bool:
        """Whether a description is the name of a body: *le Front de libération du Gué*, *la Cour suprême*."""
        r = self.r
        head, role = mention.head, mention.role
        body = role is not None and role.kind in ("organisation", "group")
        inside = (
            head > mention.tokens[0] or head > 0 and not r.space[head - 1] and r.unit_of[head - 1] == r.unit_of[head]
        )
        return body and inside and r.words[head][:1].isupper() and mention.number != "p" and " " in mention.label

    def merge(self, into: Chain, other: Chain) -> None:
        """Put the mentions of one chain into another, unless both have a name."""
        if into is other or other.merged is not None or into.name and other.name:
            return
        for text, words in zip(other.labels, other.words, strict=True):
            if text not in into.labels:
                into.labels.append(text)
                into.words.append(words)
        for lemma in other.heads:
            self._heads[lemma] = [chain for chain in self._heads.get(lemma, ()) if chain is not other]
            if lemma not in into.heads:
                into.heads.append(lemma)
                self._heads[lemma].append(into)
        into.classes += [name for name in other.classes if name not in into.classes]
        into.names += [name for name in other.names if name not in into.names]
        other.merged = into
        for entry in other.mentions:
            insort(into.mentions, entry, key=lambda entry: entry[0])
        for k, step in other.steps.items():
            into.steps.setdefault(k, step)
        unit = max(into.unit, other.unit)
        into.weight, into.unit = into.salience(unit) + other.salience(unit), unit
        if into.kind in ("", "name", "thing"):
            into.kind = other.kind or into.kind
        into.name = into.name or other.name
        into.gender = into.gender or other.gender
        into.number = into.number or other.number
        into.entry, into.entry_kind = (into.entry, into.entry_kind) if into.entry else (other.entry, other.entry_kind)
        into.country = into.country or other.country
        into.acts = into.acts or other.acts
        into.leads = into.leads or other.leads
        self._all.pop(id(other), None)
        self._recent.pop(id(other), None)
        self._all[id(into)] = into
