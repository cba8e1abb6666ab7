"""Names and descriptions: what kind of speaker a mention is, and what to call it."""

from __future__ import annotations

import re

import msgspec

from recoupe.extract.reading import Range, Reading
from recoupe.extract.word_classes import OF, TITLES
from recoupe.lexicon import Lexicon
from recoupe.lexicon.roles import Role

# Determiners of the plural.
_PLURAL = frozenset(
    "les des ces certains certaines plusieurs deux trois quatre cinq dix quelques nos ses leurs".split()
)
# Determiners of the singular.
_SINGULAR = frozenset("le la l' un une ce cet cette".split())

_GENDERED = frozenset("le la un une ce cet cette du au".split())

PARTICLES = frozenset(
    "de du des d' la le al el ben bin ibn abu abou von van der den di da del dos do ter ten af y e the of".split()
)
# Capitalised words of institutions, which stand right before a minister's name without being part of it.
INSTITUTIONAL = frozenset(
    "intérieur défense affaires justice étrangères état travail santé éducation économie finances culture transports "
    "république parlement sénat assemblée commission conseil union nations europe onu otan".split()
)
_ARTICLE = re.compile(
    r"^(?:(?:le|la|les|un|une|des|du|de la|ce|cet|cette|ces|son|sa|ses|leur|leurs|notre|nos|certains|certaines|"
    r"plusieurs|quelques|de|tous les|toutes les)\s+|"
    r"(?:de\s+)?[ld][’']\s*|tous les\s+)",
    re.IGNORECASE,
)
# Particles that, written large, begin a family name.
_BEGIN_NAMES = frozenset("Van Von Den Der Ter Ten Vanden Vander Ben Bin Ibn Abu Abou Al El De".split())
_GLUED = re.compile(r"^[a-zà-ÿ]{3,}(?=L(?:a|e|es)\s)")
_REPORTED_WORDS = frozenset(
    "élément chiffre information donnée estimation calcul indication terme propos mot récit version décompte "
    "comptage".split()
)
_WITHOUT_MARKS = str.maketrans(dict.fromkeys('«»“”"', " "))
MALE_TITLES = frozenset("m. mm. monsieur sir lord".split())
FEMALE_TITLES = frozenset("mme mlle madame mademoiselle mmes lady".split())


class Profile(msgspec.Struct):
    """What a mention tells of who is meant.

    Attributes:
        name: the proper name, if it has one ("Igor Konachinkov", "Save the Children").
        label: how to call it: the name, or the description without its article.
        kind: ``person``, ``organisation``, ``medium``, ``document``, ``group``, ``anonymous`` or ``""``.
        head: lemma of the head noun ("source", "ministre"), lowercased.
        role_class: class of the head noun in ``roles.csv`` ("justice", "military").
        gender, number: ``m``, ``f``, ``""``; ``s``, ``p``.
        definite: begins with a definite article; ``demonstrative``: with *ce*; ``same``: *le même*.
        acronym: the one given in brackets, or the mention itself if it is one.
        words: folded content words.
        bare: no complement and no name, only adjectives: *la société pétrolière*.
        roles: lemma, kind and class of every role noun in it, appositions included.
    """

    label: str
    name: str = ""
    kind: str = ""
    head: str = ""
    role_class: str = ""
    gender: str = ""
    number: str = "s"
    definite: bool = False
    demonstrative: bool = False
    same: bool = False
    acronym: str = ""
    words: frozenset[str] = frozenset()
    roles: tuple[tuple[str, str, str], ...] = ()
    bare: bool = False


def strip_article(text: str) -> str:
    """Drop leading articles and determiners.

    Example:
        >>> strip_article("l’agence Sputnik"), strip_article("certains observateurs")
        ('agence Sputnik', 'observateurs')
    """
    stripped = _ARTICLE.sub("", text, count=1)
    return stripped if stripped else text


def _unglued(text: str) -> str:
    """A mention without the end of a title or sentence that stands glued to its article: *blessésLa police*."""
    return _GLUED.sub("", text)


def balanced(text: str) -> str:
    """A text without its quotation marks, where one of a pair is missing.

    Example:
        >>> balanced("mouvement des « verts"), balanced("« Verts » du Gué")
        ('mouvement des verts', '« Verts » du Gué')
    """
    if text.count("«") == text.count("»") and text.count("“") == text.count("”") and text.count('"') % 2 == 0:
        return text
    return " ".join(text.translate(_WITHOUT_MARKS).split())


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter (after a glued article, as in *al-Chandoukh*)."""
    return word[:1].isupper() or (word[:3].lower() in ("al-", "el-", "ez-", "as-", "es-") and word[3:4].isupper())


def name_runs(r: Reading, tokens: Range) -> list[Range]:
    """Runs of capitalised words, particles between them included."""
    runs: list[Range] = []
    a, b = tokens
    k = a
    while k < b:
        if (
            is_capital(r.words[k])
            and r.words[k][0].isalpha()
            and r.lower[k] not in TITLES
            and not (k == a and r.pos[k] in ("DET", "ADP", "PRON", "SCONJ", "ADV", "NUM"))
        ):
            end = k + 1
            while end < b:
                if is_capital(r.words[end]) and r.lower[end] not in TITLES:
                    end += 1
                elif r.lower[end] in PARTICLES and end + 1 < b and is_capital(r.words[end + 1]):
                    end += 2
                elif (
                    r.lower[end] in PARTICLES
                    and r.lower[end + 1 : end + 2]
                    and r.lower[end + 1] in PARTICLES
                    and end + 2 < b
                    and is_capital(r.words[end + 2])
                ):
                    end += 3
                else:
                    break
            if end - k > 1 and r.words[end - 1] in _BEGIN_NAMES:
                end = _past_lower_name(r, end, b)
            runs.append((k, end))
            k = end
        else:
            k += 1
    return runs


def _past_lower_name(r: Reading, end: int, b: int) -> int:
    """Past the family name that a particle announces, where it is written small: *Rosa Van de keere*."""
    k = end
    while k < b and r.lower[k] in PARTICLES:
        k += 1
    named = k < b and r.words[k].isalpha() and r.pos[k] not in ("VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ")
    return k + 1 if named else end


def person_name(r: Reading, lexicon: Lexicon, tokens: Range) -> tuple[Range, str] | None:
    """The personal name inside a mention and its gender, if it holds one.

    A known first name decides; else a run of capitals behind a title or a role noun that takes names (*le général X*).
    """
    for a, b in name_runs(r, tokens):
        for k in range(a, b):
            gender = lexicon.first_names.gender(r.words[k])
            if gender is not None and (
                b - k > 1
                or a > tokens[0]
                and _names_person(r, lexicon, a - 1)
                or b - a == 1
                and (tokens[1] - tokens[0] == 1 or b < tokens[1] and r.lower[b] == ",")
            ):
                return (k, b), gender
    for a, b in name_runs(r, tokens):
        before = r.lower[a - 1] if a > 0 else ""
        start = a
        while start < b - 1 and r.lower[start] in INSTITUTIONAL:
            start += 1
        if before in PARTICLES and a > 1 and r.lower[a - 2] in TITLES:
            # « M. de Crem »
            before, start = r.lower[a - 2], a - 1
        if before in MALE_TITLES:
            return (start, b), "m"
        if before in FEMALE_TITLES:
            return (start, b), "f"
        if before in TITLES:
            return (start, b), ""
        if a > 0 and _names_person(r, lexicon, a - 1) and not r.words[start].isupper():
            return (start, b), ""
        if (
            before == ","
            and b - start >= 2
            and b == tokens[1]
            and any(_names_person(r, lexicon, k) for k in range(tokens[0], a))
        ):
            # « sa directrice, Nana Berid »
            return (start, b), ""
    return None


def _names_person(r: Reading, lexicon: Lexicon, k: int) -> bool:
    """Whether a word announces a person's name: a role noun or a title."""
    role = lexicon.roles.get(r.lower[k])
    return role is not None and role.kind == "person" or r.lower[k] in TITLES


def profile(r: Reading, lexicon: Lexicon, tokens: Range, head: int) -> Profile:
    """Describe a mention."""
    a, b = tokens
    first = r.lower[a]
    core = _core(r, tokens)
    found = Profile(label=balanced(strip_article(_unglued(" ".join(r.string(core).split()))).strip(' «»“”"„')))
    found.definite = (
        first in ("le", "la", "l'", "les", "au", "aux", "du") or a > 0 and r.lower[a - 1] in ("au", "aux", "du")
    )
    found.demonstrative = first in ("ce", "cet", "cette", "ces", "notre", "nos")
    found.same = "même" in r.lower[a : min(b, a + 3)] or "mêmes" in r.lower[a : min(b, a + 3)]
    found.roles = _roles(r, lexicon, tokens)
    noun = _head_noun(r, lexicon, core, head)
    role = _role_at(r, lexicon, noun, core[1]) if noun is not None else None
    found.head = role.lemma if role is not None else r.lemma[noun].lower() if noun is not None else r.lower[head]
    if role is not None:
        found.kind, found.role_class = role.kind, role.role_class
    if role is None and found.head in _REPORTED_WORDS:
        found.kind = "document"
    if found.kind == "document":
        found.label = _without_participle(r, core, found.label)
    found.gender, found.number = _agreement(r, a, b, noun if noun is not None else head, role)
    _name_mention(r, lexicon, found, tokens, core, noun, role)
    found.bare = not found.name and not any(r.pos[k] in ("ADP", "PROPN") or r.lower[k] in OF for k in range(*core))
    brackets = re.search(r"\(([A-ZÉ][A-Za-zÉ’'.-]{1,14})\)", r.string(tokens))
    if brackets:
        found.acronym = brackets.group(1)
        found.label = found.label.replace(brackets.group(0), "").strip()
    elif re.fullmatch(r"[A-Z][A-Z0-9.-]{1,9}", found.label):
        found.acronym = found.label
    found.words = frozenset(w for w in re.findall(r"[\w’'-]+", found.label.lower()) if len(w) > 2)
    return found


def _without_participle(r: Reading, core: Range, label: str) -> str:
    """What a document is called, without how it came about: *comptage indépendant réalisé pour un collectif*."""
    for k in range(core[0] + 2, core[1]):
        if "VerbForm=Part" in r.morph[k] and r.pos[k] in ("VERB", "ADJ") and r.pos[k - 1] in ("NOUN", "PROPN", "ADJ"):
            return strip_article(r.string((core[0], k))).strip(' «»“”"„,')
    return label


def _name_mention(
    r: Reading, lexicon: Lexicon, found: Profile, tokens: Range, core: Range, noun: int | None, role: Role | None
) -> None:
    """Set the proper name of a mention, if it has one, and what follows from it."""
    person = person_name(r, lexicon, tokens)
    if (
        person is not None
        and found.kind in ("", "person")
        and not _other_person(r, core, person[0])
        and not _of_complement(r, lexicon, tokens, core, person[0])
    ):
        (start, end), gender = person
        found.name = found.label = r.string((start, end))
        found.kind, found.number = "person", "s"
        found.gender = found.gender or gender.replace("x", "")
        if gender in ("m", "f") and r.lower[tokens[0]] not in _GENDERED:
            # « l'analyste Awa Sow », « son porte-parole Ali Diop »: the name tells, not the noun
            found.gender = gender
        if start > 0 and r.lower[start - 1] in TITLES:
            before = r.lower[start - 1]
            found.gender = "m" if before in MALE_TITLES else "f" if before in FEMALE_TITLES else found.gender
            if end - start == 1:
                found.label = r.string((start - 1, end))
        return
    medium = next((k for k in range(*core) if k in r.media), None)
    if medium is not None and found.kind in ("", "medium"):
        found.kind = "medium"
        found.name = found.label = r.string((medium, r.media[medium][0]))
        return
    runs = name_runs(r, core)
    if not runs:
        return
    if noun is None or role is None and (r.pos[noun] == "PROPN" or is_capital(r.words[noun])):
        found.name = found.label
        if runs[0][0] <= core[0] + 1 and found.roles and found.roles[0][1] == "person":
            # « Hamed al-Chandoukh un commandant de … »: an apposition without its comma.
            found.name = found.label = r.string(runs[0])
            found.kind, found.role_class = "person", found.roles[0][2]
        return
    if role is not None and role.kind in ("organisation", "group", "medium"):
        run = runs[0]
        inside = r.quotation_tokens(r.quote[run[0]]) if r.quote[run[0]] >= 0 else (0, 0)
        if noun < inside[0] == run[0] - 1 and inside[1] <= core[1] and inside[0] - noun <= 2:
            found.name = r.string((run[0], inside[1] - 1))  # « le collectif militant « Levons-nous » »
            return
        between = range(noun + 1, run[0])
        if run[0] > noun and all(r.pos[k] == "ADJ" or r.words[k] in '«“"' for k in between):
            end = run[1]
            while end < core[1] and r.pos[end] == "ADJ":
                # « le groupe État islamique »
                end += 1
            found.name = r.string((run[0], end))


def _roles(r: Reading, lexicon: Lexicon, tokens: Range) -> tuple[tuple[str, str, str], ...]:
    """Lemma, kind and class of the role nouns that describe the mention itself (not its complements)."""
    found = []
    k = tokens[0]
    while k < tokens[1]:
        if r.lower[k] in OF or r.pos[k] == "ADP":
            # over the complement, to the next apposition
            k += 1
            while k < tokens[1] and r.lower[k] != "," and not (r.pos[k] == "DET" and r.pos[k - 1] == "PROPN"):
                k += 1
            continue
        role = _role_at(r, lexicon, k, tokens[1])
        if role is not None:
            found.append((role.lemma, role.kind, role.role_class))
            if role.role_class == "spokesperson" and (body := _spoken_for(r, lexicon, k, tokens[1])) is not None:
                found.append((role.lemma, role.kind, body.role_class))
        k += 1
    return tuple(found)


def _spoken_for(r: Reading, lexicon: Lexicon, noun: int, end: int) -> Role | None:
    """The body that a spokesperson speaks for: of *la porte-parole du parquet*, whom *la magistrate* takes up."""
    if noun + 1 >= end or r.lower[noun + 1] not in OF:
        return None
    body = next((k for k in range(noun + 2, min(noun + 4, end)) if r.pos[k] not in ("DET", "ADJ")), None)
    role = _role_at(r, lexicon, body, end) if body is not None else None
    return role if role is not None and role.kind == "organisation" else None


def _role_at(r: Reading, lexicon: Lexicon, noun: int, end: int) -> Role | None:
    """The role that begins at a noun, the longest expression first (*chef de la diplomatie*)."""
    for size in range(min(lexicon.roles.longest, end - noun), 1, -1):
        text = r.text[r.start[noun] : r.end[noun + size - 1]]
        role = lexicon.roles.get(text)
        if role is not None:
            return role
    return lexicon.roles.get(r.words[noun])


def _other_person(r: Reading, core: Range, name: Range) -> bool:
    """Whether the name inside the mention is somebody else's: *l'avocat de X*, *la directrice de X*."""
    start = name[0]
    k = start - 1
    if k < core[0]:
        return False
    if "par" in r.lower[core[0] : start]:
        # « le texte proposé par le ministre X »
        return True
    return (
        r.lower[k] in ("de", "d'")
        or (r.lower[k] in TITLES and k - 1 >= core[0] and r.lower[k - 1] in ("de", "d'"))
        or r.lower[k] in ("de", "à", "contre", "pour", "avec")
    )


def _of_complement(r: Reading, lexicon: Lexicon, tokens: Range, core: Range, name: Range) -> bool:
    """Whether a name behind a comma is that of a definite complement: *un conseiller de la ministre du Travail, X*."""
    if r.lower[tokens[0]] not in ("un", "une") or name[0] != core[1] + 1:
        return False
    for k in range(core[0] + 2, core[1] - 1):
        at = (
            k + 1 if r.lower[k] == "du" else k + 2 if r.lower[k] == "de" and r.lower[k + 1] in ("la", "l'") else core[1]
        )
        role = lexicon.roles.get(r.lower[at]) if at < core[1] else None
        if role is not None and role.kind == "person":
            return True
    return False


def _core(r: Reading, tokens: Range) -> Range:
    """The mention up to its first apposition."""
    a, b = tokens
    for k in range(a + 1, b):
        if r.lower[k] == ",":
            return a, k
    return tokens


def _head_noun(r: Reading, lexicon: Lexicon, core: Range, head: int) -> int | None:
    """The head noun of a mention: its first noun that is no title."""
    for k in range(*core):
        if (
            r.pos[k] in ("NOUN", "PROPN")
            or lexicon.roles.get(r.lower[k]) is not None
            and r.pos[k] not in ("VERB", "AUX")
        ):
            if r.lower[k] in TITLES or r.pos[k] == "ADJ" and k + 1 < core[1] and r.pos[k + 1] == "NOUN":
                # A title, or an adjective that is also a noun (*l'ancien chauffeur*).
                continue
            return k
        if r.lower[k] in OF and k > core[0]:
            break
    return head if core[0] <= head < core[1] and r.pos[head] != "PRON" else None


def _agreement(r: Reading, a: int, b: int, head: int, role: Role | None) -> tuple[str, str]:
    """Gender and number of a mention, from its determiner, its role noun and the tagger."""
    first = r.lower[a]
    gender = {"le": "m", "un": "m", "ce": "m", "cet": "m", "la": "f", "une": "f", "cette": "f"}.get(first, "")
    number = "p" if first in _PLURAL else "s"
    if not gender and role is not None:
        gender = {"m": "m", "f": "f"}.get(role.gender, "")
    if not gender and r.pos[head] == "NOUN":
        gender = {"Masc": "m", "Fem": "f"}.get(r.feature(head, "Gender") or "", "")
    if first not in _SINGULAR and r.feature(head, "Number") == "Plur":
        number = "p"
    if (
        "et" in r.lower[a:b]
        and any(r.pos[k] in ("NOUN", "PROPN") for k in range(a, r.lower.index("et", a, b)))
        and not any(r.lower[k] in OF for k in range(a, r.lower.index("et", a, b)))
    ):
        number = "p"
    return gender, number
