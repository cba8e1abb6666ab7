"""Apposition: descriptions and names that stand side by side and mean the same one."""

from __future__ import annotations

from recoupe.extract.actors.antecedents import SUSPECTS, VICTIMS
from recoupe.extract.actors.chains import Chain
from recoupe.extract.actors.identity import BODIES, Identity
from recoupe.extract.actors.mentions import Mention
from recoupe.french.folding import fold

_KNOWN_AS = frozenset("dit dite alias surnommé surnommée".split())
_CLAUSAL = ("VERB", "AUX", "PRON", "SCONJ", "PUNCT")


class Apposition(Identity):
    """Joins what stands in apposition."""

    def _appositions(self, chain: Chain, mention: Mention) -> Chain:
        """*le ministre, X*; *X, chef de l'armée*; *le Mouvement du 23 mars (M23)*; *le groupe X*: one and the same."""
        r = self.r
        for child in r.children[mention.head]:
            if (
                self.discourse.at(child) is not None
                or r.pos[child] not in ("NOUN", "PROPN", "X")
                or child < mention.head
            ):
                continue
            if r.dep[child] != "appos" and not (r.dep[child] == "nmod" and r.child(child, "case") is None):
                continue
            inner = self.mentions.at(child)
            if r.lower[child - 1] == "(":
                short = r.words[child]
                if short.isupper() and chain.kind != "person" and short not in self.cast.acronyms:
                    self._acronym(*self._long_form(chain, mention, short), child, inner)
                continue
            person = chain.kind == "person" or mention.role is not None and mention.role.kind == "person"
            if r.pos[mention.head] == "PRON" and inner.name is not None:
                person = self._is_person(*inner.name)[0]  # « l'un d'eux, Igor Sandovar »
            body = mention.role is not None and mention.role.kind in BODIES
            known = self.known.get(child)
            if inner.name is not None and (person and known is None or body and child - mention.head <= 3):
                if mention.number == "p" and person or chain.name and chain.kind == "person":
                    continue
                named = self._of_known(known, inner) if known is not None else self._of_name(inner)
                if known is not None and known.kind == "place":
                    continue
                if known is not None and mention.role is not None and mention.role.kind == "medium" != known.kind:
                    continue  # « l'organisation de défense de la presse | RSF »
                chain = self._name(chain, named, mention, inner, person)
            elif (
                inner.name is None
                and inner.role is not None
                and inner.role.kind == "person"
                and chain.name
                and chain.kind in ("person", "name")
                and inner.number != "p"
            ):
                chain.kind, chain.number = "person", "s"
                self.discourse.add(chain, child, inner)
            elif self._is_gloss(chain, mention, child, inner):
                chain.kind = chain.kind.replace("thing", "organisation")
                self.discourse.add(chain, child, inner)
            elif person and self._is_second_function(chain, mention, child, inner):
                self.discourse.add(chain, child, inner)
                chain = self._appositions(chain, inner)
        if chain.name and chain.kind in ("person", "name") and mention.name is not None:
            self._nickname(chain, mention)
        return chain if chain.name else self._named_behind(chain, mention)

    def _is_second_function(self, chain: Chain, mention: Mention, child: int, inner: Mention) -> bool:
        """*le porte-parole de l'armée, le général X*: two functions of one person, whose name stands behind both."""
        names = (self.mentions.runs.get(k) for k in range(inner.head + 1, inner.core[1] + 1))
        return (
            not chain.name
            and any(name is not None for name in names)
            and mention.number != "p"
            and inner.number != "p"
            and inner.name is None
            and inner.role is not None
            and inner.role.kind == "person"
            and self.r.dep[child] == "appos"
            and self.r.lower[inner.tokens[0] - 1] == ","
        )

    def _is_gloss(self, chain: Chain, mention: Mention, child: int, inner: Mention) -> bool:
        """Whether an apposition says what a named body is: *le Mouvement du Gué, une milice d'autodéfense*."""
        r = self.r
        before = inner.tokens[0] - 1
        return (
            inner.name is None
            and inner.named < 0
            and inner.role is not None
            and inner.role.kind in ("organisation", "group")
            and (bool(chain.name) or r.words[mention.head][:1].isupper() or r.pos[mention.head + 1] == "PROPN")
            and chain.kind in ("organisation", "group", "name", "thing")
            and inner.number != "p"
            and r.dep[child] == "appos"
            and r.lower[before] == ","
            and not inner.possessive
        )

    def _nickname(self, chain: Chain, mention: Mention) -> None:
        """*Igor Sandovar, dit Belette*: another name of the same person."""
        r = self.r
        end = mention.name[1] if mention.name is not None else mention.core[1]
        k = end + 1 if end < r.length and r.lower[end] == "," else end
        if k + 1 >= r.length or r.lower[k] not in _KNOWN_AS or r.unit_of[k] != r.unit_of[mention.head]:
            return
        k += 1
        while k + 1 < r.length and (r.pos[k] == "DET" or r.words[k] in '«“"'):
            k += 1
        run = self.mentions.runs.get(k)
        if run is None or run[0] != k or self.discourse.at(k) is not None or k in self.known:
            return
        inner = self.mentions.at(k)
        inner.name = run
        text = " ".join(r.string(run).split())
        chain.kind = "person"
        chain.names.append(text)
        self.discourse.know(chain, text)
        self.discourse.add(chain, k, inner)
        self.discourse.put(chain, *range(*run))

    def _named_behind(self, chain: Chain, mention: Mention) -> Chain:
        """A person's name right behind a function, whatever the parser makes of it: *le prévenu, Igor Sandovar,*."""
        r = self.r
        role = mention.role
        if role is None or role.kind != "person" or mention.number == "p":
            return chain
        k = mention.core[1]
        second = self._function_behind(mention, k)
        if second is not None:
            self.discourse.add(chain, second.head, second)
            return self._appositions(chain, second)
        comma = next(
            (j for j in range(k, min(k + 5, r.length)) if r.lower[j] == "," or r.pos[j] in _CLAUSAL or r.space[j]), None
        )
        if comma is not None and r.lower[comma] == "," and k not in self.mentions.runs:
            k = comma + 1  # « l'ambassadeur à Gao, Igor Sandovar »
        run = self.mentions.runs.get(k)
        if (
            run is None
            or run[0] != k
            or self.discourse.at(k) is not None
            or k in self.known
            or r.pos[k] not in ("PROPN", "X", "NOUN")
        ):
            return chain
        if not self._is_person(*run)[0] or r.unit_of[k] != r.unit_of[mention.head]:
            return chain
        inner = self.mentions.at(k)
        inner.name = inner.name or run
        return self._name(chain, self._of_name(inner), mention, inner, True)

    def _function_behind(self, mention: Mention, k: int) -> Mention | None:
        """The second function of a person named behind both, whatever the parser makes of it: *, le général X*."""
        r = self.r
        if k + 3 >= r.length or r.lower[k] != "," or r.lower[k + 1] not in ("le", "la", "l'"):
            return None
        if (
            self.discourse.at(k + 2) is not None
            or r.pos[k + 2] != "NOUN"
            or r.unit_of[k + 2] != r.unit_of[mention.head]
        ):
            return None
        inner = self.mentions.at(k + 2)
        run = self.mentions.runs.get(inner.core[1]) or self.mentions.runs.get(inner.named)
        if inner.role is None or inner.role.kind != "person" or inner.number == "p" or run is None:
            return None
        return inner if inner.name is None and self._is_person(*run)[0] else None

    def _name(self, chain: Chain, named: Chain, mention: Mention, inner: Mention, person: bool) -> Chain:
        """Join a description and the name in apposition to it."""
        assert inner.name is not None
        if person:
            named.kind, named.number = "person", "s"
        self.discourse.add(named, inner.head, inner)
        self.discourse.put(named, *range(*inner.name))
        if person:
            self._nickname(named, inner)
        before = self._introduced(mention, named, chain) if person and mention.definite else None
        self.discourse.merge(named, chain)
        if before is not None and before is not named:
            named.steps[before.mentions[0][0]] = f"« {before.called()} » : nommé plus loin, « {named.name} »"
            self.discourse.merge(named, before)
        if named.kind == "name":
            named.kind = mention.role.kind if mention.role is not None else named.kind
        return named

    def _introduced(self, mention: Mention, named: Chain, own: Chain) -> Chain | None:
        """Whom the lead introduced without a name: *Un prêtre de 38 ans … le prêtre Jean Sandovar*.

        A report describes in its first sentences whom it names further on: by the same noun, or where the name stands
        behind one that says nothing of what he or she does (*le prévenu, le suspect, la victime*).
        """
        if len(named.mentions) > 1:
            return None
        lemma = self.r.lemma[mention.head].lower()
        for chain in self.discourse.opening():
            if chain is own or chain.name or chain.kind != "person" or chain.number == "p" or not chain.new:
                continue
            gender = named.gender if lemma in VICTIMS else mention.gender
            if chain.gender and gender and chain.gender != gender:
                continue
            if lemma in chain.heads:
                return chain
            if lemma in SUSPECTS | VICTIMS and self.antecedents.is_harmed(chain) == (lemma in VICTIMS):
                return chain
        for chain in self.discourse.headed(lemma):
            if chain is not own and not chain.name and chain.kind == "person" and chain.number != "p" and not chain.new:
                words = frozenset(fold(mention.label).split())
                if any(len(known) > 1 and (known <= words or words <= known) for known in chain.words):
                    return chain  # « l'ambassadeur à Gao … l'ambassadeur à Gao, Igor Sandovar »
        return None

    def _in_brackets(self, k: int) -> bool:
        """Join an acronym in brackets to its long form."""
        long = self.discourse.keyed(self.cast.acronyms[self.r.words[k]])
        if long is None:
            return False
        inner = self.mentions.at(k)
        inner.name = inner.name or (k, k + 1)
        self.discourse.know(long, self.r.words[k])
        if self.r.words[k] not in long.names:
            long.names.append(self.r.words[k])
        self.discourse.add(long, k, inner)
        return True

    def _long_form(self, chain: Chain, mention: Mention, short: str) -> tuple[Chain | None, Mention]:
        """Whose acronym stands in brackets: of the noun before it, or of the capitalised one that it completes.

        *les Forces de défense du peuple (PDF)*, although *peuple* stands next to it; nobody's in *le 15 mars (ALC)*.
        """
        r = self.r
        head = mention.head
        for _ in range(3):
            if r.words[head][:1].isupper() or r.dep[head] != "nmod" or r.head[head] >= head:
                break
            head = r.head[head]
        above = self.discourse.at(head) if head != mention.head and r.words[head][:1].isupper() else None
        if above is not None and above.kind in BODIES | {"name"}:
            return above, self.mentions.at(head)
        letters = "".join(word[0] for word in mention.label.split()).upper()
        body = mention.role is not None and mention.role.kind in BODIES
        if body or r.words[mention.head][:1].isupper() or all(letter in letters for letter in short):
            return chain, mention
        return None, mention

    def _acronym(self, chain: Chain | None, mention: Mention, child: int, inner: Mention) -> None:
        """An acronym in brackets behind the long form."""
        if chain is None:
            return
        short = self.r.words[child]
        self.discourse.know(chain, short)
        if not chain.name:
            chain.name = mention.label
        if short not in chain.names:
            chain.names.append(short)
        if chain.kind == "thing":
            chain.kind = "name"
        inner.name = inner.name or (child, child + 1)
        self.discourse.add(chain, child, inner)
