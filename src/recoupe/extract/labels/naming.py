"""Constructions that call somebody something, whatever the word.

*Il les a traités de « vauriens »*, *qualifié de « cost killer »*, *surnommé le « boucher »*, *ceux qu'il appelle « les
égarés »*, *est devenu « un danger »*: what stands between quotation marks there is a label even if no list holds it. A
nickname that a text has introduced is one wherever the text repeats it between quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from recoupe.extract.labels.actor_nouns import is_actor_noun
from recoupe.extract.labels.draft import Hit, LabelDraft
from recoupe.extract.labels.phrases import apart
from recoupe.extract.reading import Range, Reading
from recoupe.french.inflection import forms
from recoupe.lexicon import Lexicon

_CLAUSE = 20  # words behind a verb in which what it calls somebody is looked for
_LONGEST = 6  # words in quotation marks that still are a name for somebody
_QUALIFY = ("qualifier", "taxer")
_INSULT = ("traiter",)
_DECLARE = (*_QUALIFY, *_INSULT, "considérer", "juger", "présenter", "décrire", "désigner", "classer")
_MOCK = ("moquer", "railler", "fustiger", "brocarder", "vilipender", "conspuer", "étriller", "invectiver", "huer")
_LIKEN = ("comparer", "assimiler", "dépeindre", "décrire", "présenter", "désigner")
_NICKNAME = ("surnommer",)
_CALL = ("appeler", "nommer", "baptiser")
_BECOME = ("devenir",)
_NICKNAMES = frozenset(("surnom", "surnoms", "sobriquet", "sobriquets"))
_LINKS = frozenset("de d' du des comme le la les l' un une son leur ses leurs".split())
_DE, _LIKE = frozenset(("de", "d'")), frozenset(("à", "aux", "au", "comme"))
_EVALUATIVE = frozenset(
    "bon bons bonne bonnes mauvais mauvaise mauvaises vrai vrais vraie vraies véritable véritables grand grands grande "
    "grandes pur purs pure pures piètre piètres pire pires sale sales petit petits petite petites".split()
)
_PERSONAL = frozenset("il elle ils elles je tu nous vous".split())
_THINGS = frozenset("ce c' ça cela que qu' le l'".split())
_THOSE = frozenset("ceux celui celle celles".split())
_AGENTIVE = ("eur", "eurs", "euse", "euses", "iste", "istes", "ard", "ards", "arde", "ardes")

Add = Callable[[LabelDraft], None]


@cache
def _forms_of(verbs: tuple[str, ...]) -> frozenset[str]:
    """All forms of some verbs."""
    return frozenset(form.form for verb in verbs for form in forms(verb))


def find_names(r: Reading, lexicon: Lexicon, hits: list[Hit], drafts: list[LabelDraft]) -> list[LabelDraft]:
    """Add to the labels of loaded terms those that a naming construction makes; in text order."""
    found = {draft.tokens[0]: draft for draft in drafts}
    taken = {k for draft in drafts for k in range(*draft.tokens)}
    nicknames: dict[str, LabelDraft] = {}

    def add(draft: LabelDraft) -> None:
        if taken.isdisjoint(range(*draft.tokens)):
            found[draft.tokens[0]] = draft
            taken.update(range(*draft.tokens))
        elif (known := found.get(draft.tokens[0])) is not None and known.called is None:
            known.called, known.namer = draft.called, draft.namer  # « traite Kell de « criminel de guerre » »

    for k in range(r.length):
        for draft in _named_at(r, lexicon, k):
            add(draft)
            if draft.rule == "nickname":
                nicknames[r.string(draft.tokens).lower()] = draft
                _translations(r, draft, nicknames, add)
    for draft in drafts:
        _name_giver(r, draft)
    for hit in hits:
        draft = _bare_adjective(r, hit)
        if draft is not None:
            add(draft)
    if nicknames:
        _repeated(r, nicknames, add)
    return apart([found[start] for start in sorted(found)])


def _named_at(r: Reading, lexicon: Lexicon, token: int) -> list[LabelDraft]:
    """The labels that a naming word at a token gives."""
    word = r.lower[token]
    if word in _NICKNAMES or word in _forms_of(_NICKNAME):
        name = _quoted_after(r, token + 1)
        if name is None or not _is_descriptive(r, name):
            return []
        return [LabelDraft(_head(r, name), name, [], "nickname", _object(r, token), r.string(name))]
    if word in _forms_of(_QUALIFY):
        called = _object(r, token)
        if called is None or r.lower[called] in _THINGS:
            return []
        return _qualified(r, lexicon, token, called)
    if word in _forms_of(_INSULT):
        return _qualified(r, lexicon, token, _object(r, token))
    if word in _forms_of(_LIKEN):
        return _qualified(r, lexicon, token, _object(r, token), _LIKE)
    if word in _forms_of(_CALL) and _follows_those(r, token):
        name = _quoted_after(r, token + 1)
        if name is None:
            return []
        return [LabelDraft(_head(r, name), name, [], "naming", None, r.string(name), _subject(r, token))]
    found = None
    if word in _forms_of(_BECOME):
        found = _become(r, lexicon, token)
    elif r.dep[token] == "cop":
        found = _predicate(r, lexicon, token)
    return [found] if found is not None else []


def _qualified(
    r: Reading, lexicon: Lexicon, verb: int, called: int | None, links: frozenset[str] = _DE
) -> list[LabelDraft]:
    """*Il a traité les élus de « vendus » et le maire de « pantin »*: every quoted noun for people behind *de*.

    With *comparer à*, *présenter comme* it stands behind other words.
    """
    found: list[LabelDraft] = []
    for k in range(verb + 1, min(r.length, verb + _CLAUSE)):
        if r.space[k] or r.lower[k] in (";", ".") or r.is_finite(k) and r.quote[k] == r.quote[verb]:
            break
        if r.lower[k] not in links or r.quote[k] != r.quote[verb]:
            continue
        name = _quoted_after(r, k + 1)
        if name is not None and (_names_somebody(r, lexicon, name) or _is_of_somebody(r, lexicon, called, name)):
            whom = called if not found else None
            found.append(LabelDraft(_head(r, name), name, [], "naming", whom, r.string(name), _subject(r, verb)))
    return found


def _quoted_after(r: Reading, token: int) -> Range | None:
    """The short quoted noun phrase that follows, behind *de*, *comme* and articles at most; without its article."""
    k = token
    while (
        k < min(r.length, token + 4)
        and (r.lower[k] in _LINKS or r.pos[k] == "ADV")
        and r.quote[k] == r.quote[token - 1]
    ):
        k += 1
    if k >= r.length or not r.opens_quotation(k):
        return None
    a, b = r.quotation_tokens(r.quote[k])
    a, b = a + 1, b - 1
    while a < b and r.pos[a] == "DET":
        a += 1
    if not 0 < b - a <= _LONGEST or any(r.is_finite(m) or r.space[m] for m in range(a, b)):
        return None
    return (a, b) if any(r.pos[m] in ("NOUN", "ADJ", "PROPN", "X") for m in range(a, b)) else None


def _head(r: Reading, tokens: Range) -> int:
    """The head of a quoted phrase: the word that depends on something outside it."""
    a, b = tokens
    inside = [k for k in range(a, b) if not a <= r.head[k] < b and r.pos[k] in ("NOUN", "PROPN", "ADJ", "X")]
    nouns = [k for k in inside if r.pos[k] == "NOUN"] or inside
    return nouns[0] if nouns else a


def _is_descriptive(r: Reading, tokens: Range) -> bool:
    """Whether a nickname means something (*le boucher de Kessar*), and is not just another name (*Abou Walid*)."""
    a, b = tokens
    return any(r.words[k][0].islower() and r.pos[k] in ("NOUN", "ADJ", "X", "VERB") for k in range(a, b)) or (
        r.pos[a - 1] == "DET"
    )


def _names_somebody(r: Reading, lexicon: Lexicon, tokens: Range) -> bool:
    """Whether the head of a quoted phrase is a noun for people or groups."""
    head = _head(r, tokens)
    return (
        is_actor_noun(r, lexicon, head)
        or r.lower[head].endswith(_AGENTIVE)
        or any(form in lexicon.loaded_terms.first_words for form in (r.lower[head], r.lemma[head]))
    )


def _is_of_somebody(r: Reading, lexicon: Lexicon, called: int | None, tokens: Range) -> bool:
    """Whether any noun is a name for whom it is said of: *il a traité les grévistes de « gangrène »*."""
    return called is not None and is_actor_noun(r, lexicon, called) and r.pos[_head(r, tokens)] == "NOUN"


def _object(r: Reading, verb: int) -> int | None:
    """Whom a naming verb or noun is about: its object, its passive subject, the noun a participle stands on."""
    if r.lower[verb] in _NICKNAMES:  # « a gagné le surnom de »
        owner = r.child(verb, "nmod:poss")
        return owner if owner is not None else r.child(r.head[verb], "nsubj")
    if r.dep[verb].startswith("acl"):
        return r.head[verb]
    return r.child(verb, "nsubj:pass", "obj")


def _subject(r: Reading, verb: int) -> int | None:
    """Who gives the name: the subject of an active verb, the agent of a passive; of the verb it is coordinated with."""
    for k in r.children[verb]:
        if r.dep[k] == "obl:agent" or r.dep[k].startswith("obl") and any(r.lower[m] == "par" for m in r.children[k]):
            return k
    for _ in range(4):
        if r.child(verb, "nsubj:pass", "aux:pass") is not None:
            return None
        subject = r.child(verb, "nsubj")
        if subject is not None:
            return subject
        if r.dep[verb] not in ("conj", "xcomp") or r.head[verb] == verb:
            return None
        verb = r.head[verb]
    return None


def _name_giver(r: Reading, draft: LabelDraft) -> None:
    """Note who gives a loaded term to somebody (*il les qualifie de terroristes*)."""
    verb = r.head[draft.head]
    if r.dep[draft.head] == "conj":
        verb = r.head[verb]
    word = r.lower[verb]
    if word in _forms_of((*_QUALIFY, *_INSULT)) and r.pos[verb] in ("VERB", "AUX"):
        draft.namer, draft.called = _subject(r, verb), _object(r, verb)
        return
    if r.quote[draft.head] < 0:
        return
    if word in _forms_of(_CALL):
        draft.namer = _subject(r, verb)
        return
    k = r.quotation_tokens(r.quote[draft.head])[0] - 1
    while k > 0 and r.lower[k] in _LINKS:
        k -= 1
    if k > 0 and r.lower[k] in _forms_of(_MOCK):  # « un éditorialiste raille « ces putschistes » »
        subject = _subject(r, k)
        draft.namer = r.head[k] if subject is None and r.pos[r.head[k]] in ("NOUN", "PROPN") else subject


def _follows_those(r: Reading, verb: int) -> bool:
    """Whether a verb stands behind *ceux que* (*ceux qu'il appelle*)."""
    for k in range(verb - 1, max(-1, verb - 6), -1):
        if r.lower[k] in _THOSE:
            return True
        if r.lower[k] in (",", ".", "»"):
            return False
    return False


def _become(r: Reading, lexicon: Lexicon, verb: int) -> LabelDraft | None:
    """*Le bureau est devenu « un nid de voleurs »*: what somebody has become, in quotation marks."""
    name = _quoted_after(r, verb + 1)
    if name is None:
        return None
    subject = r.head[verb] if r.dep[verb].startswith("acl") else r.child(verb, "nsubj")
    if subject is not None and r.lower[subject] == "qui":
        subject = r.head[verb]
    if subject is None and "VerbForm=Part" not in r.morph[verb]:
        return None
    if subject is not None and not is_actor_noun(r, lexicon, subject) and r.lower[subject] not in _PERSONAL:
        return None
    return LabelDraft(_head(r, name), name, [], "predicate", called=subject, term=r.string(name))


def _predicate(r: Reading, lexicon: Lexicon, copula: int) -> LabelDraft | None:
    """*Ces gens sont de vrais bouffons*, in a quotation: an evaluative adjective before a noun for people."""
    head = r.head[copula]
    if r.quote[copula] < 0 or r.pos[head] != "NOUN":
        return None
    subject = r.child(head, "nsubj")
    if subject is None:  # a long sentence whose clauses the parser did not tell apart: the noun right before the verb
        subject = next((k for k in range(copula - 1, max(-1, copula - 3), -1) if r.pos[k] != "ADJ"), None)
    if subject is None or not is_actor_noun(r, lexicon, subject):
        return None
    adjective = next((k for k in range(max(copula, head - 3), head) if r.lower[k] in _EVALUATIVE), None)
    if adjective is None or not (is_actor_noun(r, lexicon, head) or r.lower[head].endswith(_AGENTIVE)):
        return None
    start = adjective - 1 if r.pos[adjective - 1] == "ADV" and adjective - 1 > copula else adjective
    return LabelDraft(head, (start, head + 1), [], "predicate", called=subject, term=r.string((start, head + 1)))


def _bare_adjective(r: Reading, hit: Hit) -> LabelDraft | None:
    """*Organisation classée terroriste*, *jugé corrompu*: an adjective that a verb of naming gives to somebody."""
    a = hit.tokens[0]
    if hit.row.stands not in ("adjective", "both") or a < 2 or r.space[a - 1]:
        return None
    verb = a - 2 if r.lower[a - 1] in ("comme", "de") else a - 1
    if r.lower[verb] not in _forms_of(_DECLARE):
        return None
    return LabelDraft(a, hit.tokens, [hit], "naming", _object(r, verb), None, _subject(r, verb))


def _translations(r: Reading, draft: LabelDraft, nicknames: dict[str, LabelDraft], add: Add) -> None:
    """*« cost killer » (« tueur de coûts »)*: what stands in brackets right behind a nickname."""
    k = draft.tokens[1] + 1
    if k + 1 < r.length and r.lower[k] == "(" and r.opens_quotation(k + 1):
        a, b = r.quotation_tokens(r.quote[k + 1])
        if 0 < b - 1 - (a + 1) <= _LONGEST:
            other = LabelDraft(
                _head(r, (a + 1, b - 1)), (a + 1, b - 1), [], "nickname", draft.called, r.string((a + 1, b - 1))
            )
            add(other)
            nicknames[other.term.lower() if other.term else ""] = other


def _repeated(r: Reading, nicknames: dict[str, LabelDraft], add: Add) -> None:
    """The other places where a text writes one of its nicknames between quotation marks."""
    for quotation in r.quotations:
        inner = quotation.inner(r.text).strip()
        end = r.text.find(inner, quotation.start) + len(inner)
        for name in (inner, inner.partition(" ")[2]):  # with its article or without
            known = nicknames.get(name.lower())
            if known is not None:
                tokens = r.tokens_within(end - len(name), end)
                if tokens[0] < tokens[1]:
                    add(LabelDraft(_head(r, tokens), tokens, [], "nickname", known.called, r.string(tokens)))
                break
