"""Small pieces of French with their trees, written by hand, of which :mod:`training.templates` makes sentences.

A piece is written as words ``form=lemma/POS>head:relation``; the lemma is left out where it is the form in small
letters, and the one word without ``>`` is the piece's top. A mark such as ``@FS`` gives gender and number of the piece.

Example:
    >>> piece = parse("une=un/DET>2:det source/NOUN militaire/ADJ>2:amod @FS")
    >>> [(word.form, word.lemma, word.head, word.deprel) for word in piece]
    [('une', 'un', 1, 'det'), ('source', 'source', 1, 'root'), ('militaire', 'militaire', 1, 'amod')]
    >>> piece[0].feats
    'Definite=Ind|Gender=Fem|Number=Sing|PronType=Art'
"""

from __future__ import annotations

import re

from training.treebanks import Word

_WORD = re.compile(r"(?P<form>[^=/\s]+)(?:=(?P<lemma>[^/\s]+))?/(?P<pos>[A-Z]+)(?:>(?P<head>\d+):(?P<deprel>[a-z:]+))?$")
_GENDER = {"M": "Gender=Masc", "F": "Gender=Fem"}
_NUMBER = {"S": "Number=Sing", "P": "Number=Plur"}
_ARTICLES = {"le": "Def", "la": "Def", "l'": "Def", "les": "Def", "un": "Ind", "une": "Ind", "des": "Ind"}
_AGREEING = ("NOUN", "PROPN", "ADJ", "DET")


def parse(text: str) -> list[Word]:
    """Read a piece; heads are indices in it, the top is its own head.

    Raises:
        ValueError: the piece does not follow the notation.
    """
    mark = ""
    words: list[Word] = []
    for i, part in enumerate(text.split()):
        if part.startswith("@"):
            mark = part[1:]
            continue
        match = _WORD.match(part)
        if match is None:
            raise ValueError(f"{part!r} in {text!r} is not form=lemma/POS>head:relation")
        form, lemma, pos, head, deprel = match.group("form", "lemma", "pos", "head", "deprel")
        words.append(
            Word(
                form=form,
                lemma=lemma or (form if pos == "PROPN" else form.lower()),
                pos=pos,
                feats="",
                head=int(head) - 1 if head else i,
                deprel=deprel or "root",
                space=not form.endswith("'"),
            )
        )
    if sum(word.head == i for i, word in enumerate(words)) != 1:
        raise ValueError(f"{text!r} has no single top")
    for word in words:
        word.feats = _features(word, mark, agrees=_agrees(words, word))
    return words


def _agrees(words: list[Word], word: Word) -> bool:
    """Whether a word takes gender and number of the whole piece: its top and what hangs on it directly."""
    head = words[word.head] if word.head is not None else word
    return head.head == words.index(head) and word.deprel in ("root", "det", "amod")


def _features(word: Word, mark: str, *, agrees: bool) -> str:
    found = []
    if word.pos == "DET" and word.form.lower() in _ARTICLES:
        found += [f"Definite={_ARTICLES[word.form.lower()]}", "PronType=Art"]
    if mark and agrees and word.pos in _AGREEING:
        elided = word.pos == "DET" and word.form.lower() in ("l'", "les", "des")
        found += [] if elided else [_GENDER[mark[0]]]
        found.append(_NUMBER[mark[1]])
    return "|".join(sorted(found))


def gender_number(piece: list[Word]) -> tuple[str, str]:
    """The gender and number of a noun phrase, ``M`` or ``F`` and ``S`` or ``P``, as its top has them."""
    top = next(word for i, word in enumerate(piece) if word.head == i)
    feats = top.feats or ""
    return ("F" if "Fem" in feats else "M"), ("P" if "Plur" in feats else "S")


SPEAKERS = [
    parse(text)
    for text in """
    le/DET>2:det ministre/NOUN @MS
    la=le/DET>2:det ministre/NOUN @FS
    le/DET>2:det porte-parole/NOUN de/ADP>5:case l'=le/DET>5:det armée/NOUN>2:nmod @MS
    un/DET>2:det porte-parole/NOUN du=de/ADP>4:case gouvernement/NOUN>2:nmod @MS
    une=un/DET>2:det source/NOUN militaire/ADJ>2:amod @FS
    une=un/DET>2:det source/NOUN diplomatique/ADJ>2:amod occidentale=occidental/ADJ>2:amod @FS
    des=un/DET>2:det sources=source/NOUN concordantes=concordant/ADJ>2:amod @FP
    la=le/DET>3:det même/ADJ>3:amod source/NOUN @FS
    cette=ce/DET>2:det source/NOUN @FS
    des=un/DET>2:det témoins=témoin/NOUN @MP
    plusieurs/DET>2:det habitants=habitant/NOUN @MP
    un/DET>2:det responsable/NOUN local/ADJ>2:amod @MS
    un/DET>3:det haut/ADJ>3:amod responsable/NOUN ukrainien/ADJ>3:amod @MS
    le/DET>2:det président/NOUN turc/ADJ>2:amod Recep/PROPN>2:appos Tayyip/PROPN>4:flat:name Erdogan/PROPN>4:flat:name @MS
    le/DET>2:det président/NOUN russe/ADJ>2:amod @MS
    le/DET>2:det chef/NOUN de/ADP>5:case la=le/DET>5:det diplomatie/NOUN>2:nmod malienne=malien/ADJ>5:amod @MS
    Oumar/PROPN Traoré/PROPN>1:flat:name @MS
    Leïla/PROPN Haddad/PROPN>1:flat:name @FS
    Ivan/PROPN Petrenko/PROPN>1:flat:name @MS
    le/DET>2:det général/NOUN Moreau/PROPN>2:appos @MS
    le/DET>2:det colonel/NOUN Ahmed/PROPN>2:appos Salem/PROPN>3:flat:name @MS
    M.=monsieur/NOUN Lefort/PROPN>1:appos @MS
    Mme=madame/NOUN Rossi/PROPN>1:appos @FS
    l'=le/DET>2:det Observatoire/PROPN syrien/ADJ>2:amod des=de/ADP>5:case droits=droit/NOUN>2:nmod de/ADP>8:case l'=le/DET>8:det homme/NOUN>5:nmod @MS
    l'=le/DET>2:det ONU/PROPN @FS
    l'=le/DET>2:det agence/NOUN Sana/PROPN>2:appos @FS
    l'=le/DET>2:det agence/NOUN officielle=officiel/ADJ>2:amod @FS
    la=le/DET>2:det télévision/NOUN d'=de/ADP>4:case État=état/NOUN>2:nmod @FS
    le/DET>2:det ministère/NOUN de/ADP>5:case la=le/DET>5:det défense/NOUN>2:nmod @MS
    le/DET>2:det ministère/NOUN russe/ADJ>2:amod des=de/ADP>5:case affaires=affaire/NOUN>2:nmod étrangères=étranger/ADJ>5:amod @MS
    Moscou/PROPN @MS
    Damas/PROPN @FS
    Kiev/PROPN @FS
    Bamako/PROPN @MS
    les=le/DET>2:det autorités=autorité/NOUN @FP
    les=le/DET>2:det rebelles=rebelle/NOUN @MP
    les=le/DET>2:det enquêteurs=enquêteur/NOUN @MP
    le/DET>2:det procureur/NOUN de/ADP>5:case la=le/DET>5:det République/NOUN>2:nmod @MS
    la=le/DET>2:det préfecture/NOUN @FS
    la=le/DET>2:det police/NOUN @FS
    son/DET>2:det avocat/NOUN @MS
    ses=son/DET>2:det proches=proche/NOUN @MP
    le/DET>2:det quotidien/NOUN Al/PROPN>2:appos Watan/PROPN>3:flat:name @MS
    Reuters/PROPN @MS
    le/DET>2:det chercheur/NOUN @MS
    l'=le/DET>2:det analyste/NOUN Omar/PROPN>2:appos Diallo/PROPN>3:flat:name @MS
    une=un/DET>2:det habitante=habitant/NOUN de/ADP>5:case la=le/DET>5:det ville/NOUN>2:nmod @FS
    le/DET>2:det commandant/NOUN des=de/ADP>4:case forces=force/NOUN>2:nmod kurdes=kurde/ADJ>4:amod @MS
    Daech/PROPN @MS
    le/DET>2:det mouvement/NOUN @MS
    la=le/DET>2:det coalition/NOUN internationale=international/ADJ>2:amod @FS
    l'=le/DET>2:det opposition/NOUN @FS
    le/DET>2:det maire/NOUN de/ADP>4:case Kharkiv/PROPN>2:nmod @MS
    l'=le/DET>2:det intéressé/NOUN @MS
    l'=le/DET>2:det ONG/NOUN Human/PROPN>2:appos Rights/PROPN>3:flat:name Watch/PROPN>3:flat:name @FS
    """.strip().splitlines()
]

# What an apposition after a speaker says of it, agreeing with nothing.
TITLES = [
    parse(text)
    for text in """
    porte-parole/NOUN du=de/ADP>3:case ministère/NOUN>1:nmod @MS
    le/DET>2:det porte-parole/NOUN du=de/ADP>4:case mouvement/NOUN>2:nmod @MS
    chef/NOUN de/ADP>4:case la=le/DET>4:det délégation/NOUN>1:nmod @MS
    chercheur/NOUN à/ADP>4:case l'=le/DET>4:det université/NOUN>1:nmod de/ADP>6:case Genève/PROPN>4:nmod @MS
    le/DET>2:det numéro/NOUN deux/NUM>2:nummod du=de/ADP>5:case régime/NOUN>2:nmod @MS
    ministre/NOUN de/ADP>4:case l'=le/DET>4:det Intérieur/NOUN>1:nmod @MS
    """.strip().splitlines()
]

# To whom, where, when somebody says something.
CIRCUMSTANCES = [
    parse(text)
    for text in """
    à/ADP>3:case l'=le/DET>3:det AFP/PROPN
    à/ADP>3:case la=le/DET>3:det presse/NOUN
    mardi/NOUN
    samedi/NOUN matin/NOUN>1:nmod
    lundi/NOUN soir/NOUN>1:nmod
    hier/ADV
    à/ADP>3:case l'=le/DET>3:det agence/NOUN Tasnim/PROPN>3:appos
    dans/ADP>3:case un/DET>3:det communiqué/NOUN
    sur/ADP>2:case Twitter/PROPN
    sur/ADP>2:case BFMTV/PROPN
    dans/ADP>3:case un/DET>3:det entretien/NOUN au=à/ADP>5:case Monde/PROPN>3:nmod
    devant/ADP>3:case des=un/DET>3:det journalistes=journaliste/NOUN
    au=à/ADP>2:case micro/NOUN de/ADP>4:case France/PROPN>2:nmod Info/PROPN>4:flat:name
    lors/ADV d'=de/ADP>4:case un/DET>4:det point/NOUN>1:obl de/ADP>6:case presse/NOUN>4:nmod
    à/ADP>3:case plusieurs/DET>3:det médias=média/NOUN
    par/ADP>2:case téléphone/NOUN
    de/ADP>3:case son/DET>3:det côté/NOUN
    pour/ADP>3:case sa=son/DET>3:det part/NOUN
    """.strip().splitlines()
]

# Where it comes from, without anybody who says it: « a-t-on appris de source policière ».
ORIGINS = [
    parse(text)
    for text in """
    de/ADP>2:case source/NOUN militaire/ADJ>2:amod
    de/ADP>2:case source/NOUN proche/ADJ>2:amod du=de/ADP>5:case dossier/NOUN>3:obl
    de/ADP>2:case sources=source/NOUN concordantes=concordant/ADJ>2:amod
    auprès/ADV de/ADP>4:case la=le/DET>4:det préfecture/NOUN>1:obl
    auprès/ADV des=de/ADP>3:case autorités=autorité/NOUN>1:obl
    de/ADP>2:case source/NOUN hospitalière=hospitalier/ADJ>2:amod
    dans/ADP>3:case l'=le/DET>3:det entourage/NOUN du=de/ADP>5:case président/NOUN>3:nmod
    """.strip().splitlines()
]

# Attributions that need no verb.
ACCORDING = ("selon/ADP>2:case", "d'=de/ADP après=après/ADP")

HEADINGS = [
    parse(text)
    for text in """
    Nouvelle=nouveau/ADJ>2:amod attaque/NOUN dans/ADP>5:case le/DET>5:det nord/NOUN>2:nmod du=de/ADP>7:case pays/NOUN>5:nmod @FS
    Une=un/DET>2:det trêve/NOUN fragile/ADJ>2:amod @FS
    Trois/NUM>2:nummod blessés=blessé/NOUN et/CCONJ>5:cc un/DET>5:det mort/NOUN>2:conj @MP
    Mécontentement/NOUN général/ADJ>1:amod @MS
    Le/DET>2:det contexte/NOUN @MS
    Situation/NOUN confuse=confus/ADJ>1:amod sur/ADP>5:case le/DET>5:det terrain/NOUN>1:nmod @FS
    Ce=ce/PRON que/PRON>4:obj l'on/PRON>4:nsubj sait=savoir/VERB>1:acl:relcl de/ADP>7:case l'=le/DET>7:det attaque/NOUN>4:obl
    Un/DET>2:det convoi/NOUN visé=viser/VERB>2:acl @MS
    Violents=violent/ADJ>2:amod affrontements=affrontement/NOUN près/ADV>2:advmod de/ADP>5:case Donetsk/PROPN>3:obl @MP
    """.strip().splitlines()
]
