"""Who an event noun speaks of: by its complements, adjectives, possessives, and by the verb it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.events.frames import is_bare_participle
from recoupe.extract.events.phrases import Found, complements, is_who, preposition
from recoupe.extract.events.verbal import BLAMED, DRIVING, Verbs
from recoupe.extract.word_classes import POSSESSIVES

# Verbs that only carry an event noun: whoever is their subject does it (*mener une offensive*).
_SUPPORT = frozenset(
    "accomplir accélérer achever adopter adresser amorcer appeler asséner commettre conclure conduire continuer "
    "coordonner débuter déclencher décréter décider délivrer déposer diligenter diriger donner effectuer émettre "
    "engager entamer entreprendre exécuter exercer faire finir infliger imposer initier instaurer intensifier "
    "lancer lever livrer maintenir mener mettre multiplier observer offrir opérer orchestrer ordonner organiser "
    "ouvrir participer perpétrer planifier porter prolonger poursuivre pratiquer prendre préparer procéder "
    "projeter prononcer réaliser recevoir relancer renouveler répéter reprendre rompre signer suspendre tendre "
    "tenir tenter terminer".split()
)
# Verbs whose participle on the noun tells who did it: *attaque revendiquée par, imputée à, enquête confiée à*.
_CLAIMED = {
    "par": frozenset("revendiquer assumer".split()),
    "à": frozenset("attribuer confier imputer".split()),
}
# Verbs whose subject undergoes what the noun says (*subir une attaque*).
_UNDERGO = frozenset("subir essuyer endurer".split())
_ESCAPE = frozenset("échapper réchapper survivre".split())
_UNDERGOING_NOUNS = frozenset("victime objet cible proie".split())
# ... of whom, unnamed, it is all that is known.
_DOERS = frozenset("auteur auteure autrice commanditaire".split())
# Verbs by which an event has its victims as object: *une frappe a visé, l'attaque qui a tué*.
_HITTING = frozenset(
    "atteindre blesser cibler décimer écraser détruire dévaster endommager faucher frapper emporter toucher "
    "tuer viser".split()
)
_AMBUSHES = frozenset({"embuscade", "guet-apens", "traquenard"})
# What an ambush does to people.
_HURTING = frozenset("abattre assassiner blesser tuer".split())
# Words for whoever stands behind an event: *responsable de ces attaques*.
_AUTHORS = frozenset("auteur auteure autrice commanditaire cerveau coupable organisateur responsable chargé".split())
# Verbs by which an event has its participants as object: *une manifestation a réuni, une rixe opposant*.
_GATHERING = frozenset("impliquer mobiliser opposer rassembler regrouper réunir attirer".split())
# Nouns that measure or phase an event noun: *une série d'attaques, la reprise des combats*.
PHASES = frozenset(
    "série vague début fin reprise lancement poursuite suite multiplication campagne nombre tentative".split()
)
# Verbs whose object somebody else does: *dénoncer des frappes, empêcher une attaque*.
_OTHERS = frozenset(
    "abandonner accuser affirmer attendre commenter condamner confirmer constater contester craindre critiquer "
    "demander dénoncer déplorer dire empêcher évoquer exiger expliquer imputer interdire interrompre juger "
    "permettre provoquer qualifier rappeler réclamer regretter reprocher saluer souhaiter soutenir subir suivre "
    "survivre tuer voir entraîner enrayer stopper contenir apaiser calmer engendrer causer assister fuir échapper "
    "redouter démentir nier révéler relever relayer filmer couvrir revendiquer profiter bénéficier blesser mourir "
    "périr repousser arrêter lier éviter prévenir conjurer autoriser tolérer disperser réprimer perturber "
    "viser cesser superviser surveiller encadrer documenter recenser "
    "soupçonner suspecter".split()
)
# Prepositions by which an event noun is part of what the subject does: *après une rencontre, avec des tirs*.
_BESIDE = frozenset("après avec avant durant pendant".split())
# ... and the words that make prepositions with *de*: *lors d'une visite, au cours d'une réunion*.
_DURING = frozenset("lors cours issue terme occasion lendemain marge avant suite".split())
# Verbs that deal what their object says to somebody: *tendre une embuscade à*.
_DEALING = frozenset("asséner donner imposer infliger livrer porter tendre".split())
# Verbs by which those who have taken a place say so.
_PROCLAIMING = frozenset("annoncer célébrer proclamer revendiquer".split())
_APPEALS = frozenset("appeler aspirer assister participer procéder recourir renoncer".split())
_REACH = 14  # tokens in which *par* is looked for

# How an attempt ended, without the endings of feminine and plural.
_OUTCOMES = frozenset(("avorté", "manqué", "échoué", "raté", "déjoué"))


class Nouns:
    """The event nouns of a document, and who they speak of."""

    def __init__(self, verbs: Verbs) -> None:
        self.verbs = verbs
        self.r = verbs.r

    def adjective(self, noun: int) -> Found | None:
        """*des frappes américaines, l'offensive rebelle*: the adjective that names a state or those who fight."""
        for child in self.r.children[noun]:
            if self.r.words[child] == "US" and child > noun:
                return Found(child, "adjectif")
            if self.r.pos[child] != "ADJ":
                continue
            role = self.verbs.lexicon.roles.get(self.r.lower[child])
            fighter = role is not None and role.role_class == "fighter" and child > noun
            if fighter or self.verbs.lexicon.countries.called(self.r.lower[child]):
                return Found(child, "adjectif")
        return None

    def possessive(self, noun: int) -> Found | None:
        """*ses attaques*: whom the possessive stands for."""
        for child in self.r.children[noun]:
            if child < noun and self.r.lower[child] in POSSESSIVES and self.r.pos[child] == "DET":
                return Found(child, "possessif")
        return None

    def complements(self, noun: int, case: str) -> Iterator[Found]:
        """The complements behind a preposition: of the noun, and of the verb it is subject or object of.

        *des heurts ont éclaté entre X et Y*, *il a mené une attaque contre Z*.
        """
        r = self.r
        seen: set[int] = set()
        through = self.interposed(noun) if case == "par" else None
        if through is not None:
            return  # « des attaques par milices interposées » are somebody else's
        anchor = self.anchor(noun)
        governor = r.head[anchor]
        roots = [noun]
        direct = r.dep[anchor].startswith(("nsubj", "obj")) and r.pos[governor] in ("VERB", "AUX", "ADJ")
        if direct and case not in ("de", "à", "par"):
            roots.append(governor)
        for root in roots:
            for found, head in complements(r, root, nested=case != "de", through=self.verbs.skipped):
                if found == case and head > noun and head not in seen and is_who(r, head):
                    seen.add(head)
                    yield Found(self.verbs.core(head), case)
        if case == "de" and not seen:
            yield from self._through_outcome(noun)
        if case in ("par", "entre") and not seen:
            yield from self._by_surface(noun, case)

    def _through_outcome(self, noun: int) -> Iterator[Found]:
        """*la tentative avortée du Front*: the parser hangs the last part on the participle."""
        r = self.r
        for participle in r.children[noun]:
            if r.lower[participle].rstrip("es") in _OUTCOMES:
                for head in r.children[participle]:
                    marked = any(r.lower[k] in ("de", "d'", "du", "des") for k in r.children[head] if k < head)
                    if head > participle and r.pos[head] in ("NOUN", "PROPN") and marked and is_who(r, head):
                        yield Found(self.verbs.core(head), "de")

    def _by_surface(self, noun: int, case: str) -> Iterator[Found]:
        """*l'enlèvement de trois enseignants par des hommes armés*, wherever the parser hangs the last part."""
        r = self.r
        for k in range(noun + 1, min(noun + _REACH, r.units[r.unit_of[noun]][1] - 1)):
            if r.pos[k] in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ"):
                return
            if r.lower[k] == case:
                head = next((m for m in range(k + 1, k + 5) if m < r.length and r.pos[m] in ("NOUN", "PROPN")), None)
                if head is not None and is_who(r, head):
                    yield Found(head, case)
                return

    def supported(self, noun: int, active: bool, gathered: bool) -> Found | None:
        """Who does what a noun says, by the verb around it: *X mène une attaque, une attaque menée par X*.

        Args:
            active: whoever is in the state of the noun does it (*en grève*), and does not undergo it.
            gathered: those it joins do it (*une manifestation a réuni*).
        """
        r, verbs = self.r, self.verbs
        for child in r.children[noun]:
            if r.dep[child].startswith("acl") and child > noun:
                found = self._participle_agent(child, gathered)
                if found is not None:
                    return found
        noun = self.anchor(noun)
        if any(r.lemma[k] == "suite" and preposition(r, k) == "à" for k in (noun, r.head[noun])):
            return None  # « a fait part de six morts à la suite d'une frappe »
        if preposition(r, noun) == "en":  # « des dockers en grève », « ils sont en grève »
            return self._in_state(noun) if active else None
        verb, case = self.governor(noun), preposition(r, noun)
        driven = self._driven(noun) if case == "à" else None
        if driven is not None or verb is None:
            return driven or self._author(noun)
        lemma = r.lemma[verb]
        if r.dep[noun].startswith("nsubj"):
            if verbs.is_passive(verb):
                return self._by(verb)
            return self._gathered(verb) if gathered else None
        if lemma in BLAMED and case in ("de", "pour") and r.head[noun] == verb:
            held = verbs.subject(verb) if verbs.is_passive(verb) else verbs.object(verb)
            return self._support(held, verb)
        if lemma in _CLAIMED["à"] and r.dep[noun].startswith("obj"):
            return self._held_to_account(verb)
        direct = r.dep[noun].startswith("obj") or self._is_measured(noun) or self._is_behind_date(noun)
        if lemma in _SUPPORT and (direct or case in ("à", "de") and lemma in ("participer", "procéder")):
            return self._support(verbs.agent(verb) if verbs.is_passive(verb) else verbs.subject(verb), verb)
        if lemma in _CLAIMED["par"] and r.dep[noun].startswith("obj") and not verbs.is_passive(verb):
            if any(r.lower[k] in ("ne", "n'") for k in r.children[verb]):
                return None
            return self._on_behalf(verb) or self._support(verbs.subject(verb), verb)  # « a revendiqué l'attaque »
        if lemma == "charger" and case == "de":  # « est chargé de l'enquête, se charge du soutien »
            return self._support(verbs.subject(verb), verb)
        return self._author(noun)

    def _in_state(self, noun: int) -> Found | None:
        """Who is in a state: *onze émeutiers en garde à vue, une victime est dans un état grave, ils sont en grève*."""
        r = self.r
        own = r.child(noun, "nsubj")
        if own is not None:
            return self.verbs.relative(own) or Found(self.verbs.core(own), "état")
        head = r.head[noun]
        if r.dep[noun].startswith(("nmod", "amod", "acl")) and r.pos[head] in ("NOUN", "PROPN", "PRON"):
            return Found(head, "état")
        if r.pos[head] in ("VERB", "AUX"):
            return self._support(self.verbs.subject(head), head)
        return None

    def doing(self, noun: int) -> Found | None:
        """The subject of the clause that a noun stands in, where nothing says that somebody else does it.

        *il a ajouté, après une rencontre avec*, *ils ont répliqué avec des tirs*, *elle envisage des manifestations*.
        """
        noun = self.anchor(noun)
        verb = self.governor(noun)
        relation = self.r.dep[noun].split(":")[0]
        if verb is None or self.r.lemma[verb] in _OTHERS or relation == "obj" and verb in self.verbs.events:
            return None  # « la police a réprimé la manifestation »
        case, above = preposition(self.r, noun), self.r.lower[self.r.head[noun]]
        if relation != "obj" and not (
            case in _BESIDE or case == "par" or above in _DURING or case == "à" and self.r.lemma[verb] in _APPEALS
        ):
            return None
        found = self.verbs.subject(verb) if not self.verbs.is_passive(verb) else None
        if found is None:
            return None
        return Found(found.head, "sujet de la proposition", (*found.steps, f"sujet de « {self.r.words[verb]} »"))

    def _participle_agent(self, verb: int, gathered: bool) -> Found | None:
        """*menée par X, attribuée à X, rassemblant X, que mène X, qui a opposé X à Y*."""
        r, verbs = self.r, self.verbs
        if r.dep[verb] == "acl:relcl":
            held = verbs.object(verb)
            if held is not None and held.rule == "relative":
                if r.lemma[verb] in _CLAIMED["à"]:
                    return self._held_to_account(verb)
                found = verbs.subject(verb) if r.lemma[verb] in _SUPPORT else None
                return Found(found.head, "relative", found.steps) if found is not None else None
        if not verbs.is_passive(verb):
            return self._gathered(verb) if gathered else None
        return self._by(verb)

    def _by(self, verb: int) -> Found | None:
        """*menée par X, revendiquée par X, attribuée à X*."""
        lemma = self.r.lemma[verb]
        if lemma in _CLAIMED["à"]:
            return next((Found(head, "participe") for case, head in complements(self.r, verb) if case == "à"), None)
        found = self.verbs.agent(verb) if lemma in _SUPPORT or lemma in _CLAIMED["par"] else None
        return Found(found.head, "participe", found.steps) if found is not None else None

    def _driven(self, noun: int) -> Found | None:
        """*a contraint des familles à l'exode, ont été appelés à la grève*: whoever is brought to do it does it."""
        r, verbs = self.r, self.verbs
        verb = r.head[noun]
        if r.pos[verb] not in ("VERB", "AUX") and r.dep[verb].startswith("obj"):
            verb = r.head[verb]
        if r.lemma[verb] not in DRIVING:
            return None
        held = verbs.subject(verb) if verbs.is_passive(verb) else verbs.object(verb)
        if held is None:
            return None
        return Found(held.head, "infinitif", (*held.steps, f"complément de « {r.words[verb]} »"))

    def _held_to_account(self, verb: int) -> Found | None:
        """*Kessar impute la frappe à l'armée, l'armée à qui l'on attribue l'attaque*."""
        r = self.r
        for case, head in complements(r, verb, nested=False):
            if case == "à":
                return Found(head, "imputation")
        for child in r.children[verb]:
            if child < verb and preposition(r, child) == "à":
                return self.verbs.relative(child)
        return None

    def _gathered(self, verb: int) -> Found | None:
        """The object of a verb that joins the participants of its subject."""
        if self.r.lemma[verb] not in _GATHERING:
            return None
        held = self.verbs.object(verb)
        return Found(held.head, "participants", held.steps) if held is not None else None

    def _author(self, noun: int) -> Found | None:
        """*X est responsable de ces attaques, X, auteur de l'attaque*."""
        r = self.r
        head = r.head[noun]
        if r.lemma[head] not in _AUTHORS or preposition(r, noun) != "de":
            return None
        if r.dep[head] == "appos":
            return Found(r.head[head], "auteur")
        if any(r.lower[k] == "comme" for k in r.children[head]):  # « a désigné X comme responsable »
            verb = r.head[head]
            found = self.verbs.subject(verb) if self.verbs.is_passive(verb) else self.verbs.object(verb)
            return Found(found.head, "auteur", found.steps) if found is not None else None
        found = self.verbs.subject(head) if r.child(head, "nsubj") is not None else None
        if found is None and r.lemma[head] in _DOERS and r.child(head, "det") is not None:
            return Found(head, "auteur")  # « l'auteur de l'attaque a été arrêté »
        return Found(found.head, "auteur", found.steps) if found is not None else None

    @staticmethod
    def _rule(found: Found | None, rule: str) -> Found | None:
        return Found(found.head, rule, found.steps) if found is not None else None

    def _support(self, found: Found | None, verb: int) -> Found | None:
        if found is None:
            return None
        return Found(found.head, "verbe support", (*found.steps, f"sujet de « {self.r.words[verb]} »"))

    def _is_behind_date(self, noun: int) -> bool:
        """*a mené vendredi des frappes*: an object that the parser takes for a complement."""
        r = self.r
        start = next((k for k in r.children[noun] if r.lower[k] == "des"), 0)
        return start > 0 and start - 1 in self.verbs.skipped and r.pos[r.head[noun]] == "VERB"

    def _is_measured(self, noun: int) -> bool:
        """Whether a noun hangs on one that only measures it: *une série d'attaques*."""
        return self.r.lemma[self.r.head[noun]] in PHASES

    def anchor(self, noun: int) -> int:
        """The token through which a noun hangs in its clause: a slip of the parser may put an adjective above it."""
        r = self.r
        head = r.head[noun]
        if r.dep[noun] == "amod" and r.pos[head] == "ADJ" and head < noun:
            return head
        return noun

    def governor(self, noun: int) -> int | None:
        """The verb that a noun depends on, over coordination and over a noun that only measures it."""
        r = self.r
        token = noun
        for _ in range(6):
            head = r.head[token]
            if head == token:
                return None
            if r.pos[head] in ("VERB", "AUX"):
                return head
            if r.dep[token] != "conj" and r.lemma[head] not in PHASES and r.lower[head] not in _DURING:
                return None
            token = head
        return None

    def undergone(self, noun: int, suffered: bool) -> Found | None:
        """Who undergoes what a noun says, by the words around it: *X victime d'une attaque, l'attaque a tué X*.

        Args:
            suffered: whoever is in the state of the noun undergoes it (*en garde à vue*).
        """
        r, verbs = self.r, self.verbs
        anchor = self.anchor(noun)
        head = r.head[anchor]
        verb = self.governor(noun)
        if (
            verb is not None
            and preposition(r, anchor) == "par"
            and verbs.is_passive(verb)
            and r.lemma[verb] in _HITTING
        ):
            return self._rule(verbs.subject(verb), "passif")
        if r.lemma[noun] in _AMBUSHES and (victims := self._hit(anchor)) is not None:
            return victims
        if suffered and (preposition(r, anchor) == "en" or r.child(noun, "cop") is not None):
            return self._in_state(noun)
        if suffered and r.dep[anchor] == "nmod" and r.is_noun(head) and (owner := self.possessive(head)) is not None:
            return owner  # « à sa sortie de garde à vue »
        if r.dep[anchor].startswith("nsubj") and r.lemma[head] in _HITTING and not verbs.is_passive(head):
            return verbs.object(head)
        for child in r.children[noun]:
            if r.dep[child].startswith("acl") and r.lemma[child] in _HITTING and not verbs.is_passive(child):
                held = verbs.object(child)
                if held is not None and held.head != noun:
                    return Found(held.head, "participe", held.steps)
        if r.lower[head].rstrip("s") in _UNDERGOING_NOUNS and preposition(r, noun) == "de":
            if r.dep[head] in ("appos", "acl", "amod"):
                return Found(r.head[head], "apposition")
            verb = head if r.child(head, "nsubj") is not None else self.governor(head)
            return self._support(verbs.subject(verb), verb) if verb is not None else None
        received = (
            verb is not None and r.lemma[verb] == "recevoir" and next(self.complements(noun, "de"), None) is not None
        )
        if verb is not None and (received or r.lemma[verb] in _UNDERGO) and r.dep[noun].startswith("obj"):
            return self._support(verbs.subject(verb), verb)
        if verb is not None and r.lemma[verb] in _ESCAPE and preposition(r, self._attempt(noun)) in ("à", "de"):
            return self._support(verbs.subject(verb), verb)
        return None

    def _hit(self, noun: int) -> Found | None:
        """*tués dans une embuscade*: an ambush is laid for whoever it hits."""
        r, verbs = self.r, self.verbs
        verb = self.governor(noun)
        if verb is None or r.lemma[verb] not in _HURTING or not verbs.is_passive(verb):
            return None
        if preposition(r, noun) != "dans" and r.lower[r.head[noun]] != "lors":
            return None
        return self._rule(verbs.subject(verb), "passif")

    def opposed(self, noun: int) -> Iterator[Found]:
        """The second of two sides: *les combats opposent l'armée aux rebelles, des heurts opposant X à Y*."""
        r = self.r
        anchor = self.anchor(noun)
        verbs = (r.head[anchor], *(k for k in r.children[noun] if r.dep[k].startswith("acl")))
        for verb in verbs:
            if r.lemma[verb] == "opposer":
                for case, head in complements(r, verb):
                    if case == "à" and is_who(r, head):
                        yield Found(head, "participants")

    def dealt(self, noun: int) -> Iterator[Found]:
        """*ont tendu une embuscade à une patrouille, a infligé une défaite aux rebelles*: to whom."""
        r, verb = self.r, self.governor(noun)
        if verb is None or r.lemma[verb] not in _DEALING or not r.dep[noun].startswith("obj"):
            return
        for case, head in complements(r, verb, nested=False):
            if case == "à" and is_who(r, head):
                yield Found(head, "à")

    def captured(self, noun: int) -> Found | None:
        """Who announces what he has taken: *l'armée a annoncé la prise de la ville*."""
        r = self.r
        verb = self.governor(noun)
        if verb is None or r.lemma[verb] not in _PROCLAIMING or not r.dep[noun].startswith("obj"):
            return None
        found = self.verbs.subject(verb) if not self.verbs.is_passive(verb) else None
        return Found(found.head, "annonce", found.steps) if found is not None else None

    def _on_behalf(self, verb: int) -> Found | None:
        """*a revendiqué, au nom du Front rouge, l'attaque*: in whose name."""
        r = self.r
        for k in r.children[verb]:
            if r.lower[k] == "nom" and preposition(r, k) == "à":
                owners = (head for case, head in complements(r, k, nested=False) if case == "de")
                return next((Found(head, "au nom de") for head in owners), None)
        return None

    def whose(self, noun: int) -> Iterator[Found]:
        """*X, dont les rebelles ont annoncé la mort*: the one that the relative clause is about."""
        r, verb = self.r, self.r.head[noun]
        if r.pos[verb] != "VERB" or not r.dep[noun].startswith(("obj", "nsubj")):
            return
        for root in (verb, noun, *(k for k in r.children[verb] if r.dep[k].startswith("nsubj"))):
            for k in r.children[root]:
                if r.lower[k] == "dont" and k < noun and (found := self.verbs.relative(k)) is not None:
                    yield found

    def encountered(self, token: int) -> Iterator[Found]:
        """*un mandat d'arrêt à son encontre, des sanctions à l'encontre des généraux*: against whom."""
        r = self.r
        for k in range(token + 1, min(token + _REACH, r.units[r.unit_of[token]][1])):
            if r.lower[k] not in ("encontre", "égard"):
                continue
            owner = next((c for c in r.children[k] if r.pos[c] == "DET" and r.lower[c] in POSSESSIVES), None)
            if owner is not None:
                yield Found(owner, "possessif")
            elif r.lower[k] == "encontre":
                for case, head in complements(r, k, nested=False):
                    if case == "de":
                        yield Found(head, "contre")
            return

    def _attempt(self, noun: int) -> int:
        """*a échappé à une tentative d'enlèvement*: the noun that an event noun is attempted by."""
        head = self.r.head[noun]
        return head if self.r.lemma[head] in PHASES else noun

    def interposed(self, token: int) -> Found | None:
        """*une guerre par milices interposées*: those through whom somebody acts, behind a noun or verb.

        They are read off the words: parsers know no such preposition.
        """
        r = self.r
        for k in range(token + 1, min(token + _REACH, r.units[r.unit_of[token]][1])):
            if r.is_finite(k):
                return None
            if r.lower[k].startswith("interposé"):
                start = next((j for j in range(k - 1, max(token, k - 6), -1) if r.lower[j] == "par"), k)
                head = next((j for j in range(start + 1, k) if r.is_noun(j)), None)
                return Found(head, "par X interposé") if head is not None else None
        return None

    def phase_of(self, noun: int) -> int | None:
        """The event that a noun measures or phases: *une série d'attaques, la tentative avortée de prise du pont*."""
        r = self.r
        roots = (noun, *(k for k in r.children[noun] if is_bare_participle(r, k)))
        below = (k for root in roots for k in r.children[root] if k > noun)
        return next((k for k in below if k in self.verbs.events), None)

    def second(self, head: int) -> int | None:
        """The second of two that are joined: *entre X et Y*."""
        r = self.r
        todo = [head]
        while todo:
            token = todo.pop(0)
            for child in r.children[token]:
                if child > head and r.dep[child] == "conj" and any(r.lower[k] == "et" for k in r.children[child]):
                    return child
                if child > head and r.dep[child] in ("nmod", "appos", "flat:name", "flat") and len(todo) < 6:
                    todo.append(child)
        return self._second_by_surface(head)

    def _second_by_surface(self, head: int) -> int | None:
        """*la rencontre entre X et les maires a duré*, where the parser takes the second for a subject."""
        r = self.r
        joint = -1
        for k in range(head + 1, min(head + _REACH, r.units[r.unit_of[head]][1])):
            if r.pos[k] in ("VERB", "AUX", "PUNCT", "SCONJ"):
                return None
            if r.lower[k] == "et":
                joint = k
            elif joint > 0 and r.is_noun(k):
                return k
        return None
