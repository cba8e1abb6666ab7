"""From mentions to origins: who is meant, through the whole document.

Speakers are resolved in text order. A name is joined to the fullest form of it; a pronoun, *ce chef militaire*, *la
même source* go back to the speaker they agree with; a document (*un bilan de la police*) stands for who issued it.
Each decision is written down as a step, and where two speakers would do equally well the answer is the candidates.
"""

from __future__ import annotations

from recoupe.extract.anaphora import BACK, Anaphora
from recoupe.extract.appositions import apposition_end
from recoupe.extract.clauses import is_term
from recoupe.extract.draft import Mention
from recoupe.extract.entities import Entity, Resolution, agrees, distinct
from recoupe.extract.names import Profile, name_runs, profile
from recoupe.extract.nounphrase import phrase
from recoupe.extract.reading import Reading
from recoupe.extract.word_classes import OF, WHICH
from recoupe.model import Candidate

_MASCULINE = frozenset({"il", "ils", "lui", "eux", "celui-ci", "ce dernier"})
_FEMININE = frozenset({"elle", "elles", "celle-ci", "cette dernière"})
_LATTER = frozenset({"ce dernier", "cette dernière", "celui-ci", "celle-ci"})
_LATTERS = frozenset({"ces derniers", "ces dernières", "ceux-ci", "celles-ci"})
_THEIRS = frozenset({"son", "sa", "ses", "leur", "leurs"})
_SAYINGS = frozenset("dire dires propos mot mots terme termes aveu aveux calcul calculs".split())
# Verbs whose subject is the author of what they put out.
_PUBLISHING = frozenset(
    "poster publier diffuser adresser envoyer signer transmettre écrire rédiger partager enregistrer émettre lancer "
    "distribuer afficher faire délivrer remettre présenter".split()
)
_COUNTS = frozenset("bilan chiffre décompte comptage estimation donnée recensement statistique".split())
# « des chiffres contestés par l'opposition, repris par l'agence » are neither's.
_NOT_MAKING = frozenset(
    "contester démentir critiquer dénoncer nier réfuter rejeter commenter reprendre relayer citer".split()
)
# Whose they are has spoken to whoever passes them on.
_TESTIMONIES = frozenset("témoignage récit confession interview".split())
_LONG = 5  # tokens before the noun of a phrase
_NEAR, _FAR = 16, 26  # tokens that tell who has made a document, and a count
_OPENING = ("«", "“", '"')
_OWN = frozenset({"mon", "ma", "mes", "notre", "nos"})
_PLURAL = frozenset({"ils", "elles", "eux", "nous"})


class Resolver(Anaphora):
    """Settles the mentions of one document, in text order, to its entities."""

    def resolve(self, mention: Mention, *, incise: bool) -> Resolution:
        """Settle who a source mention refers to.

        Args:
            incise: the mention is the subject of an incise, which goes on with the speaker of the words before.
        """
        resolution = self._settle(mention, incise)
        if resolution.entity is not None:
            self.spoke.update(dict.fromkeys(range(*mention.tokens), resolution.entity))
        return resolution

    def _settle(self, mention: Mention, incise: bool) -> Resolution:
        r = self.r
        word = mention.span.text.lower().replace("’", "'")
        if word in _MASCULINE | _FEMININE or word in ("je", "j'", "nous"):
            return self._pronoun(mention, word, incise)
        if word in WHICH:
            return self._relative(mention)
        if word in _LATTERS and (last := self._last_group(mention)) is not None:
            return Resolution(last, [f"« {word} » : derniers nommés, « {last.name} »"])
        described = profile(r, self.lexicon, mention.tokens, mention.head)
        if described.kind == "document" or r.lower[mention.tokens[0]] in _THEIRS and described.head in _SAYINGS:
            issued = self._issuer(mention, described)
            if issued is not None:
                return issued
        return self._described(mention, described)

    def _pronoun(self, mention: Mention, word: str, incise: bool) -> Resolution:
        """The speaker a personal pronoun goes back to."""
        gender = "m" if word in _MASCULINE else "f" if word in _FEMININE else ""
        number = "p" if word in _PLURAL else "s"
        same_paragraph = incise and bool(self.speakers) and self._recent(mention)
        subject = None if same_paragraph else self._subject_before(mention, gender, number)
        if word in _LATTER and (latter := self._latter(mention, gender)) is not None:
            return Resolution(latter, [f"« {word} » : dernier nommé, « {latter.name} »"])
        if number == "s" and (witness := self._witness(mention, gender)) is not None:
            return Resolution(witness, [f"« {word} » : celui dont on donne le témoignage, « {witness.name} »"])
        seen = distinct(reversed(self.speakers))
        fits = [e for e in seen if agrees(e, gender, number)]
        if subject is not None and (not fits or fits[0].name != subject.name and fits[0].position < subject.position):
            # The subject of the sentence before is nearer than the last speaker.
            return Resolution(subject, [f"« {word} » : sujet de la phrase précédente, « {subject.name} »"])
        if not fits:
            subject = self._subject_before(mention, gender, number, across=True)
            if subject is not None:
                return Resolution(subject, [f"« {word} » : sujet de la phrase précédente, « {subject.name} »"])
            if (
                seen
                and number == "s"
                and seen[0].number == "s"
                and not (gender and seen[0].gender and gender != seen[0].gender)
            ):
                return Resolution(seen[0], [f"« {word} » : dernier locuteur, « {seen[0].name} »"])
            offered = self._offered(mention, gender) if number == "s" else []
            return Resolution(None, [f"« {word} » : aucun antécédent qui s’accorde"], offered)
        # « il » is nobody's newsroom: a medium has only passed words on.
        best = next((e for e in fits[:4] if e.kind != "medium"), fits[0])
        if best.kind == "organisation" and not best.acronym and not best.name[:1].isupper():
            # « il » after a court or a ministry is rather the person who speaks in the same passage.
            best = next((e for e in fits[1:3] if e.kind == "person"), best)
        return Resolution(best, [f"« {word} » : dernier locuteur qui s’accorde, « {best.name} »"])

    def _witness(self, mention: Mention, gender: str) -> Entity | None:
        """Whose account the sentence before passes on: *La radio a diffusé le témoignage du père. Selon lui*."""
        r = self.r
        floor = r.units[max(0, r.unit_of[mention.tokens[0]] - 1)][0]
        spoken = (entity.position for entity in self.speakers if entity.kind != "medium")
        floor = max(floor, max(spoken, default=0))
        for k in range(mention.tokens[0] - 3, floor - 1, -1):
            if r.lemma[k] not in _TESTIMONIES or r.lower[k + 1] not in OF or r.quote[k] >= 0:
                continue
            head = next((m for m in range(k + 2, mention.tokens[0]) if r.pos[m] in ("NOUN", "PROPN")), None)
            if head is None or head - k > _LONG:
                return None
            tokens = phrase(r, self.lexicon, head, low=k + 2, high=mention.tokens[0], after_verb=True)
            end = apposition_end(r, self.lexicon, tokens[1], mention.tokens[0], True)
            described = profile(r, self.lexicon, (k + 2, end or tokens[1]), head)
            if described.kind == "person" and (not gender or described.gender in (gender, "")):
                return self.find(described) or self.add(described, head)
        return None

    def _latter(self, mention: Mention, gender: str) -> Entity | None:
        """Whom *ce dernier* takes up: the last one named in the sentence before, *celle-ci* the last who can speak."""
        r = self.r
        unit = r.unit_of[mention.tokens[0]]
        if mention.span.text.lower().startswith("cel"):
            return self._last_able(mention, gender)
        for start, end in reversed(name_runs(r, (r.units[max(0, unit - 1)][0], mention.tokens[0]))):
            given = self.lexicon.first_names.gender(r.words[start])
            if r.quote[start] < 0 and end - start >= 2 and given in (gender, "x"):
                name = r.string((start, end))
                described = Profile(label=name, name=name, kind="person", gender=gender)
                return self.find(described) or self.add(described, start)
        return self._last_able(mention, gender)

    def _last_able(self, mention: Mention, gender: str) -> Entity | None:
        """The last noun of the sentence before that names somebody of a gender: *un élu de l'opposition. Celle-ci*."""
        r = self.r
        unit = r.unit_of[mention.tokens[0]]
        floor = r.units[max(0, unit - 1)][0]
        for k in range(mention.tokens[0] - 1, floor - 1, -1):
            role = self.lexicon.roles.get(r.lower[k]) if r.pos[k] == "NOUN" and r.quote[k] < 0 else None
            if role is None or role.kind not in ("person", "organisation") or r.feature(k, "Number") == "Plur":
                continue
            tokens = phrase(r, self.lexicon, k, low=floor, high=mention.tokens[0], after_verb=True)
            described = profile(r, self.lexicon, tokens, k)
            if described.number == "s" and described.gender == gender:
                return self.find(described) or self.add(described, k)
        return None

    def _last_group(self, mention: Mention) -> Entity | None:
        """The people whom *ces derniers* takes up: the last ones named in the plural in the sentence before."""
        r = self.r
        floor = r.units[max(0, r.unit_of[mention.tokens[0]] - 1)][0]
        for k in range(mention.tokens[0] - 1, floor - 1, -1):
            role = self.lexicon.roles.get(r.lower[k]) if r.pos[k] == "NOUN" and r.quote[k] < 0 else None
            if role is None or role.kind not in ("person", "group") or r.feature(k, "Number") != "Plur":
                continue
            above = self.lexicon.roles.get(r.lower[r.head[k]]) if r.dep[k] == "nmod" else None
            if above is not None and above.kind == "person" and r.feature(r.head[k], "Number") == "Plur":
                continue  # « les proches des otages »: those
            tokens = phrase(r, self.lexicon, k, low=floor, high=mention.tokens[0], after_verb=True)
            described = profile(r, self.lexicon, tokens, k)
            return self.find(described) or self.add(described, k)
        return None

    def _offered(self, mention: Mention, gender: str) -> list[Candidate]:
        """The persons named shortly before a pronoun, who neither spoke nor were a subject: possible, not settled."""
        r = self.r
        unit = r.unit_of[mention.tokens[0]]
        found: dict[str, Candidate] = {}
        for start, end in name_runs(r, (r.units[max(0, unit - 2)][0], mention.tokens[0])):
            given = self.lexicon.first_names.gender(r.words[start])
            if end - start < 2 or not given or gender and given not in (gender, "x"):
                continue
            span = r.span((start, end))
            found[span.text] = Candidate(
                name=span.text, reason="nommé peu avant, sans être ni locuteur ni sujet", span=span
            )
        return list(found.values())

    def _recent(self, mention: Mention) -> bool:
        """Whether the last speaker has spoken in this paragraph, with no sentence about somebody else since."""
        r = self.r
        at = self.speakers[-1].position
        if any(r.space[k] for k in range(at, mention.tokens[0])):
            return False
        return r.unit_of[mention.tokens[0]] - r.unit_of[at] <= 1

    def _subject_before(self, mention: Mention, gender: str, number: str, *, across: bool = False) -> Entity | None:
        """The subject of the last clauses before a pronoun, outside quotations, if it can be a speaker and agrees.

        Args:
            across: look into the paragraph before, too.
        """
        r = self.r
        unit = r.unit_of[mention.tokens[0]]
        named = self._named_in_unit(mention, gender) if number == "s" else None
        if named is not None:
            return named
        floor = r.units[max(0, unit - 2)][0]
        paragraph = max((k for k in range(floor, mention.tokens[0]) if r.space[k]), default=floor)
        floor = floor if across else max(floor, paragraph)
        for k in self._subjects(floor, mention.tokens[0]):
            spoke = self.spoke.get(k)
            if spoke is not None and agrees(spoke, gender, number):
                spoke.position = max(spoke.position, k)
                return spoke
            tokens = phrase(r, self.lexicon, k, low=floor, high=min(mention.tokens[0], k + 25), after_verb=False)
            described = profile(r, self.lexicon, tokens, k)
            if described.kind not in ("person", "organisation", "group", "anonymous", "medium") and not described.name:
                continue
            if described.kind in ("organisation", "group", "") and not described.name and not described.definite:
                continue
            entity = self.find(described)
            if entity is None and not described.name and described.demonstrative and described.kind == "person":
                entity = self.taken_up(described, k)
            if (
                entity is None
                and not described.name
                and described.definite
                and described.kind == "person"
                and self.speakers
            ):
                # An elegant variation of the speaker (*le chauffeur routier de Melun*), most likely.
                continue
            entity = entity or self.add(described, k)
            if agrees(entity, gender, number):
                entity.position = max(entity.position, k)
                return entity
        return None

    def _subjects(self, floor: int, end: int) -> list[int]:
        """The nouns between two tokens that are subjects, the nearest first, outside quotations.

        In a sentence before, whoever speaks in its main clause comes before those he speaks of: *Le maire dit que le
        préfet a cédé. Il réclame*.
        """
        r = self.r
        found = [
            k
            for k in range(end - 1, floor - 1, -1)
            if r.dep[k].startswith("nsubj") and r.pos[k] in ("NOUN", "PROPN") and _is_told(r, k)
        ]
        own = r.unit_of[end]
        speaks = {k for k in found if k in self.spoke and r.dep[r.head[k]] == "ROOT" and r.unit_of[k] < own}
        return sorted(found, key=lambda k: (-r.unit_of[k], k not in speaks))

    def _named_in_unit(self, mention: Mention, gender: str) -> Entity | None:
        """The last person named before the quotation in a pronoun's own sentence (*comme Sarah : « … », dit-elle*)."""
        r = self.r
        a = r.units[r.unit_of[mention.tokens[0]]][0]
        for start, end in reversed(name_runs(r, (a, mention.tokens[0]))):
            if r.quote[start] >= 0 or not gender:
                continue
            if self.lexicon.first_names.gender(r.words[start]) == gender:
                described = Profile(
                    label=r.string((start, end)), name=r.string((start, end)), kind="person", gender=gender
                )
                return self.find(described) or self.add(described, start)
        return None

    def _relative(self, mention: Mention) -> Resolution:
        """What *lequel* behind a preposition stands for: the noun before it."""
        r = self.r
        k = mention.tokens[0] - 2
        while k >= 0 and r.pos[k] not in ("NOUN", "PROPN"):
            k -= 1
        if k < 0:
            return Resolution(None)
        low = r.units[r.unit_of[k]][0]
        tokens = phrase(r, self.lexicon, k, low=low, high=mention.tokens[0] - 1, after_verb=False)
        return self._described(mention, profile(r, self.lexicon, tokens, k))

    def _issuer(self, mention: Mention, described: Profile) -> Resolution | None:
        """Who stands behind a document: *un bilan de la police*, *un bilan communiqué par les pompiers*."""
        r = self.r
        a, core = mention.tokens
        b = self._detached(core, counts=described.head in _COUNTS)
        agents = (k for k in range(core, b) if r.lower[k] == "par" and r.lemma[k - 1] not in _NOT_MAKING)
        made = next(agents, a + 1) if described.head in _COUNTS else a + 1  # « établi depuis mai par la police »
        for k in range(made, b):
            if r.lower[k] == "par" and r.lemma[k - 1] in _NOT_MAKING:
                continue
            if r.lower[k] == "par" or r.lower[k] in OF or r.lower[k] == "publié":
                head = k + 1
                while head < b and (
                    r.pos[head] in ("DET", "ADJ", "NUM") or r.lower[head] in ("l'", "la", "le", *_OPENING)
                ):
                    head += 1
                if head >= b or r.pos[head] not in ("NOUN", "PROPN"):
                    continue
                inner = profile(r, self.lexicon, (k + 1, b), head)
                issues = inner.kind in ("person", "organisation", "group", "medium", "anonymous") or inner.name
                if issues or r.quote[head] >= 0 and r.lower[k] in OF:  # « un bilan du « nombre blanc » »
                    inner.definite = inner.definite or r.lower[k] in ("du", "des")
                    resolution = self._described(Mention((k + 1, b), head, mention.span), inner)
                    resolution.steps.insert(0, f"« {mention.span.text} » : document de « {inner.label} »")
                    return resolution
        if (author := self._author(mention)) is not None:
            return Resolution(author, [f"« {mention.span.text} » : document de « {author.name} »"])
        if r.lower[a] in _THEIRS and (owner := self._owner(a)) is not None:
            return Resolution(owner, [f"« {mention.span.text} » : document de « {owner.name} »"])
        if described.head in _SAYINGS and (last := self.last_speaker()) is not None:
            return Resolution(last, [f"« {mention.span.text} » : mots du dernier locuteur, « {last.name} »"])
        latest = described.definite and described.head in _COUNTS and b - a > 2  # « les chiffres officiels »
        if (described.definite or described.demonstrative or described.same) and not latest:
            last = self.last_speaker()
            if last is not None and b - a <= 3 and "VerbForm=Part" not in r.morph[b - 1]:
                return Resolution(last, [f"« {mention.span.text} » : document du dernier locuteur, « {last.name} »"])
        return None

    def _detached(self, end: int, *, counts: bool) -> int:
        """Past a participle with its agent behind a document: *les chiffres publiés par le ministère*.

        It may be detached: *ce bilan, fourni par la police, fait état*. Of other documents than counts, who has
        published them need not be their author: *un sondage publié par un journal*.
        """
        r = self.r
        made = end + 2 < r.length and "VerbForm=Part" in r.morph[end] and r.lower[end + 1] == "par"
        if counts and made and r.lemma[end] not in _NOT_MAKING:
            noun = next((k for k in range(end + 2, min(end + 5, r.length)) if r.pos[k] in ("NOUN", "PROPN")), None)
            if noun is not None:
                high = r.units[r.unit_of[noun]][1]
                return phrase(r, self.lexicon, noun, low=end + 2, high=high, after_verb=True)[1]
        if end + 3 >= r.length or r.lower[end] != "," or "VerbForm=Part" not in r.morph[end + 1]:
            return end
        reach = min(r.length, end + (_FAR if counts else _NEAR))
        stop = next((k for k in range(end + 1, reach) if r.lower[k] in (",", ".", ";")), end)
        return stop if "par" in r.lower[end + 2 : stop if counts else min(stop, end + 5)] else end

    def _author(self, mention: Mention) -> Entity | None:
        """Who put out a document that is the object of a clause: *le préfet a publié un message annonçant*."""
        r = self.r
        verb = r.head[mention.head]
        if r.dep[mention.head] != "obj" or r.lemma[verb] not in _PUBLISHING:
            return None
        subject = r.child(verb, "nsubj")
        if subject is not None and r.lower[subject] in ("il", "elle"):
            pronoun = Mention((subject, subject + 1), subject, r.span((subject, subject + 1)))
            return self.resolve(pronoun, incise=False).entity
        return self._subject_of(verb, mention.tokens[0])

    def _owner(self, possessive: int) -> Entity | None:
        """The subject of the clause whose object a possessive stands with: *l'ONG a retiré son communiqué*."""
        return self._subject_of(self.r.head[self.r.head[possessive]], possessive)

    def _subject_of(self, verb: int, before: int) -> Entity | None:
        """The subject of a verb that stands before a token, if it can have put out a document."""
        r = self.r
        subject = r.child(verb, "nsubj") if r.pos[verb] == "VERB" else None
        if subject is None or subject > before or r.pos[subject] not in ("NOUN", "PROPN"):
            return None
        low = r.units[r.unit_of[subject]][0]
        tokens = phrase(r, self.lexicon, subject, low=low, high=before, after_verb=False)
        described = profile(r, self.lexicon, tokens, subject)
        if described.kind in ("document", "") and not described.name:
            return None
        return self.find(described) or self.add(described, subject)

    def _described(self, mention: Mention, described: Profile) -> Resolution:
        """Settle a name or description: known, taken up, named late, or new."""
        text = mention.span.text
        if described.same:
            last = self.last_like(described)
            if last is not None:
                return Resolution(last, [f"« {text} » : dernier locuteur, « {last.name} »"])
        known = self.find(described)
        if known is not None:
            self.enrich(known, described, mention.tokens[0])
            steps = [] if known.name == described.label else [f"« {text} » : même locuteur que « {known.name} »"]
            return Resolution(known, steps)
        # « nos correspondants » : the outlet's, or the speaker's; « notre interlocutrice » points back
        own = self.r.lower[mention.tokens[0]] in _OWN and described.head.lower() not in BACK
        known_so = not described.name and (described.demonstrative or described.definite) and not own
        if known_so or self.is_demonym(described):
            back = self.taken_up(described, mention.tokens[0])
            if back is not None:
                self.enrich(back, described, mention.tokens[0])
                return Resolution(back, [f"« {text} » : reprend « {back.name} »"])
        unnamed = self.introduced(described, mention.tokens[0])
        if unnamed is not None:
            former = unnamed.name
            self.enrich(unnamed, described, mention.tokens[0])
            unnamed.name = self.full_name(described)
            return Resolution(unnamed, [f"« {text} » : nomme « {former} », introduit juste avant sans son nom"])
        entity = self.add(described, mention.tokens[0])
        return Resolution(entity)


def _is_told(r: Reading, token: int) -> bool:
    """Whether the journalist names somebody there: outside quotations, terms apart (*les « faucons » préviennent*)."""
    return r.quote[token] < 0 or is_term(r, r.quotation_tokens(r.quote[token])[0])
