"""Antecedents: whom a description without a name takes up (*le suspect*, *l'organisation*, *la victime*)."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.mentions import Mention
from recoupe.extract.actors.pronouns import Pronouns
from recoupe.extract.word_classes import OF
from recoupe.french.folding import fold

_FAR = 8  # sentences back that a description may point
# Nouns that take up a person named or described before, whatever he or she does.
_PERSON = frozenset(
    "homme femme individu suspect prévenu prévenue accusé accusée intéressé intéressée forcené auteur tireur "
    "assaillant agresseur jeune trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire condamné condamnée "
    "détenu détenue terroriste djihadiste jihadiste militant militante opposant opposante meurtrier kamikaze fugitif "
    "otage".split()
)
# Nouns that take up somebody who holds an office.
_HOLDERS = frozenset(
    "dirigeant dirigeante responsable élu élue officier militaire magistrat magistrate journaliste religieux diplomate "
    "patron patronne".split()
)
#: Nouns by which a report calls a person it has described before, and then names; those of the first act.
SUSPECTS = frozenset(
    "prévenu prévenue accusé accusée suspect suspecte condamné condamnée détenu détenue intéressé intéressée "
    "assaillant tireur agresseur forcené fugitif mis".split()
)
VICTIMS = frozenset("victime défunt défunte disparu disparue".split())
_HARMING = frozenset(
    "tuer blesser abattre assassiner poignarder agresser attaquer renverser percuter enlever violer égorger exécuter "
    "frapper séquestrer écraser".split()
)
_DYING = frozenset("mourir décéder périr succomber disparaître".split())
# Classes of nouns for what somebody does, which are no function of one holder.
_TRADES = frozenset("witness generic expert leader politician activist religious medical journalist".split())
_OFFICES = frozenset("official justice police spokesperson military lawyer diplomat medical".split())
# Nouns that take up an organisation or armed group.
_BODY = frozenset("groupe organisation mouvement milice formation faction rébellion alliance coalition ong".split())
_FIGHTERS = frozenset({"fighter"})


class Antecedents(Pronouns):
    """Finds whom pronouns and descriptions take up among the chains of one document."""

    def of_description(self, mention: Mention) -> Chain | None:
        """The chain that a description takes up: of the same head noun, else whom a general noun points back to."""
        if not (mention.definite or mention.demonstrative):
            role = mention.role
            if mention.possessive and role is not None and role.role_class in _OFFICES and mention.number != "p":
                return self._same_head(mention)  # « la France a rappelé son ambassadeur »
            return self._same_words(mention)
        return self._same_head(mention) or self._pointed_at(mention)

    def _same_head(self, mention: Mention) -> Chain | None:
        """The last chain described by the same noun, with nothing that contradicts."""
        r = self.r
        a, b = mention.core
        own = frozenset(fold(r.string((a, b))).split())
        if len(own) == 1 and self._has_clause(mention):
            return None  # « les personnes arrêtées » are others than the persons before
        for chain in self.discourse.headed(r.lemma[mention.head].lower()):
            if chain.number and mention.number and chain.number != mention.number:
                continue
            known = max(chain.words, key=len, default=own)
            if own <= known or known <= own:
                return chain
        return None

    def _same_words(self, mention: Mention) -> Chain | None:
        """The people that the very same words name, article or not: *les gilets jaunes … des gilets jaunes*."""
        r = self.r
        if mention.number != "p" or " " not in mention.label or any(r.pos[k] == "NUM" for k in range(*mention.core)):
            return None
        chains = self.discourse.headed(r.lemma[mention.head].lower())
        return next((chain for chain in chains if mention.label in chain.labels), None)

    def _pointed_at(self, mention: Mention) -> Chain | None:
        """Whom *le suspect*, *cet homme*, *l'organisation djihadiste*, *les jihadistes* point back to."""
        r = self.r
        lemma = mention.role.lemma if mention.role is not None else r.lemma[mention.head].lower()
        unit = r.unit_of[mention.head]
        if self._is_subject_again(mention):
            again = self._best(unit, mention, lambda c: _is_talked_about(c) and c.unit >= unit - 1)
            if again is not None:
                return again
        if not self._is_bare(mention) or self._has_clause(mention):
            return None
        if mention.number != "p" and lemma in VICTIMS:
            return self._best(unit, mention, self.is_harmed, any_gender=True)
        if mention.number != "p" and (lemma in _PERSON or lemma in _HOLDERS or self._is_variation(mention)):
            holder = lemma not in _PERSON
            return self._best(unit, mention, lambda c: _is_named_person(c) and (holder or not _holds_office(c)))
        if mention.number != "p" and lemma in _BODY:
            return self._best(
                unit,
                mention,
                lambda c: _is_body(c) and lemma not in c.heads,
            )
        if mention.number == "p" and (
            mention.role is not None
            and mention.role.kind == "person"
            and mention.role.role_class in _FIGHTERS
            or lemma == "extrémiste"
        ):
            return self._best(
                unit, mention, lambda c: c.entry_kind == "armed_group" and not self._is_against(c, mention.head)
            )
        return None

    def _is_against(self, chain: Chain, k: int) -> bool:
        """Whether a description stands in a clause that a chain is the subject of: *X a poursuivi les assaillants*."""
        r = self.r
        last = chain.mentions[-1][0]
        if r.unit_of[last] != r.unit_of[k] or not r.dep[last].startswith("nsubj"):
            return False
        for _ in range(8):
            k, below = r.head[k], k
            if k == r.head[last]:
                return True
            if k == below or r.dep[k].startswith(("ccomp", "advcl", "acl", "parataxis")):
                return False
        return False

    def _is_subject_again(self, mention: Mention) -> bool:
        """Whether a new definite description opens a sentence as its subject: *Le chauffeur routier de Melun a …*.

        Nobody has been described so before, and the noun is no function that another may have: an elegant variation of
        whom the text is about.
        """
        r = self.r
        role = mention.role
        return (
            role is not None
            and role.kind == "person"
            and mention.number != "p"
            and mention.definite
            and r.dep[mention.head].startswith("nsubj")
            and mention.tokens[0] == r.units[r.unit_of[mention.head]][0]
            and role.role_class in _TRADES
            and next(self.discourse.headed(r.lemma[mention.head].lower()), None) is None
        )

    def is_harmed(self, chain: Chain) -> bool:
        """Whether somebody is said to be killed or hurt."""
        r = self.r
        if chain.kind != "person" or chain.number == "p":
            return False
        for k, _ in chain.mentions[:_FAR]:
            verb = r.lemma[r.head[k]]
            if (
                verb in _HARMING
                and r.dep[k] in ("nsubj:pass", "obj")
                or verb in _DYING
                and r.dep[k].startswith("nsubj")
            ):
                return True
        return False

    def _has_clause(self, mention: Mention) -> bool:
        """Whether a participle or clause right behind a noun says which one is meant: *la milice soutenue par X*."""
        r = self.r
        return any(
            r.dep[c].startswith("acl") and "," not in r.lower[mention.head : c]
            for c in r.children[mention.head]
            if c > mention.head
        )

    def _is_variation(self, mention: Mention) -> bool:
        """Whether a noun is an elegant variation rather than a function that somebody else may have."""
        role = mention.role
        return role is not None and role.kind == "person" and role.role_class in ("leader", "politician", "religious")

    def _is_bare(self, mention: Mention) -> bool:
        """Whether a description has no complement, only adjectives: *l'organisation djihadiste*."""
        r = self.r
        a, b = mention.core
        words = mention.role.form.count(" ") + 1 if mention.role is not None else 1
        rest = (*range(a, mention.head), *range(mention.head + words, b))
        return not any(r.pos[k] in ("ADP", "PROPN", "NUM") or r.lower[k] in OF for k in rest)

    def _best(
        self, unit: int, mention: Mention, fits: Callable[[Chain], bool], *, any_gender: bool = False
    ) -> Chain | None:
        """The most salient chain of the last sentences that fits and agrees in gender."""
        best, highest = None, 0.0
        for chain in self.discourse.recent():
            if not fits(chain) or self.discourse.at(mention.head) is chain:
                continue
            genders = {chain.gender, mention.gender} - {""}
            if len(genders) > 1 and chain.kind == "person" and not any_gender:
                continue
            last = chain.mentions[-1][0]
            if unit - chain.unit > _FAR or self._is_coargument(last, mention.head):
                continue
            value = chain.salience(unit)
            if value > highest:
                best, highest = chain, value
        return best


def _is_body(chain: Chain) -> bool:
    """Whether a chain is a named organisation or armed group that *le mouvement, l'organisation* can take up."""
    if not chain.name or "official" in chain.classes or chain.kind not in ("organisation", "group"):
        return False
    return chain.entry_kind in ("", "armed_group", "organisation")


def _is_talked_about(chain: Chain) -> bool:
    """Whether a chain is a named person who does things, rather than one who speaks for an office."""
    return _is_named_person(chain) and chain.leads and not _holds_office(chain)


def _is_named_person(chain: Chain) -> bool:
    return chain.kind == "person" and bool(chain.name) and chain.number != "p"


def _holds_office(chain: Chain) -> bool:
    return bool(_OFFICES.intersection(chain.classes))
