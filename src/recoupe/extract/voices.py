"""In whose voice a stretch of text stands: the journalist's own, or that of the statement it is part of.

A token stands in the innermost statement whose content holds it, with these exceptions:

- What is said inside a quotation is the quoted speaker's, whomever he cites in it.
- What somebody *will* say has not been said (*il demandera la libération*): it stands in the voice around it.
- What a passive says something of is not part of what is said (*les attaques dénoncées par X*), unless the verb tells
  news (*une attaque a été annoncée*).
- When and on what occasion something is said is told by the journalist, and so is a detached relative clause on what
  is announced or asked for (*a décrété un couvre-feu après l'attaque*, *appelle à une marche, que le préfet interdit*).
- What stands in brackets is the journalist's aside: in square ones inside a quotation (*« elle [la milice] a tiré »*),
  in round ones elsewhere (*les attentats (130 morts) dont il se vante*).
- What a passive or a noun tells with nobody named (*l'attaque a été signalée*) is said by whoever speaks around it.
- What people protest against is told by whoever tells of the protest.
- What a medium says it knows itself (*selon nos informations*) is its own.
- What somebody judges in a few words of his own (*Selon X, les marches, qui ont fait six blessés, sont « vaines »*) is
  told by the journalist.
- A bare denial (*X a démenti*; *P, ce que X dément*) does not make the words that it denies its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.extract.clauses import is_term
from recoupe.extract.entities import MUTE
from recoupe.extract.reading import Range, Reading
from recoupe.model import Attitude, Form, Statement

#: The voice of what the journalist asserts.
OUTLET = "outlet"

# Frames whose content is what a denial denies; in the others it is what the denier says.
_DENIED = frozenset("que inf de_inf np n_que n_de passive".split())
# « manifester contre une arrestation »: what they are about is told by whoever tells of them.
_OVER = frozenset({"protester", "manifester"})
# Frames whose content is a phrase rather than a clause.
_PHRASES = frozenset("conditional np a_np de_np sur_np contre_np pour_np n_de n_a".split())
_WHEN = frozenset("après depuis lors dès avant pendant durant lorsque lorsqu' quand".split())
_OCCASIONS = frozenset("occasion lendemain suite issue terme marge veille cours".split())
_RELATIVES = frozenset("qui que qu' dont où".split())
# Verbs whose passive tells news of its subject: « des rassemblements sont annoncés ».
_TELLS = frozenset("annoncer confirmer évoquer rapporter signaler prévoir demander réclamer exiger".split())
# Rows for giving counts.
_COUNTS = frozenset("faire_état faire_part recenser dénombrer comptabiliser compter.count".split())
# « selon nos informations »: the outlet's own.
_OURS = ("nos informations", "nos constatations", "nos calculs", "notre décompte", "nos décomptes")


class Voice(msgspec.Struct, frozen=True):
    """In whose voice a token stands.

    Attributes:
        name: ``"outlet"``, the origin of the statement, or ``None`` where that is not known.
        statement: ``id`` of the statement that the token is part of; ``None`` in the journalist's own voice.
        quoted: it stands in a statement and between quotation marks (or in the turn of an interview): the wording is
            the speaker's. Marks in the journalist's own text only keep a distance.
        indirect: it stands in a statement and is not quoted: the wording may be the speaker's or the outlet's.
        denied: the statement denies its content (*dément que*, *dément avoir*).
        unverified: the statement is a rumour or somebody else's information (*selon X*, the journalistic conditional).
        cue: the tokens of the statement's reporting word.
    """

    name: str | None = OUTLET
    statement: int | None = None
    quoted: bool = False
    indirect: bool = False
    denied: bool = False
    unverified: bool = False
    cue: Range | None = None


class Voices:
    """The voices of one document, by token."""

    def __init__(self, r: Reading, statements: Sequence[Statement]) -> None:
        self.r = r
        self.statements = statements
        self._column: list[int] = [-1] * r.length
        self._cues = [self._cue(statement) for statement in statements]
        for statement in statements:  # nested ones come later and are shorter
            if not self._is_opaque(statement):
                for a, b in self._own(statement):
                    around = self._column[a:b]
                    self._column[a:b] = [statement.id] * (b - a)
                    for k in (*_asides(r, (a, b)), *self._not_said(statement, (a, b))):
                        self._column[k] = around[k - a]

    def at(self, token: int) -> Voice:
        """The voice that a token stands in."""
        number = self._column[token]
        if number < 0:
            return Voice()
        statement = self.statements[number]
        quoted = statement.form is Form.DIRECT or self.r.quote[token] >= 0
        return Voice(
            name=statement.origin,
            statement=number,
            quoted=quoted,
            indirect=not quoted and statement.form is not Form.CONDITIONAL,  # that one has no speaker
            denied=(statement.attitude is Attitude.DENY and not statement.negated and statement.why.rule in _DENIED),
            unverified=statement.form is Form.CONDITIONAL or statement.why.rule == "selon",
            cue=self._cues[number],
        )

    def _cue(self, statement: Statement) -> Range | None:
        return self.r.tokens_within(statement.cue.start, statement.cue.end) if statement.cue is not None else None

    def _is_opaque(self, statement: Statement) -> bool:
        """Whether a statement gives no voice of its own to its content."""
        r, cue = self.r, self._cues[statement.id]
        if statement.why.rule == "bare-denial" or (
            statement.why.rule == "ce-que" and statement.attitude is Attitude.DENY
        ):
            return True
        if statement.why.rule == "selon" and statement.source and statement.source.text.lower().startswith(_OURS):
            return True
        if statement.origin is None and any(step.endswith(MUTE) for step in statement.why.steps):
            return True  # « ces menaces ne changent rien »: whoever speaks around tells so
        if cue is None or cue[0] >= cue[1]:
            return False
        token = cue[0]
        around = self._column[token]
        if around >= 0 and r.quote[token] >= 0 and statement.content[0].start < self.statements[around].content[-1].end:
            return True
        if around >= 0 and statement.source is None and statement.origin is None:
            return True  # « l'existence de ces comptes a été signalée », inside what somebody says
        if r.lemma[token] in _OVER or statement.why.rule == "np" and r.lower[max(0, token - 1)] == "on":
            return True
        return "Tense=Fut" in r.morph[token] and statement.attitude in (Attitude.CALL, Attitude.COMMIT)

    def _own(self, statement: Statement) -> list[Range]:
        """The token ranges of a content that are its speaker's words."""
        r, cue = self.r, self._cues[statement.id]
        parts = [r.tokens_within(span.start, span.end) for span in statement.content]
        if statement.why.rule == "passive" and cue is not None:
            told = r.lemma[cue[0]] in _TELLS and r.child(cue[0], "aux") is not None
            if not told:
                parts = [part for part in parts if part[0] >= cue[0]]
        if statement.why.rule == "incise":
            parts = [_behind_dash(r, part) for part in parts]
        if statement.why.rule == "inf" and cue is not None and parts:
            parts.append(_shared_auxiliary(r, cue[0], parts[-1][1]))
        return parts

    def _not_said(self, statement: Statement, tokens: Range) -> list[int]:
        """The unquoted tokens of a content that the journalist adds to it."""
        r, cue = self.r, self._cues[statement.id]
        found = self._circumstances(statement, tokens)
        if cue is None or tokens[0] >= tokens[1]:
            return found
        if statement.why.rule == "selon" and (known := _background(r, tokens)) is not None:
            return [*found, *range(*known)]
        if statement.why.rule == "incise" and cue[1] <= tokens[0] and _goes_off(r, cue, tokens[0]):
            found += [k for k in range(*tokens) if r.quote[k] < 0]
        elif statement.why.rule == "obj_de" or statement.why.rule == "obj_a" and statement.attitude is Attitude.CALL:
            found += [k for k in _addressee(r, tokens) if r.quote[k] < 0]
        return found

    def _circumstances(self, statement: Statement, tokens: Range) -> list[int]:
        """The unquoted tokens of a content that tell when it is said, or say more of what is asked for."""
        r, cue = self.r, self._cues[statement.id]
        if statement.why.rule not in _PHRASES or cue is None:
            return []
        found: list[int] = []
        # « a fait état de six morts après une frappe »: on what occasion they died
        counts = statement.why.row in _COUNTS and any(r.pos[k] == "NUM" for k in range(*tokens))
        for k in range(*tokens):
            if r.quote[k] >= 0:
                continue
            occasion = not counts and cue[0] <= r.head[k] < cue[1] and _is_occasion(r, k)
            behind_comma = k > tokens[0] and r.lower[k - 1] == ","
            clause = behind_comma and r.lower[k] in _RELATIVES and _tells_more(r, (k, tokens[1]))
            more = behind_comma and statement.attitude is Attitude.CALL and r.feature(k, "VerbForm") == "Part"
            if occasion or clause or more:
                a, b = r.subtree(r.head[k] if clause else k)
                found += range(max(a, tokens[0]) if occasion else k, min(b, tokens[1]))
        return found


def _background(r: Reading, tokens: Range) -> Range | None:
    """The relative clause on what a quotation judges: *Selon X, les marches, qui ont duré, sont « vaines »*."""
    a, b = tokens
    for k in range(a + 1, b):
        if r.lower[k] != "qui" or r.lower[k - 1] != "," or r.quote[k] >= 0:
            continue
        comma = next((m for m in range(k + 1, b - 1) if r.lower[m] == ","), None)
        if comma is None or any(r.quote[m] >= 0 for m in range(a, comma) if not _in_term(r, m)):
            return None
        verb = comma + 1 + (r.lower[comma + 1] in ("n'", "ne", "se", "s'", "y", "en", "l'", "le", "la", "les"))
        judged = any(r.quote[m] >= 0 for m in range(comma, b))
        return (k, comma) if judged and verb < b and r.is_finite(verb) else None
    return None


def _in_term(r: Reading, token: int) -> bool:
    """Whether a quoted token belongs to a short term: *les « gilets jaunes »*."""
    return r.quote[token] < 0 or is_term(r, r.quotation_tokens(r.quote[token])[0])


def _addressee(r: Reading, tokens: Range) -> range:
    """Whom somebody asks or accuses, before what he asks of him: *supplie les 300 habitants de partir*, *à voter*."""
    for k in range(*tokens):
        if r.lower[k] in ("de", "d'", "à"):
            for m in range(k + 1, min(k + 5, tokens[1])):
                if "VerbForm=Inf" in r.morph[m]:
                    return range(tokens[0], k)
                if r.pos[m] not in ("PRON", "ADV"):
                    break
    return range(0)


def _behind_dash(r: Reading, tokens: Range) -> Range:
    """Only the quotation of *le convoi est passé – « une goutte d'eau », admet X*."""
    a, b = tokens
    for k in range(a + 1, b - 1):
        if r.lower[k] in ("–", "—") and r.quote[k] < 0 and r.quote[b - 1] >= 0:
            opening = r.quotation_tokens(r.quote[b - 1])[0]
            if k < opening <= k + 2:
                return opening, b
    return tokens


def _shared_auxiliary(r: Reading, cue: int, end: int) -> Range:
    """The second half of *dit avoir repoussé l'assaut et détruit deux chars*, where the parser hung it on the cue."""
    for k in range(end, min(end + 6, r.length)):
        apart = r.feature(k, "VerbForm") == "Part" or r.feature(k, "Number") != r.feature(cue, "Number")
        bare = r.pos[k] == "VERB" and r.child(k, "aux") is None and r.child(k, "nsubj") is None
        joined = r.head[k] == cue and apart or cue < r.head[k] < end
        if r.dep[k] == "conj" and joined and bare and r.is_finite(cue):
            a, b = r.subtree(k)
            return max(a, end), max(b, end)
    return end, end


def _goes_off(r: Reading, cue: Range, start: int) -> bool:
    """Whether what follows an incise belongs to it or is set against what was said: *où dix hommes avaient péri*."""
    if r.lower[start] == "tandis":
        return True
    clause = r.head[start]
    return r.lower[start] in _RELATIVES and r.dep[clause] == "acl:relcl" and cue[0] <= r.head[clause] < start


def _is_occasion(r: Reading, token: int) -> bool:
    """Whether a phrase or clause tells when or on what occasion: *après l'attaque, lorsqu'il était retenu*."""
    if r.dep[token].startswith("obl"):
        case = r.child(token, "case")
        return case is not None and (r.lower[case] in _WHEN or r.lemma[token] in _OCCASIONS)
    mark = r.child(token, "mark") if r.dep[token].startswith("advcl") else None
    return mark is not None and r.lower[mark] in _WHEN


def _tells_more(r: Reading, clause: Range) -> bool:
    """Whether a relative clause tells more of what is said: not *dix morts, dont deux enfants*, which has no verb."""
    a, b = clause
    stop = next((k for k in range(a + 1, b) if r.lower[k] == ","), b)
    if r.lower[a] == "dont" and not any(r.is_finite(k) for k in range(a + 1, stop)):
        return False
    return not _is_conditional(r, r.head[a])


def _is_conditional(r: Reading, verb: int) -> bool:
    """Whether a clause keeps its distance: *où 400 soldats se seraient rendus* is what was announced."""
    return any("Mood=Cnd" in r.morph[k] for k in (verb, *r.children[verb]) if r.pos[k] in ("VERB", "AUX"))


def _asides(r: Reading, tokens: Range) -> list[int]:
    """The tokens of a content that stand in brackets which open and close in it."""
    found: list[int] = []
    opened: int | None = None
    for k in range(*tokens):
        opening, closing = ("[", "]") if r.quote[k] >= 0 else ("(", ")")
        if r.lower[k] == opening:
            opened = k
        elif r.lower[k] == closing and opened is not None:
            found += range(opened + 1, k)
            opened = None
    if opened is not None and r.lower[tokens[1] : tokens[1] + 1] == [")"]:  # the content ends before the bracket
        found += range(opened + 1, tokens[1])
    return found
