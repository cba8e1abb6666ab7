"""Senses: what sentence, paragraph and document say of a trigger whose words leave its type open.

* **means** (*bombe, kamikaze*) give way to the event of their sentence that they serve;
* **one event**: a verb whose subject or object names the same event gives way to that noun (*une frappe a visé*);
* **general talk** (*la lutte contre les violences, un risque d’attentat*) is no event;
* **taking up**: *l’opération, les faits, ce geste* have the type of the event that they take up;
* **death**: who *died* by others’ act was killed, who was *killed* by an accident died, and who was *mortally wounded*
  was killed;
* **crowds**: what a crowd does to persons and things is a riot, what soldiers burn down is damage.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from recoupe.extract.events.draft import Trigger
from recoupe.extract.events.frames import agent_of, complements_of, is_passive, object_of, subject_of
from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF
from recoupe.lexicon import Lexicon

# What *opération*, *faits*, *geste* can take up.
_TAKEN_UP = {
    "opération": ("coerce", "assault", "arrest", "control", "abduct", "retreat"),
    "fait": ("assault", "kill", "riot", "abduct"),
    "geste": ("death", "assault", "kill"),
    "acte": ("assault", "kill", "death", "riot", "abduct"),
    "drame": ("kill", "death", "assault", "accident"),
}
# With these articles an event is one in particular, even behind « risque de » or « idée de ».
_ONE = frozenset("ce cet cette l' la le un une".split())
# Bodies that are named after what they are concerned with, written with a capital.
_BODIES = frozenset(
    "agence alliance assises association bureau centre coalition collectif comité commission conseil coordination "
    "cour fondation fonds front haut-commissariat initiative institut journée ligue mission mouvement musée mémorial "
    "observatoire office organisation programme rapport réseau tribunal union".split()
)
# Words of attacks that may as well be accidents.
_ACCIDENTAL = frozenset({"explosion", "déflagration", "détonation", "exploser", "sauter", "drame"})
# Verbs that only say that a measure is made, where their object tells it.
_SUPPORTING = frozenset({"décréter", "mettre", "instaurer", "instituer", "édicter"})
# Determiners with which a noun points back.
_POINTING = frozenset("le la l' les ce cet cette ces son sa ses leur leurs cette du des au aux tel telle".split())
_MEMORY = 150  # words before a noun within which it finds what it takes up
_BESIDE = 20  # words behind *opération* within which its purpose stands


def settle_senses(r: Reading, lexicon: Lexicon, places: frozenset[int], triggers: Sequence[Trigger]) -> list[Trigger]:
    """Give the triggers with the type that their context settles, without those that mean no event there.

    ``places`` are the tokens that name places.
    """
    senses = _Senses(r, lexicon, places, triggers)
    settled: list[Trigger] = []
    for trigger in triggers:
        kept = senses.settle(trigger, settled)
        if kept is not None:
            settled.append(kept)
    return settled


class _Senses:
    """The context of the triggers of one text."""

    def __init__(self, r: Reading, lexicon: Lexicon, places: frozenset[int], triggers: Sequence[Trigger]) -> None:
        self.r = r
        self.classes = lexicon.events.classes
        self.types = lexicon.events.types
        self.places = places
        self.triggers = triggers
        self.by_head = {trigger.head: trigger for trigger in triggers}
        self.heads = [trigger.head for trigger in triggers]
        # No blow: *mort sur le coup, du coup, après coup*.
        self.lemmas = [
            "" if word == "coup" and (k + 1 == r.length or r.lower[k + 1] not in OF) else lemma
            for k, (word, lemma) in enumerate(zip(r.lower, r.lemma, strict=True))
        ]
        self._counts: dict[tuple[str, Range], int] = {}
        self._breaks = [k for k in range(r.length) if r.space[k]]

    def settle(self, trigger: Trigger, before: Sequence[Trigger]) -> Trigger | None:
        """The trigger in its sense here; ``None`` where it is no event of its own."""
        if trigger.row.takes_up:
            return self._taken_up(trigger, before)
        if self._is_general(trigger) or self._is_told_by_another(trigger) or self._is_figurative(trigger):
            return None
        if trigger.row.means and self._serves_another(trigger) or self._is_manner(trigger):
            return None
        for rule in (self._death_or_killing, self._crowd_or_force, self._blocked_place):
            type, step = rule(trigger)
            if type != trigger.type:
                if type not in self.types:
                    return None
                return Trigger(
                    tokens=trigger.tokens, head=trigger.head, row=trigger.row, type=type, steps=(*trigger.steps, step)
                )
        return trigger

    # One event, one trigger ---------------------------------------------------------------------------------------

    def _is_general(self, trigger: Trigger) -> bool:
        """*la lutte contre les violences*, *un risque d’attentat*: no event in particular.

        *L’idée d’une trêve*, *en cas d’attaque contre le port* mean one.
        """
        r, head = self.r, trigger.head
        if not trigger.row.nouns or not r.dep[head].startswith("nmod") or r.pos[r.head[head]] not in ("NOUN", "PROPN"):
            return False
        above = r.head[head]
        if r.words[above][:1].isupper() and r.lower[above] in _BODIES:
            return True  # « l'Observatoire des conflits, le Comité contre la torture »
        if r.lemma[above] not in self.classes.get("generic", ()) or r.lower[head + 1 : head + 2] == ["contre"]:
            return False
        return not any(r.pos[child] == "DET" and r.lower[child] in _ONE for child in r.children[head])

    def _is_figurative(self, trigger: Trigger) -> bool:
        """*le combat continue, une offensive contre le traité*: war without arms in the paragraph.

        Likewise actions that are of no protest.
        """
        if trigger.row.open and trigger.row.type == "protest":
            around = self._paragraph(trigger.head)
            return self._count("protest", around) < max(2, self._count("armed", around))
        if not trigger.row.open or trigger.row.type not in ("clash", "assault") or trigger.row.nouns == ("violences",):
            return False
        head = trigger.head
        paragraph = self._paragraph(head)
        armed = self._count("armed", paragraph, but=head)
        if trigger.row.verbs:
            other = object_of(self.r, head)
            if other is not None and any(self._is_one(other, name) for name in ("unit", "police", "rioter")):
                return False  # « affronter la police »
            return armed == 0 and self._count("civil", paragraph) > 0
        if any(self._is_one(k, "unit") or k in self.places for _, k in complements_of(self.r, head)):
            return False  # « la bataille de Kessar »
        return (armed == 0 and self._count("civil", paragraph) > 0) or self._count("protest", paragraph) > armed

    def _is_told_by_another(self, trigger: Trigger) -> bool:
        """*Une frappe a visé*, *l’attaque a été perpétrée*: the noun is the trigger, the verb goes with it.

        Measures are about measures: *revoir la réforme* is two, and so is *la cour a rejeté le recours*; but a verb
        that only supports its object is none: *décréter la fermeture*.
        """
        r, verb = self.r, trigger.head
        supporting = r.lemma[verb] in _SUPPORTING  # « décréter la fermeture, mettre en place un pont aérien »
        if not trigger.row.verbs or trigger.type == "measure" and not supporting:
            return False
        doer = subject_of(r, verb)
        if trigger.type == "legal" and doer is not None and self._is_one(doer, "court"):
            return False
        for token in (doer, object_of(r, verb)):
            if token is None or r.head[token] != verb and r.head[verb] != token:
                continue
            if r.lower[min(verb, token) : max(verb, token)].count(",") % 2:  # « ont manifesté, une mobilisation »
                continue
            other = self.by_head.get(token)
            if other is None or not other.row.nouns or other.row.means:
                continue
            if other.row.type == trigger.row.type or supporting and token != doer:
                return True
        return False

    def _is_manner(self, trigger: Trigger) -> bool:
        """*Tué à coups de couteau*: how another event was done."""
        r, head = self.r, trigger.head
        if r.lower[head] != "coups" or not head or r.lower[head - 1] != "à":
            return False
        return r.head[head] in self.by_head

    def _serves_another(self, trigger: Trigger) -> bool:
        """A means in a sentence that tells another event of its type."""
        a, b = self.r.units[self.r.unit_of[trigger.head]]
        low, high = bisect_left(self.heads, a), bisect_right(self.heads, b - 1)
        return any(
            other.row.type == trigger.row.type and (not other.row.means or other.head < trigger.head)
            for other in self.triggers[low:high]
            if other is not trigger
        )

    # Taking up ----------------------------------------------------------------------------------------------------

    def _taken_up(self, trigger: Trigger, before: Sequence[Trigger]) -> Trigger | None:
        """*L’opération, les faits, ce geste*: the event of the purpose that follows, or the last one before."""
        r, head = self.r, trigger.head
        allowed = _TAKEN_UP.get(r.lemma[head], ())
        purpose = self._purpose(head)
        if purpose is not None and purpose.type in allowed:
            return self._as(trigger, purpose, "« %s » sert à ce que dit « %s »")
        if not any(r.lower[child] in _POINTING for child in r.children[head] if child < head):
            return None
        if any(case in OF and self.r.pos[k] != "PROPN" for case, k in complements_of(r, head)):
            return None  # « les faits d'outrage, l'opération de sécurisation »
        for other in reversed(before):
            if head - other.head > _MEMORY:
                break
            if other.type in allowed:
                return self._as(trigger, other, "« %s » reprend « %s »")
        return None

    def _as(self, trigger: Trigger, other: Trigger, step: str) -> Trigger:
        words = self.r.string(trigger.tokens), self.r.string(other.tokens)
        return Trigger(
            tokens=trigger.tokens, head=trigger.head, row=trigger.row, type=other.type, steps=(step % words,)
        )

    def _purpose(self, head: int) -> Trigger | None:
        """The infinitive that says what an operation is for: *destinée à les déloger*, *pour expulser*."""
        r = self.r
        end = r.units[r.unit_of[head]][1]
        root = r.head[head] if r.dep[head] == "obj" else head  # « lancer une opération pour expulser »
        for other in self.triggers[bisect_right(self.heads, head) :]:
            if other.head >= min(end, head + _BESIDE):
                return None
            if other.row.verbs and "VerbForm=Inf" in r.morph[other.head] and r.is_within(other.head, root):
                return other
        return None

    # Death --------------------------------------------------------------------------------------------------------

    def _death_or_killing(self, trigger: Trigger) -> tuple[str, str]:
        """Whether somebody was killed or died, by what the sentence, else the paragraph and the text tell."""
        r, head, type = self.r, trigger.head, trigger.type
        unit = r.units[r.unit_of[head]]
        if type == "death":
            if trigger.row.id == "death/se suicider" or trigger.row.nouns and r.lemma[head] != "décès":
                return type, ""
            if self._count("accident", unit):
                return type, ""
            if self._count("cause", unit) or self._tells_attack(unit, trigger):
                return "kill", "la phrase dit qu’autrui a donné cette mort"
            before = self._sentence_before(head)
            if (
                before
                and self._tells_attack(before, trigger)
                and self._count("accident", before) <= self._count("armed", before)
            ):
                return "kill", "la phrase d’avant dit qu’autrui a donné cette mort"
            return type, ""
        if type == "wound" and any(r.lower[child] == "mortellement" for child in r.children[head]):
            if self._count("accident", unit) > self._count("armed", unit):
                return "death", "la phrase parle d’un accident, et la blessure est mortelle"
            return "kill", "la blessure est mortelle"
        if type != "kill" or not trigger.row.open:
            return type, ""
        if trigger.row.verbs and not r.is_finite(head) and self._hangs_on_accident(head):
            return "death", "c’est un accident ou un sinistre qui a tué"  # « le pont a cédé, tuant deux hommes »
        if trigger.row.verbs and trigger.row.agent:  # « a tué », « tué par »
            doer = agent_of(r, head) if is_passive(r, head) else subject_of(r, head)
            if doer is not None and self._is_one(doer, "accident"):
                return "death", "c’est un accident ou un sinistre qui a tué"
            if doer is not None and not self._is_one(doer, "vehicle"):
                return type, ""
        if self._hangs_on_accident(head):
            return "death", "c’est un accident ou un sinistre qui a tué"
        for stretch, name in ((unit, "la phrase"), (self._paragraph(head), "le paragraphe")):
            accident, armed = self._count("accident", stretch), self._count("armed", stretch, but=head)
            accident += not accident and self._tells_accident(stretch)
            armed += self._tells_attack(stretch, trigger)
            if accident > armed:
                return "death", f"{name} parle d’un accident, d’un sinistre ou d’une maladie"
            if armed:
                return type, ""
        accident, armed = self._count("accident", (0, r.length)), self._count("armed", (0, r.length), but=head)
        if accident > armed or not armed and trigger.row.nouns:
            return "death", "rien dans le texte ne dit que cette mort ait été donnée"
        return type, ""

    def _tells_attack(self, stretch: Range, but: Trigger) -> bool:
        """Whether a stretch holds another trigger of an attack, a battle or a killing."""
        low, high = bisect_left(self.heads, stretch[0]), bisect_left(self.heads, stretch[1])
        return any(
            other.type in ("assault", "kill")
            and not (other.row.open or other.row.takes_up or self._may_be_accidental(other))
            for other in self.triggers[low:high]
            if other is not but
        )

    def _may_be_accidental(self, trigger: Trigger) -> bool:
        """Whether a trigger may tell an accident: *exploser*, not *sauter sur une mine*."""
        a, b = trigger.tokens
        return b - a == 1 and self.r.lemma[trigger.head] in _ACCIDENTAL

    def _tells_accident(self, stretch: Range) -> bool:
        """Whether a stretch holds a trigger of an accident: *le car a fauché trois cyclistes, tués sur le coup*."""
        low, high = bisect_left(self.heads, stretch[0]), bisect_left(self.heads, stretch[1])
        return any(other.type == "accident" for other in self.triggers[low:high])

    def _hangs_on_accident(self, head: int) -> bool:
        """Whether a death hangs on an accident: *l’appareil s’est écrasé, faisant huit morts*."""
        r = self.r
        above = head
        for _ in range(3):
            if r.dep[above] not in ("obj", "advcl", "acl", "conj", "xcomp") or r.head[above] == above:
                return False
            above = r.head[above]
            if above in self.by_head:
                return self.by_head[above].type == "accident"
        return False

    def _sentence_before(self, head: int) -> Range | None:
        """The sentence before that of a token, within its paragraph."""
        r = self.r
        unit = r.unit_of[head]
        if not unit:
            return None
        before = r.units[unit - 1]
        return before if before[0] >= self._paragraph(head)[0] else None

    # Crowds -------------------------------------------------------------------------------------------------------

    def _crowd_or_force(self, trigger: Trigger) -> tuple[str, str]:
        """What a crowd does is a riot; what armed men burn down or plunder is damage."""
        type = trigger.type
        if type not in ("assault", "riot", "damage", "clash", "protest"):
            return type, ""
        doer = self._doer(trigger)
        crowd = doer is not None and self._is_one(doer, "rioter")
        force = doer is not None and self._is_one(doer, "unit")
        if type in ("assault", "damage") and crowd:
            return "riot", "c’est une foule qui agit"
        paragraph = self._paragraph(trigger.head)
        protest = self._count("protest", paragraph) > self._count("armed", paragraph, but=trigger.head)
        if type == "damage" and trigger.row.open and protest and doer is None:
            return "riot", "le paragraphe parle d’une manifestation"
        if type == "riot" and trigger.row.open and not protest:
            return "accident", "rien ne parle d’une manifestation"
        if type == "protest" and force and trigger.row.verbs:
            return "coerce", "ce sont des hommes en armes qui agissent"
        armed = force or doer is not None and self._is_one(doer, "force") and not self._is_one(doer, "crowd")
        if type == "riot" and trigger.row.verbs and armed:
            return "damage", "ce sont des hommes en armes qui agissent"
        if type == "riot" and doer is None and self._is_destruction(trigger):
            return "damage", "le paragraphe parle de combats ou d’attaques"
        if type == "clash" and trigger.row.nouns == ("violences",) and protest:
            return "riot", "le paragraphe parle d’une manifestation"
        return type, ""

    def _blocked_place(self, trigger: Trigger) -> tuple[str, str]:
        """Who blocks a town and is no body of the state protests: *des appels à bloquer Paris*."""
        if trigger.type != "coerce" or self.r.lemma[trigger.head] != "bloquer":
            return trigger.type, ""
        other, doer = object_of(self.r, trigger.head), subject_of(self.r, trigger.head)
        if other not in self.places:
            return trigger.type, ""
        if doer is not None and any(self._is_one(doer, name) for name in ("police", "force", "state")):
            return trigger.type, ""
        return "protest", "c’est un lieu qui est bloqué, et pas par des forces de l’État"

    def _is_destruction(self, trigger: Trigger) -> bool:
        """*incendié, pillé* where the paragraph is about arms and of no demonstration."""
        if not trigger.row.verbs:
            return False
        paragraph = self._paragraph(trigger.head)
        return not self._count("protest", paragraph) and self._count("armed", paragraph, but=trigger.head) > 0

    def _doer(self, trigger: Trigger) -> int | None:
        r, head = self.r, trigger.head
        if trigger.row.verbs:
            return subject_of(r, head)
        agent = agent_of(r, head)
        if agent is not None:
            return agent
        return next((k for k in r.children[head] if r.dep[k] == "nmod" and self._is_one(k, "rioter")), None)

    def _is_one(self, token: int, name: str) -> bool:
        words = self.classes.get(name, frozenset())
        return self.r.lemma[token].lower() in words or self.r.lower[token] in words

    # Context ------------------------------------------------------------------------------------------------------

    def _count(self, name: str, stretch: Range, but: int = -1) -> int:
        """How many words of a class a stretch holds, the token ``but`` aside."""
        key = (name, stretch)
        found = self._counts.get(key)
        if found is None:
            words = self.classes.get(name, frozenset())
            found = self._counts[key] = sum(lemma in words for lemma in self.lemmas[stretch[0] : stretch[1]])
        if stretch[0] <= but < stretch[1] and self.lemmas[but] in self.classes.get(name, ()):
            found -= 1
        return found

    def _paragraph(self, token: int) -> Range:
        """The tokens between two line breaks."""
        after = bisect_right(self._breaks, token)
        return (
            self._breaks[after - 1] + 1 if after else 0,
            self._breaks[after] if after < len(self._breaks) else self.r.length,
        )
