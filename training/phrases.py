"""Parts of reporting sentences put together: who speaks, by which verb, to whom, what of."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from recoupe.french.inflection import Form, forms
from training.conventions import INSERT
from training.fragments import gender_number
from training.pieces import CIRCUMSTANCES, MATTERS, ORIGINS, PRONOUNS, SIDES, SPEAKERS, TITLES
from training.treebanks import Sentence, Word

# Verbs that stand in incises, and those that take « que ».
INCISE_VERBS = """ajouter affirmer annoncer assurer avancer avertir confirmer conclure confier constater déclarer
    déplorer détailler dire écrire estimer expliquer indiquer insister juger lancer marteler menacer noter observer
    poursuivre préciser prévenir promettre raconter rappeler rapporter reconnaître regretter renchérir répéter répondre
    rétorquer révéler signaler souligner soutenir tempérer témoigner dénoncer plaider reprendre commenter""".split()
THAT_VERBS = """affirmer ajouter annoncer assurer avertir avouer admettre confirmer constater craindre croire déclarer
    démentir déplorer dire écrire estimer expliquer garantir indiquer insister jurer maintenir nier noter observer
    penser préciser prétendre prévenir promettre rappeler rapporter reconnaître regretter répéter répondre révéler
    savoir signaler souligner soupçonner soutenir supposer prédire témoigner""".split()
NOUN_VERBS = """démentir dénoncer condamner rejeter annoncer confirmer nier réfuter contester revendiquer évoquer
    reconnaître regretter déplorer réclamer exiger""".split()
_PAST = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"


class Build:
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
                word.head = base + word.head
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
        return self.put(form, "PUNCT", head, "punct")

    def hang(self, at: int, head: int, deprel: str) -> None:
        """Hang a word that was put before its head was known."""
        self.words[at].head, self.words[at].deprel = head, deprel


def top_of(words: list[Word]) -> int:
    """The index of the word that is its own head."""
    return next(i for i, word in enumerate(words) if word.head == i)


def clause_of(sentence: Sentence, *, capital: bool) -> list[Word]:
    """The words of a clause without its full point, its first word in small letters unless ``capital``."""
    words = [replace(word) for word in sentence.words[:-1]]
    if any(word.head == len(words) for word in words):
        return []
    first = words[0]
    if not capital and first.pos not in ("PROPN", "X"):
        first.form = first.form[0].lower() + first.form[1:]
    words[-1].space = True
    return words


def finite_form(
    verb: str, rng: random.Random, person: int, number: str, tenses: str = "Pres Pres Imp Past Fut"
) -> Form:
    """An indicative form in a tense drawn from ``tenses``."""
    tense = rng.choice(tenses.split())
    return next(f for f in forms(verb) if (f.mood, f.tense, f.person, f.number) == ("Ind", tense, person, number))


def participle(verb: str, gender: str = "Masc", number: str = "Sing") -> Form:
    """The past participle that agrees."""
    return next(f for f in forms(verb) if (f.mood, f.tense, f.gender, f.number) == ("Part", "Past", gender, number))


def finite_feats(form: Form) -> str:
    """The features of a finite form as the treebanks write them."""
    return f"Mood={form.mood}|Number={form.number}|Person={form.person}|Tense={form.tense}|VerbForm=Fin"


def number_name(plural: str) -> str:
    """``Sing`` or ``Plur`` for the ``S`` or ``P`` of a piece."""
    return "Plur" if plural == "P" else "Sing"


def _avoir(number: str, rng: random.Random) -> Form:
    return finite_form("avoir", rng, 3, number, "Pres Pres Pres Imp")


def add_speaker(build: Build, piece: list[Word], head: int, deprel: str, rng: random.Random) -> int:
    """A speaker, sometimes with his title behind a comma."""
    at = build.add(piece, head, deprel)
    if piece[-1].pos == "PROPN" and rng.random() < 0.3:
        comma = build.mark(",", None)
        title = build.add(rng.choice(TITLES), at, "appos")
        build.hang(comma, title, "punct")
    return at


def add_circumstance(build: Build, head: int, rng: random.Random, chance: float = 0.4) -> None:
    """Now and then, to whom, where or when it is said."""
    if rng.random() < chance:
        piece = rng.choice(CIRCUMSTANCES)
        top = piece[top_of(list(piece))]
        build.add(piece, head, "advmod" if top.pos == "ADV" else "obl")


def add_incise(build: Build, on: int | None, rng: random.Random) -> int:
    """« a-t-il ajouté », « ajoute le ministre », « assure-t-on de source ... »: gives the index of the verb."""
    verb = rng.choice(INCISE_VERBS)
    kind = rng.random()
    if kind < 0.42:
        return _inverted_pronoun(build, on, verb, rng)
    speaker = rng.choice(SPEAKERS)
    number = number_name(gender_number(speaker)[1])
    at = _verb(build, on, verb, number, rng)
    if rng.random() < 0.25:
        add_circumstance(build, at, rng, 1.0)
    add_speaker(build, speaker, at, "nsubj", rng)
    add_circumstance(build, at, rng, 0.3)
    return at


def _verb(build: Build, on: int | None, verb: str, number: str, rng: random.Random) -> int:
    """A verb of the incise in a simple tense or the perfect, its subject still to come."""
    if rng.random() < 0.5:
        form = finite_form(verb, rng, 3, number)
        return build.put(form.form, "VERB", on, INSERT, verb, finite_feats(form))
    aux = _avoir(number, rng)
    first = build.put(aux.form, "AUX", None, "aux", "avoir", finite_feats(aux))
    adverb = None
    if rng.random() < 0.15:
        adverb = build.put(rng.choice("aussi également encore ensuite notamment ainsi".split()), "ADV", None, "advmod")
    at = build.put(participle(verb).form, "VERB", on, INSERT, verb, _PAST)
    build.hang(first, at, "aux")
    if adverb is not None:
        build.hang(adverb, at, "advmod")
    return at


def _inverted_pronoun(build: Build, on: int | None, verb: str, rng: random.Random) -> int:
    pronoun, number = rng.choice(
        [("il", "Sing")] * 4 + [("elle", "Sing")] * 2 + [("on", "Sing")] * 2 + [("ils", "Plur"), ("elles", "Plur")]
    )
    compound = rng.random() < 0.55
    form = _avoir(number, rng) if compound else finite_form(verb, rng, 3, number)
    first = build.put(
        form.form, "AUX" if compound else "VERB", on, INSERT, "avoir" if compound else verb, finite_feats(form)
    )
    build.words[-1].space = False
    link = "-t-" if form.form[-1] not in "td" else "-"
    gender = "" if pronoun == "on" else f"Gender={'Fem' if pronoun.startswith('elle') else 'Masc'}|"
    lemma = {"il": "lui", "elle": "lui", "on": "on"}.get(pronoun, "eux")
    subject = build.put(link + pronoun, "PRON", first, "nsubj", lemma, f"{gender}Number={number}|Person=3|PronType=Prs")
    at = first
    if compound:
        adverb = None
        if rng.random() < 0.2:
            adverb = build.put(
                rng.choice("aussi encore toutefois également ainsi ensuite".split()), "ADV", None, "advmod"
            )
        at = build.put(participle(verb).form, "VERB", on, INSERT, verb, _PAST)
        build.hang(first, at, "aux")
        build.hang(subject, at, "nsubj")
        if adverb is not None:
            build.hang(adverb, at, "advmod")
    if pronoun == "on" and rng.random() < 0.7:
        piece = rng.choice(ORIGINS)
        build.add(piece, at, "advmod" if piece[0].pos == "ADV" else "obl")
    else:
        add_circumstance(build, at, rng, 0.4)
    return at


def add_that(build: Build, clause: list[Word], verb: int) -> None:
    """« que » and the clause reported."""
    elided = clause[0].form[0].lower() in "aeiouéèêàâîôœ"
    that = build.put("qu'" if elided else "que", "SCONJ", None, "mark", "que")
    top = build.add(clause, verb, "ccomp")
    build.hang(that, top, "mark")


def add_subject_and_verb(build: Build, verb: str, rng: random.Random) -> int:
    """« le ministre a pour sa part démenti », « il dément », « elle n'a pas confirmé »: gives the index of the verb."""
    speaker = rng.choice([*SPEAKERS, *PRONOUNS, *PRONOUNS[:2]])
    number = number_name(gender_number(speaker)[1])
    subject = build.add(speaker)
    hanging: list[tuple[int, str]] = [(subject, "nsubj")]
    if speaker[-1].pos == "PROPN" and rng.random() < 0.2:
        _quoted_by(build, subject, gender_number(speaker), rng)
    elif speaker[0].pos != "PRON" and rng.random() < 0.12:
        comma = build.mark(",", None)
        side = build.add(rng.choice(SIDES))
        build.hang(comma, side, "punct")
        build.mark(",", side)
        hanging.append((side, "obl"))
    negated = rng.random() < 0.08
    compound = rng.random() < 0.6
    form = _avoir(number, rng) if compound else finite_form(verb, rng, 3, number)
    if negated:
        hanging.append(
            (
                build.put("n'" if form.form[0] in "aeéiouh" else "ne", "ADV", None, "advmod", "ne", "Polarity=Neg"),
                "advmod",
            )
        )
    at = build.put(
        form.form, "AUX" if compound else "VERB", None, "root", "avoir" if compound else verb, finite_feats(form)
    )
    if negated:
        hanging.append((build.put("pas", "ADV", None, "advmod", "pas", "Polarity=Neg"), "advmod"))
    if compound:
        hanging.append((at, "aux"))
        if rng.random() < 0.25:
            hanging.append((build.add(rng.choice(SIDES)), "obl"))
        elif rng.random() < 0.25:
            adverb = rng.choice("aussi également encore formellement catégoriquement vivement déjà".split())
            hanging.append((build.put(adverb, "ADV", None, "advmod"), "advmod"))
        at = build.put(participle(verb).form, "VERB", None, "root", verb, _PAST)
    for word, deprel in hanging:
        build.hang(word, at, deprel)
    build.hang(at, at, "root")
    return at


def _quoted_by(build: Build, subject: int, agreement: tuple[str, str], rng: random.Random) -> None:
    """« X, cité par Y, ... »"""
    comma = build.mark(",", None)
    verb = rng.choice(["citer", "joindre", "interroger"])
    gender, number = ("Fem" if agreement[0] == "F" else "Masc"), number_name(agreement[1])
    form = participle(verb, gender, number)
    feats = f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part"
    at = build.put(form.form, "VERB", subject, "acl", verb, feats)
    build.hang(comma, at, "punct")
    by = build.put("par", "ADP", None, "case")
    agent = build.add(rng.choice(SPEAKERS), at, "obl:agent")
    build.hang(by, agent, "case")
    build.mark(",", at)


def add_participle(build: Build, verb: int, rng: random.Random) -> None:
    """« ..., précisant ne pas disposer d'informations »: a second report behind the first."""
    comma = build.mark(",", None)
    second = rng.choice(NOUN_VERBS)
    form = next(f for f in forms(second) if (f.mood, f.tense) == ("Part", "Pres"))
    at = build.put(form.form, "VERB", verb, "advcl", second, "Tense=Pres|VerbForm=Part")
    build.hang(comma, at, "punct")
    build.add(rng.choice(MATTERS), at, "obj")
