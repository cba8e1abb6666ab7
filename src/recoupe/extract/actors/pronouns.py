"""Pronouns: whom a pronoun, a possessive or a relative stands for."""

from __future__ import annotations

from recoupe.extract.actors.chains import Chain, Discourse
from recoupe.extract.reading import Reading

# How readily each kind of chain is meant by a pronoun of the third person in the singular, in the plural, and by a
# possessive.
_PRONOUNS = {
    "s": {
        "person": 1.0,
        "name": 0.6,
        "organisation": 0.3,
        "medium": 0.25,
        "group": 0.3,
        "anonymous": 0.4,
        "place": 0.1,
    },
    "p": {"person": 1.0, "name": 0.6, "organisation": 0.9, "medium": 0.3, "group": 1.0, "anonymous": 0.8, "place": 0.1},
    "owner": {
        "person": 1.0,
        "name": 0.8,
        "organisation": 0.8,
        "medium": 0.5,
        "group": 0.8,
        "anonymous": 0.6,
        "place": 0.4,
    },
}
_THING = 0.15
_OBJECT_THING = 0.4  # *il l'a condamnée*
_SUBJECTS_AGREE = 1.3  # a subject pronoun rather goes on with a subject
_JUST_SUBJECT = 1.4  # that of the sentence before
_CAPITAL = 0.1  # *Ankara … elle*: a government is not called so by its capital
_SAME_GENDER = 1.3  # rather one whose gender is known
_OTHER_SIDE = 0.6  # of quotation marks
_UNITS = 3  # sentences back

_MASCULINE = frozenset("il ils eux -il -ils -t-il -t-ils celui-ci ceux-ci".split())
_FEMININE = frozenset("elle elles -elle -elles -t-elle -t-elles celle-ci celles-ci la".split())
_PLURAL = frozenset("ils elles eux les leur leurs -ils -elles -t-ils -t-elles ceux-ci celles-ci".split())
_WHICH = {"lequel": ("m", "s"), "laquelle": ("f", "s"), "lesquels": ("m", "p"), "lesquelles": ("f", "p")}
# Nouns for what happens to people, whose possessive is no medium's or place's: *son interpellation*.
_DONE_TO_PEOPLE = frozenset(
    "arrestation assassinat audition captivité comparution condamnation décès détention enlèvement exécution "
    "extradition incarcération inculpation interpellation meurtre mort naissance".split()
)
_NEVER_ARRESTED = frozenset({"medium", "place", "thing"})
_CLOSE = 12  # tokens before *lequel*
_LAST = frozenset("celui-ci celle-ci ceux-ci celles-ci".split())  # the one named last
_STRESSED = frozenset("lui elle eux elles".split())  # behind a preposition: people
#: Pronouns of the third person that stand for somebody named before.
THIRD = _MASCULINE | _FEMININE | _PLURAL | frozenset("l' le lui lui-même elle-même eux-mêmes -le -la -les".split())


class Pronouns:
    """Finds whom the pronouns of one document stand for."""

    def __init__(self, r: Reading, discourse: Discourse) -> None:
        self.r = r
        self.discourse = discourse

    def of_pronoun(self, k: int, *, not_in: Chain | None) -> Chain | None:
        """The most salient chain that agrees with a pronoun of the third person or a possessive.

        Args:
            not_in: whoever speaks around it, whom a third person in a quotation does not mean.
        """
        r = self.r
        word = r.lower[k]
        owner = r.pos[k] == "DET"
        if owner:
            gender, number = "", "p" if word in ("leur", "leurs") else "s"
        else:
            gender = "m" if word in _MASCULINE else "f" if word in _FEMININE else ""
            if word in ("le", "-le", "lui-même"):
                gender = "m"
            number = "p" if word in _PLURAL or word == "eux-mêmes" else "s"
            if word in ("l'", "les") and r.dep[k] == "obj":
                gender = self._of_participle(r.head[k])
        joined = self._joined_owner(k, number) if owner else None
        if joined is not None:
            return joined
        latter = is_latter(r, k)
        if latter:
            gender = "f" if word.startswith("dernière") else "m" if number == "s" else ""
            number = "p" if word.endswith("s") else "s"
        if word in _LAST or latter:
            return self._last_named(k, gender, number)
        table = _PRONOUNS["owner" if owner else number]
        unit = r.unit_of[k]
        subject = r.dep[k].startswith("nsubj")
        stressed = word in _STRESSED and r.dep[k].startswith(("obl", "nmod", "conj"))
        best, highest = None, 0.0
        for chain in self.discourse.recent():
            if unit - chain.unit > _UNITS or chain is not_in or not _agrees(chain, gender, number):
                continue
            last = chain.mentions[-1][0]
            if last == r.head[k] or not owner and self._has_coargument(chain, k):
                continue
            if stressed and not chain.animate:
                continue
            if number == "p" and chain.kind == "place" and chain.number != "p" and not owner:
                continue
            if owner and chain.kind in _NEVER_ARRESTED and r.lemma[r.head[k]].lower() in _DONE_TO_PEOPLE:
                continue
            thing = _OBJECT_THING if r.dep[k] == "obj" else _THING
            acting = _CAPITAL if not owner and self._is_capital(chain) else 1.0
            value = chain.salience(unit) * (acting if chain.acts else table.get(chain.kind, thing))
            value *= _SAME_GENDER if gender and chain.gender == gender else 1.0
            if r.dep[last].startswith("nsubj"):
                value *= _SUBJECTS_AGREE if subject else 1.0
                value *= _JUST_SUBJECT if (subject or owner) and chain.unit == unit - 1 else 1.0
            if (r.quote[last] >= 0) != (r.quote[k] >= 0):
                value *= _OTHER_SIDE
            if value > highest:
                best, highest = chain, value
        if number == "p" and (best is None or unit - best.unit > 1):
            return self._two_people(unit) or best
        return best

    def _is_capital(self, chain: Chain) -> bool:
        """Whether a chain is a government called by its capital: without an article (*Ankara*, not *la Russie*)."""
        bare = chain.kind == "place" and not chain.gender
        return bare and not any(self.r.child(k, "det") is not None for k, _ in chain.mentions[:3])

    def _last_named(self, k: int, gender: str, number: str) -> Chain | None:
        """The last one named before *celui-ci, ce dernier*, outside the clause that the pronoun stands in itself."""
        r = self.r
        clause = k
        for _ in range(_CLOSE):
            if r.pos[clause] in ("VERB", "AUX") or r.head[clause] == clause:
                break
            clause = r.head[clause]
        for chain in self.discourse.recent():
            if not chain.animate or not _agrees(chain, gender, number) or r.unit_of[k] - chain.unit > _UNITS:
                continue
            if not any(r.head[other] == clause for other, _ in chain.mentions[-3:]):
                return chain
        return None

    def _of_participle(self, verb: int) -> str:
        """The gender that a participle shows of the object in front of it: *il l'a condamnée*."""
        r = self.r
        if "VerbForm=Part" not in r.morph[verb] or "Tense=Pres" in r.morph[verb]:
            return ""
        return "f" if r.lower[verb].endswith(("e", "es")) else "m"

    def _two_people(self, unit: int) -> Chain | None:
        """The two that a sentence speaks of, where no plural is near: *X a reçu Y. Ils ont signé*."""
        people = [
            chain
            for chain in self.discourse.recent()
            if chain.unit == unit - 1 and chain.kind == "person" and chain.name and chain.number != "p"
        ]
        if len(people) != 2:
            return None
        people.sort(key=lambda chain: chain.mentions[-1][0])
        return self.discourse.both(people[0], people[1])

    def _joined_owner(self, k: int, number: str) -> Chain | None:
        """*l'armée et ses alliés*: the owner of the second of two is the first."""
        r = self.r
        owned = r.head[k]
        if r.dep[owned] != "conj" or r.head[owned] >= k:
            return None
        chain = self.discourse.at(r.head[owned])
        return chain if chain is not None and chain.animate and _agrees(chain, "", number) else None

    def _has_coargument(self, chain: Chain, k: int) -> bool:
        return any(self._is_coargument(other, k) for other, _ in chain.mentions[-3:])

    def _is_coargument(self, other: int, k: int) -> bool:
        """Whether a mention is already an argument of the pronoun's own verb (*il le voit*: two people)."""
        r = self.r
        return r.head[other] == r.head[k] and r.dep[other].startswith(("nsubj", "obj", "iobj", "obl"))

    def of_relative(self, k: int) -> int | None:
        """The noun that a relative pronoun stands for: the one that its clause modifies, if they agree.

        Of *les attaques contre la ville, qui ont fait dix morts* the parser may offer the town: the verb is in the
        plural, so the noun above it is meant.
        """
        r = self.r
        if r.lower[k] in _WHICH and (nearest := self._nearest(k, *_WHICH[r.lower[k]])) is not None:
            return nearest
        clause = k
        for _ in range(12):
            if r.dep[clause].startswith("acl") or r.head[clause] == clause:
                break
            clause = r.head[clause]
        if not r.dep[clause].startswith("acl"):
            return None
        head = r.head[clause]
        if head >= k:
            return None
        number = self._number_of_clause(k, clause)
        above = head
        for _ in range(3):
            if not number or r.feature(above, "Number") in (None, number):
                return above
            if r.dep[above] not in ("nmod", "appos") or r.head[above] >= above:
                return head
            above = r.head[above]
        return head

    def _nearest(self, k: int, gender: str, number: str) -> int | None:
        """The last noun before *lequel, laquelle* that agrees with it."""
        r = self.r
        for token in range(k - 1, max(k - _CLOSE, r.units[r.unit_of[k]][0]) - 1, -1):
            chain = self.discourse.at(token) if r.pos[token] in ("NOUN", "PROPN") else None
            if chain is not None and chain.gender == gender and chain.number in ("", number):
                return token
        return None

    def _number_of_clause(self, k: int, verb: int) -> str:
        """The number that the verb of a relative clause shows, where the pronoun is its subject."""
        r = self.r
        if not r.dep[k].startswith("nsubj"):
            return ""
        for token in (verb, *r.children[verb]):
            if r.is_finite(token) and (token == verb or r.dep[token].startswith(("aux", "cop"))):
                return r.feature(token, "Number") or ""
        return ""


def is_latter(r: Reading, k: int) -> bool:
    """Whether a token is *dernier* in *ce dernier, ces dernières*, which stands for somebody named before."""
    if r.lemma[k] != "dernier" or k == 0 or r.lower[k - 1] not in ("ce", "cette", "ces"):
        return False
    return r.head[k - 1] == k or not r.is_noun(r.head[k])


def _agrees(chain: Chain, gender: str, number: str) -> bool:
    """Whether a pronoun of a gender and number can stand for a chain; ``""`` agrees with any."""
    if chain.number and chain.number != number:
        return False
    return not gender or not chain.gender or chain.gender == gender
