"""Made-up reporting sentences with trees: clauses of the treebanks in hand-written frames.

The treebanks hold few dozens of reporting clauses; news has one in every other sentence. Every frame here takes a
clause whose tree is known and puts it into a construction of the news: quoted, cut by an incise, under *que*, after
*selon*. Conventions: an inserted reporting clause hangs on the top of what it reports as ``parataxis:insert``; what
stands under *que*, and what follows ``X : «``, is the ``ccomp`` of the reporting verb.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.french.inflection import Form, forms
from training.conventions import INSERT
from training.fragments import ACCORDING, CIRCUMSTANCES, HEADINGS, ORIGINS, SPEAKERS, TITLES, gender_number, parse
from training.treebanks import Sentence, Word

# Verbs that stand in incises, and those that take « que ».
INCISE_VERBS = """ajouter affirmer annoncer assurer avancer avertir confirmer conclure confier constater déclarer déplorer
    détailler dire écrire estimer expliquer indiquer insister juger lancer marteler menacer noter observer poursuivre
    préciser prévenir promettre raconter rappeler rapporter reconnaître regretter renchérir répéter répondre rétorquer
    révéler signaler souligner soutenir tempérer témoigner dénoncer plaider reprendre commenter tonner""".split()
THAT_VERBS = """affirmer ajouter annoncer assurer avertir avouer admettre confirmer constater craindre croire déclarer
    démentir déplorer dire écrire estimer expliquer garantir indiquer insister jurer maintenir nier noter observer
    penser préciser prétendre prévenir promettre rappeler rapporter reconnaître regretter répéter répondre révéler
    savoir signaler souligner soupçonner soutenir supposer prédire témoigner""".split()
NOUN_VERBS = """démentir dénoncer condamner rejeter annoncer confirmer nier réfuter contester revendiquer évoquer
    reconnaître regretter déplorer réclamer exiger""".split()
MATTERS = [
    parse(text)
    for text in """
    toute=tout/DET>2:det implication/NOUN dans/ADP>5:case l'=le/DET>5:det attaque/NOUN>2:nmod @FS
    ces=ce/DET>2:det accusations=accusation/NOUN @FP
    une=un/DET>2:det agression/NOUN @FS
    la=le/DET>2:det mort/NOUN de/ADP>5:case trois/NUM>5:nummod soldats=soldat/NOUN>2:nmod @FS
    l'=le/DET>2:det information/NOUN @FS
    la=le/DET>2:det prise/NOUN du=de/ADP>4:case village/NOUN>2:nmod @FS
    un/DET>2:det massacre/NOUN @MS
    la=le/DET>2:det responsabilité/NOUN de/ADP>5:case l'=le/DET>5:det attentat/NOUN>2:nmod @FS
    tout/DET>2:det retrait/NOUN @MS
    le/DET>2:det bombardement/NOUN @MS
    """.strip().splitlines()
]
_ACCUSATIONS = [parse(t) for t in ("le/DET>2:det régime/NOUN @MS", "les=le/DET>2:det rebelles=rebelle/NOUN @MP", "l'=le/DET>2:det armée/NOUN @FS", "Israël/PROPN @MS", "la=le/DET>2:det Russie/PROPN @FS", "ses=son/DET>2:det adversaires=adversaire/NOUN @MP")]
_DEEDS = [
    parse(text)
    for text in """
    avoir/AUX>2:aux bombardé=bombarder/VERB la=le/DET>4:det ville/NOUN>2:obj
    violer/VERB le/DET>3:det cessez-le-feu/NOUN>1:obj
    utiliser/VERB des=un/DET>3:det armes=arme/NOUN>1:obj chimiques=chimique/ADJ>3:amod
    avoir/AUX>2:aux tué=tuer/VERB des=un/DET>4:det civils=civil/NOUN>2:obj
    quitter/VERB la=le/DET>3:det zone/NOUN>1:obj
    libérer/VERB les=le/DET>3:det otages=otage/NOUN>1:obj
    soutenir/VERB les=le/DET>3:det milices=milice/NOUN>1:obj
    """.strip().splitlines()
]
_SEIZED = "Daech Alep Moscou Kidal".split()
_PLACES = "Raqqa Donetsk Gao Boukamal Homs Kharkiv Ménaka Sinjar Goma".split()
_THAT = {"que": ("que", "SCONJ"), "qu'": ("que", "SCONJ")}

Frame = Callable[[Sentence, random.Random], "list[Word] | None"]


def made_up(clauses: Sequence[Sentence], count: int, rng: random.Random) -> list[Sentence]:
    """Make ``count`` sentences of ``clauses`` (see :func:`usable`), every frame about as often as its weight says."""
    found: list[Sentence] = []
    frames = [frame for frame, weight in FRAMES for _ in range(weight)]
    while len(found) < count:
        words = rng.choice(frames)(rng.choice(clauses), rng)
        if words:
            words[0].form = words[0].form[:1].upper() + words[0].form[1:]
            found.append(Sentence(words, "made up"))
    return found


def usable(sentence: Sentence) -> bool:
    """Whether a sentence can serve as what somebody says: one clause of moderate length that ends with a full point."""
    words = sentence.words
    if not 6 <= len(words) <= 28 or words[-1].form != "." or not words[0].form[:1].isupper():
        return False
    if any(w.form in ('"', "«", "»", "(", ":", "“", "”") or w.deprel == INSERT for w in words):
        return False
    top = _top(words)
    return words[top].pos in ("VERB", "ADJ", "NOUN") and any(w.head == top and "subj" in w.deprel for w in words)


def _top(words: list[Word]) -> int:
    return next(i for i, word in enumerate(words) if word.head == i)


class _Build:
    """A sentence in the making: pieces are put one after the other, and their tops hung on one another at the end."""

    def __init__(self) -> None:
        self.words: list[Word] = []

    def add(self, piece: Sequence[Word], head: int | None = None, deprel: str = "root") -> int:
        """Append a piece and hang its top on ``head``; gives the index of the top."""
        base = len(self.words)
        top = base
        for i, word in enumerate(piece):
            word = replace(word)
            if word.head == i:
                top = base + i
                word.head, word.deprel = (top, "root") if head is None else (head, deprel)
            else:
                word.head = base + (word.head or 0)
            self.words.append(word)
        return top

    def put(self, form: str, pos: str, head: int | None, deprel: str, lemma: str = "", feats: str = "") -> int:
        """Append one word."""
        at = len(self.words)
        word = Word(form, lemma or form.lower(), pos, feats, at if head is None else head, deprel)
        word.space = not form.endswith("'")
        self.words.append(word)
        return at

    def mark(self, form: str, head: int | None) -> int:
        """Append a punctuation mark without space before it."""
        if self.words and form in (",", ".", "»", '"', ")"):
            self.words[-1].space = form == "»"
        at = self.put(form, "PUNCT", head, "punct")
        return at

    def hang(self, at: int, head: int, deprel: str) -> None:
        """Hang a word that was put before its head was known."""
        self.words[at].head, self.words[at].deprel = head, deprel


def _clause(sentence: Sentence, *, capital: bool) -> list[Word]:
    """The words of a clause without its full point, its first word in small letters where it does not begin a sentence."""
    words = [replace(word) for word in sentence.words[:-1]]
    if any(word.head == len(words) for word in words):
        return []
    first = words[0]
    if not capital and first.pos not in ("PROPN", "X"):
        first.form = first.form[0].lower() + first.form[1:]
    words[-1].space = True
    return words


def _form(verb: str, rng: random.Random, person: int, number: str, tenses: str = "Pres Pres Imp Past Fut") -> Form:
    tense = rng.choice(tenses.split())
    return next(f for f in forms(verb) if (f.mood, f.tense, f.person, f.number) == ("Ind", tense, person, number))


def _participle(verb: str, gender: str = "Masc", number: str = "Sing") -> Form:
    return next(
        f for f in forms(verb) if (f.mood, f.tense, f.gender, f.number) == ("Part", "Past", gender, number)
    )


def _finite(form: Form) -> str:
    return f"Mood={form.mood}|Number={form.number}|Person={form.person}|Tense={form.tense}|VerbForm=Fin"


_PAST = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"


def _number(plural: str) -> str:
    return "Plur" if plural == "P" else "Sing"


def _avoir(number: str, rng: random.Random) -> Form:
    return _form("avoir", rng, 3, number, "Pres Pres Pres Imp")


def _speaker(build: _Build, piece: list[Word], head: int, deprel: str, rng: random.Random) -> int:
    """A speaker, sometimes with his title behind a comma."""
    at = build.add(piece, head, deprel)
    if piece[-1].pos == "PROPN" and rng.random() < 0.3:
        comma = build.mark(",", None)
        title = build.add(rng.choice(TITLES), at, "appos")
        build.hang(comma, title, "punct")
    return at


def _circumstance(build: _Build, head: int, rng: random.Random, chance: float = 0.4) -> None:
    if rng.random() < chance:
        piece = rng.choice(CIRCUMSTANCES)
        top = piece[_top(list(piece))]
        build.add(piece, head, "advmod" if top.pos == "ADV" else "obl")


def _inverted(build: _Build, on: int | None, rng: random.Random) -> int:
    """« a-t-il ajouté », « ajoute le ministre », « assure-t-on de source ... »: gives the index of the verb."""
    verb = rng.choice(INCISE_VERBS)
    kind = rng.random()
    if kind < 0.42:
        return _inverted_pronoun(build, on, verb, rng)
    speaker = rng.choice(SPEAKERS)
    number = _number(gender_number(speaker)[1])
    at = _verb(build, on, verb, number, rng)
    if rng.random() < 0.25:
        _circumstance(build, at, rng, 1.0)
    _speaker(build, speaker, at, "nsubj", rng)
    _circumstance(build, at, rng, 0.3)
    return at


def _verb(build: _Build, on: int | None, verb: str, number: str, rng: random.Random) -> int:
    """A verb of the incise in a simple tense or the perfect, its subject still to come."""
    if rng.random() < 0.5:
        form = _form(verb, rng, 3, number)
        return build.put(form.form, "VERB", on, INSERT, verb, _finite(form))
    aux = _avoir(number, rng)
    first = build.put(aux.form, "AUX", None, "aux", "avoir", _finite(aux))
    adverb = None
    if rng.random() < 0.15:
        adverb = build.put(rng.choice("aussi également encore ensuite notamment ainsi".split()), "ADV", None, "advmod")
    at = build.put(_participle(verb).form, "VERB", on, INSERT, verb, _PAST)
    build.hang(first, at, "aux")
    if adverb is not None:
        build.hang(adverb, at, "advmod")
    return at


def _inverted_pronoun(build: _Build, on: int | None, verb: str, rng: random.Random) -> int:
    pronoun, number = rng.choice([("il", "Sing")] * 4 + [("elle", "Sing")] * 2 + [("on", "Sing")] * 2 + [("ils", "Plur"), ("elles", "Plur")])
    compound = rng.random() < 0.55
    form = _avoir(number, rng) if compound else _form(verb, rng, 3, number)
    first = build.put(form.form, "AUX" if compound else "VERB", on, INSERT, "avoir" if compound else verb, _finite(form))
    build.words[-1].space = False
    link = "-t-" if form.form[-1] not in "td" else "-"
    gender = "" if pronoun == "on" else f"Gender={'Fem' if pronoun.startswith('elle') else 'Masc'}|"
    lemma = {"il": "lui", "elle": "lui", "on": "on"}.get(pronoun, "eux")
    subject = build.put(link + pronoun, "PRON", first, "nsubj", lemma, f"{gender}Number={number}|Person=3|PronType=Prs")
    at = first
    if compound:
        adverb = None
        if rng.random() < 0.2:
            adverb = build.put(rng.choice("aussi encore toutefois également ainsi ensuite".split()), "ADV", None, "advmod")
        at = build.put(_participle(verb).form, "VERB", on, INSERT, verb, _PAST)
        build.hang(first, at, "aux")
        build.hang(subject, at, "nsubj")
        if adverb is not None:
            build.hang(adverb, at, "advmod")
    if pronoun == "on" and rng.random() < 0.7:
        piece = rng.choice(ORIGINS)
        build.add(piece, at, "advmod" if piece[0].pos == "ADV" else "obl")
    else:
        _circumstance(build, at, rng, 0.4)
    return at


def _quoted_then_incise(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """« C », a-t-il ajouté. / C, a-t-il ajouté."""
    clause = _clause(sentence, capital=True)
    if not clause:
        return None
    build = _Build()
    quoted = rng.random() < 0.65
    opening = build.mark("«", None) if quoted else None
    top = build.add(clause)
    if rng.random() < 0.15 and quoted:
        build.mark("!", top)
    if opening is not None:
        build.hang(opening, top, "punct")
        build.mark("»", top)
    comma = build.mark(",", None)
    verb = _inverted(build, top, rng)
    build.hang(comma, verb, "punct")
    if rng.random() < 0.12:
        _trailing_participle(build, verb, rng)
    build.mark(".", top)
    return build.words


def _trailing_participle(build: _Build, verb: int, rng: random.Random) -> None:
    """« ..., précisant ne pas disposer d'informations »: a second report behind the first."""
    comma = build.mark(",", None)
    second = rng.choice(NOUN_VERBS)
    form = next(f for f in forms(second) if (f.mood, f.tense) == ("Part", "Pres"))
    at = build.put(form.form, "VERB", verb, "advcl", second, "Tense=Pres|VerbForm=Part")
    build.hang(comma, at, "punct")
    build.add(rng.choice(MATTERS), at, "obj")


def _cut_by_incise(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """« C1, a-t-il ajouté, C2. » with or without quotation marks, which may close before the incise and open again."""
    clause = _clause(sentence, capital=True)
    if not clause:
        return None
    top = _top(clause)
    cuts = _cuts(clause, top)
    if not cuts:
        return None
    cut = rng.choice(cuts)
    before, after = clause[:cut], clause[cut:]
    marks = rng.choice(["none", "around", "split"])
    build = _Build()
    opening = build.mark("«", None) if marks != "none" else None
    shift = len(build.words)
    build.words += [replace(word) for word in before]
    closing = build.mark("»", None) if marks == "split" else None
    comma = build.mark(",", None)
    verb = _inverted(build, None, rng)
    second = build.mark(",", verb)
    reopening = build.mark("«", None) if marks == "split" else None
    gap = len(build.words) - shift - len(before)
    build.words += [replace(word) for word in after]

    def place(old: int) -> int:
        return shift + old + (gap if old >= cut else 0)

    for old, word in enumerate(clause):
        build.words[place(old)].head = place(word.head if word.head is not None else old)
    build.hang(comma, verb, "punct")
    build.hang(verb, place(top), INSERT)
    for at in (opening, closing, reopening):
        if at is not None:
            build.hang(at, place(top), "punct")
    build.hang(second, verb, "punct")
    if marks != "none":
        build.mark("»", place(top))
    build.mark(".", place(top))
    return build.words


def _cuts(clause: list[Word], top: int) -> list[int]:
    """Where an incise can stand: after a whole dependent of the top, or after the top itself, never at the edges."""
    found = []
    for cut in range(2, len(clause) - 1):
        crossing = [
            i for i, w in enumerate(clause) if w.head is not None and (i < cut) != (w.head < cut) and top not in (i, w.head)
        ]
        light = clause[cut - 1].pos in ("ADP", "DET", "AUX", "CCONJ", "SCONJ", "PUNCT") or not clause[cut - 1].space
        close = clause[cut].deprel in ("aux", "aux:pass", "cop", "expl:comp") or clause[cut].pos in ("PUNCT",)
        clitic = clause[cut - 1].pos == "PRON" and clause[cut - 1].form.lower() in _CLITICS
        negation = clause[cut - 1].form.lower() in ("ne", "n'", "pas") or clause[cut].form.lower() in ("pas", "plus")
        if not crossing and not light and not close and not clitic and not negation:
            found.append(cut)
    return found


_CLITICS = frozenset("il ils elle elles on je tu nous vous ce se le la les lui leur y en me te".split())


def _that_clause(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a déclaré mardi à la presse que C."""
    clause = _clause(sentence, capital=False)
    if not clause:
        return None
    build = _Build()
    verb = _subject_and_verb(build, rng.choice(THAT_VERBS), rng)
    _circumstance(build, verb, rng)
    _that(build, clause, verb)
    build.mark(".", verb)
    return build.words


def _that(build: _Build, clause: list[Word], verb: int) -> None:
    elided = clause[0].form[0].lower() in "aeiouéèêàâîôœ"
    that = build.put("qu'" if elided else "que", "SCONJ", None, "mark", "que")
    top = build.add(clause, verb, "ccomp")
    build.hang(that, top, "mark")


def _subject_and_verb(build: _Build, verb: str, rng: random.Random) -> int:
    """« le ministre a pour sa part démenti », « il dément », « elle n'a pas confirmé »: gives the index of the verb."""
    speaker = rng.choice([*SPEAKERS, *_PRONOUNS, *_PRONOUNS[:2]])
    number = _number(gender_number(speaker)[1])
    subject = build.add(speaker)
    hanging: list[tuple[int, str]] = [(subject, "nsubj")]
    if speaker[-1].pos == "PROPN" and rng.random() < 0.2:
        _quoted_by(build, subject, gender_number(speaker), rng)
    elif speaker[0].pos != "PRON" and rng.random() < 0.12:
        comma = build.mark(",", None)
        side = build.add(rng.choice(_SIDES))
        build.hang(comma, side, "punct")
        build.mark(",", side)
        hanging.append((side, "obl"))
    negated = rng.random() < 0.08
    compound = rng.random() < 0.6
    form = _avoir(number, rng) if compound else _form(verb, rng, 3, number)
    if negated:
        hanging.append((build.put("n'" if form.form[0] in "aeéiouh" else "ne", "ADV", None, "advmod", "ne", "Polarity=Neg"), "advmod"))
    at = build.put(form.form, "AUX" if compound else "VERB", None, "root", "avoir" if compound else verb, _finite(form))
    if negated:
        hanging.append((build.put("pas", "ADV", None, "advmod", "pas", "Polarity=Neg"), "advmod"))
    if compound:
        hanging.append((at, "aux"))
        if rng.random() < 0.25:
            hanging.append((build.add(rng.choice(_SIDES)), "obl"))
        elif rng.random() < 0.25:
            adverb = rng.choice("aussi également encore formellement catégoriquement vivement déjà".split())
            hanging.append((build.put(adverb, "ADV", None, "advmod"), "advmod"))
        at = build.put(_participle(verb).form, "VERB", None, "root", verb, _PAST)
    for word, deprel in hanging:
        build.hang(word, at, deprel)
    build.hang(at, at, "root")
    return at


_PRONOUNS = [parse("il=lui/PRON @MS"), parse("elle=lui/PRON @FS"), parse("ils=eux/PRON @MP"), parse("elles=eux/PRON @FP"), parse("on/PRON @MS")]
for _piece, _feats in zip(
    _PRONOUNS, ("Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing", "Gender=Masc|Number=Plur", "Gender=Fem|Number=Plur", "Number=Sing"), strict=True
):
    _piece[0].feats = f"{_feats}|Person=3|PronType=Prs"
_SIDES = [
    parse("pour/ADP>3:case sa=son/DET>3:det part/NOUN"),
    parse("de/ADP>3:case son/DET>3:det côté/NOUN"),
    parse("de/ADP>3:case leur=son/DET>3:det côté/NOUN"),
    parse("quant/ADV à/ADP>3:case lui/PRON>1:obl"),
    parse("à/ADP>4:case plusieurs/DET>4:det maintes=maint/ADJ>4:amod reprises=reprise/NOUN") ,
]


def _quoted_by(build: _Build, subject: int, agreement: tuple[str, str], rng: random.Random) -> None:
    """« X, cité par Y, ... »"""
    comma = build.mark(",", None)
    verb = rng.choice(["citer", "joindre", "interroger"])
    gender, number = ("Fem" if agreement[0] == "F" else "Masc"), _number(agreement[1])
    form = _participle(verb, gender, number)
    feats = f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"
    at = build.put(form.form, "VERB", subject, "acl", verb, feats)
    build.hang(comma, at, "punct")
    by = build.put("par", "ADP", None, "case")
    agent = build.add(rng.choice(SPEAKERS), at, "obl:agent")
    build.hang(by, agent, "case")
    build.mark(",", at)


def _noun_object(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a pour sa part démenti toute implication. / X accuse Y d'avoir ..."""
    build = _Build()
    kind = rng.random()
    if kind < 0.65:
        verb = _subject_and_verb(build, rng.choice(NOUN_VERBS), rng)
        build.add(rng.choice(MATTERS), verb, "obj")
    else:
        verb = _subject_and_verb(build, rng.choice(["accuser", "soupçonner"]), rng)
        build.add(rng.choice(_ACCUSATIONS), verb, "obj")
        deed = rng.choice(_DEEDS)
        mark = build.put("d'" if deed[0].form[0] in "aeiou" else "de", "ADP", None, "mark", "de")
        build.hang(mark, build.add(deed, verb, "xcomp"), "mark")
    if rng.random() < 0.5:
        _circumstance(build, verb, rng)
    elif rng.random() < 0.5:
        comma = build.mark(",", None)
        second = rng.choice(THAT_VERBS)
        form = next(f for f in forms(second) if (f.mood, f.tense) == ("Part", "Pres"))
        at = build.put(form.form, "VERB", verb, "advcl", second, "Tense=Pres|VerbForm=Part")
        build.hang(comma, at, "punct")
        clause = _clause(sentence, capital=False)
        if not clause:
            return None
        _that(build, clause, at)
    build.mark(".", verb)
    return build.words


def _according(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """Selon X, C. / C, selon X."""
    first = rng.random() < 0.6
    clause = _clause(sentence, capital=not first)
    if not clause:
        return None
    build = _Build()
    top = None if first else build.add(clause)
    comma = None if first else build.mark(",", None)
    start = len(build.words)
    if rng.random() < 0.6:
        case = build.put("selon", "ADP", None, "case")
    else:
        case = build.put("d'", "ADP", None, "case", "de")
        build.put("après", "ADP", case, "fixed")
    at = _speaker(build, rng.choice(SPEAKERS), case, "obl", rng)
    build.hang(case, at, "case")
    if first:
        build.words[start].form = build.words[start].form.capitalize()
        comma = build.mark(",", at)
        top = build.add(clause)
    assert top is not None and comma is not None
    build.hang(at, top, "obl")
    build.hang(comma, at, "punct")
    build.mark(".", top)
    return build.words


def _colon(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """X a déclaré : « C. » / Et d'ajouter : « C. »"""
    clause = _clause(sentence, capital=True)
    if not clause:
        return None
    build = _Build()
    if rng.random() < 0.45:
        cc = build.put(rng.choice(["Et", "Puis", "Avant"]), "CCONJ", None, "cc")
        verb = rng.choice(INCISE_VERBS)
        mark = build.put("d'" if verb[0] in "aeéi" else "de", "ADP", None, "mark", "de")
        at = build.put(verb, "VERB", None, "root", verb, "VerbForm=Inf")
        build.hang(cc, at, "cc")
        build.hang(mark, at, "mark")
        if build.words[cc].form == "Avant":
            build.words[cc].pos, build.words[cc].deprel = "ADP", "mark"
    else:
        at = _subject_and_verb(build, rng.choice(INCISE_VERBS), rng)
        _circumstance(build, at, rng)
    colon = build.put(":", "PUNCT", None, "punct")
    quoted = rng.random() < 0.85
    opening = build.mark("«", None) if quoted else None
    top = build.add(clause, at, "ccomp")
    build.hang(colon, top, "punct")
    if opening is not None:
        build.hang(opening, top, "punct")
        inside = rng.random() < 0.5
        if inside:
            build.mark(".", top)
        build.mark("»", top)
        if not inside:
            build.mark(".", at)
    else:
        build.mark(".", at)
    return build.words


def _source_on(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """De source militaire, on indique que C."""
    clause = _clause(sentence, capital=False)
    if not clause:
        return None
    build = _Build()
    origin = build.add(rng.choice(ORIGINS))
    comma = build.mark(",", None) if rng.random() < 0.5 else None
    subject = build.add(_PRONOUNS[4])
    form = _form(rng.choice(THAT_VERBS), rng, 3, "Sing", "Pres")
    at = build.put(form.form, "VERB", None, "root", form.lemma, _finite(form))
    build.hang(origin, at, "advmod" if build.words[origin].pos == "ADV" else "obl")
    build.hang(subject, at, "nsubj")
    build.hang(at, at, "root")
    if comma is not None:
        build.hang(comma, origin, "punct")
    _that(build, clause, at)
    build.mark(".", at)
    return build.words


def _heading(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """A heading, or « Syrie : C » without full point."""
    build = _Build()
    if rng.random() < 0.5:
        build.add(rng.choice(HEADINGS))
        return build.words
    clause = _clause(sentence, capital=False)
    if not clause:
        return None
    place = build.put(rng.choice(_PLACES), "PROPN", None, "root", feats="")
    build.words[place].lemma = build.words[place].form
    colon = build.put(":", "PUNCT", None, "punct")
    top = build.add(clause)
    build.hang(place, top, "dislocated")
    build.hang(colon, place, "punct")
    return build.words


def _never(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """À aucun moment X ne s'est emparé de Y."""
    build = _Build()
    opening = rng.choice(_NEVER)
    when = build.add(opening)
    speaker = rng.choice([*SPEAKERS, *[parse(f"{name}/PROPN @MS") for name in _SEIZED]])
    gender, plural = gender_number(speaker)
    gender, number = ("Fem" if gender == "F" else "Masc"), _number(plural)
    subject = build.add(speaker)
    ne = build.put("ne", "ADV", None, "advmod", "ne", "Polarity=Neg")
    etre = _form("être", rng, 3, number, "Pres Imp")
    se = build.put("s'" if etre.form[0] in "eé" else "se", "PRON", None, "expl:comp", "soi", "Person=3|PronType=Prs")
    aux = build.put(etre.form, "AUX", None, "aux", "être", _finite(etre))
    verb = rng.choice(["emparer", "approcher", "retirer", "excuser"])
    feats = f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"
    at = build.put(_participle(verb, gender, number).form, "VERB", None, "root", verb, feats)
    for word, deprel in ((when, "obl"), (subject, "nsubj"), (ne, "advmod"), (se, "expl:comp"), (aux, "aux")):
        build.hang(word, at, deprel)
    build.hang(at, at, "root")
    case = build.put("de", "ADP", None, "case")
    place = build.put(rng.choice(_PLACES), "PROPN", at, "obl")
    build.words[place].lemma = build.words[place].form
    build.hang(case, place, "case")
    build.mark(".", at)
    return build.words


_NEVER = [
    parse("À/ADP>3:case aucun/DET>3:det moment/NOUN @MS"),
    parse("à/ADP>3:case aucun/DET>3:det moment/NOUN @MS"),
    parse("En/ADP>3:case aucun/DET>3:det cas/NOUN @MS"),
    parse("Depuis/ADP>3:case des=un/DET>3:det mois/NOUN @MP"),
]


def _condition(sentence: Sentence, rng: random.Random) -> list[Word] | None:
    """S'ils veulent revenir, ceci sera impossible: a condition before its clause."""
    clause = _clause(sentence, capital=False)
    if not clause:
        return None
    build = _Build()
    pronoun = rng.choice(_PRONOUNS)
    number = _number(gender_number(pronoun)[1])
    form = pronoun[0].form
    mark = build.put("S'" if form.startswith("il") else "Si", "SCONJ", None, "mark", "si")
    subject = build.add(pronoun)
    verb = rng.choice(["vouloir", "devoir", "pouvoir", "souhaiter"])
    finite = _form(verb, rng, 3, number, "Pres Imp")
    at = build.put(finite.form, "VERB", None, "advcl", verb, _finite(finite))
    build.hang(mark, at, "mark")
    build.hang(subject, at, "nsubj")
    build.add(rng.choice(_DEEDS), at, "xcomp")
    comma = build.mark(",", at)
    if rng.random() < 0.5:
        top = build.add(clause)
    else:
        top = build.add(rng.choice(_THEN))
    build.hang(at, top, "advcl")
    build.hang(comma, at, "punct")
    if rng.random() < 0.5:
        comma = build.mark(",", None)
        build.hang(comma, _inverted(build, top, rng), "punct")
    build.mark(".", top)
    return build.words


_THEN = [
    parse("ceci/PRON>3:nsubj sera=être/AUX>3:cop impossible/ADJ"),
    parse("cela/PRON>4:nsubj ne/ADV>4:advmod sera=être/AUX>4:cop possible/ADJ"),
    parse("ce/PRON>4:nsubj sera=être/AUX>4:cop un/DET>4:det échec/NOUN"),
    parse("ceci/PRON>2:nsubj prendra=prendre/VERB du=de/DET>4:det temps/NOUN>2:obj"),
    parse("nous/PRON>2:nsubj répondrons=répondre/VERB"),
]

FRAMES: tuple[tuple[Frame, int], ...] = (
    (_quoted_then_incise, 8),
    (_cut_by_incise, 5),
    (_that_clause, 4),
    (_noun_object, 4),
    (_according, 3),
    (_colon, 3),
    (_source_on, 1),
    (_heading, 1),
    (_never, 1),
    (_condition, 1),
)
