"""What a figure measures, so that like is compared with like: arrests are no custodies, motorcyclists no marchers."""

from __future__ import annotations

import re

from recoupe.crosscheck.records import Account
from recoupe.french.folding import fold
from recoupe.model import Figure, FigureKind

#: What befell people in one event: told anew as long as it is counted.
TOLL_TYPES = ("killed", "wounded", "missing", "abducted", "displaced")
#: What is said of people held, in the words behind the number up to the next one or the end of the sentence.
_HELD = (
    ("custody", "gardes à vue", re.compile(r"\b(?:gard\w+ a vue|en garde a vue)")),
    (
        "charged",
        "poursuites",
        re.compile(r"\b(?:ecrou\w+|incarcer\w+|mand\w+ de depot|defer\w+|mis\w* en examen|inculp\w+)"),
    ),
    ("convicted", "condamnations", re.compile(r"\b(?:condamn\w+|jug\w+|comparution\w*)")),
    ("arrested:judiciaire", "arrestations judiciaires", re.compile(r"\bjudiciaire")),
    ("arrested:administrative", "arrestations administratives", re.compile(r"\badministrativ")),
)
#: Those who are hit, by words that say of no side that it was theirs.
_BYSTANDERS = re.compile(r"(?:villageoi|habitant|riverain|passager|passant|fidele|client|migrant|paysan|deplace)s?\b")
#: Civilians are all the dead of whom a sentence tells, unless it counts others beside them.
_CIVILIANS = re.compile(r"civile?s?\b")
_BESIDES = re.compile(
    r"\b(?:dont|parmi|soldat|militaire|combattant|policier|rebelle|milicien|terroriste|jihadiste)s?\b"
)
_NUMBER = re.compile(r"\d|,|\bdont\b")
#: What befell people who are neither dead nor hurt nor held by a state: by the noun, by the words behind the number up
#: to the next one, and by the verb just before it. What undoes it comes first: *les otages libérés* are counted anew.
_BEFELL = (
    (
        "other:libere",
        "libérations",
        re.compile(r"(?!)"),
        re.compile(r"\b(?:liber|relach)e?e?s?\b|\b(?:recouvr\w+|retrouv\w+) (?:la|leur) liberte"),
        re.compile(r"\b(?:liber|relach)(?:e|er|ent|ait|aient|ant) $|\b(?:liberation|elargissement) (?:de|d|des) $"),
    ),
    (
        "other:revenu",
        "retours",
        re.compile(r"(?!)"),
        re.compile(r"\b(?:regagn\w+|(?:sont|etaient) (?:deja )?(?:rentre|retourne|revenu)e?s|rentr(?:ent|aient))\b"),
        re.compile(r"(?!)"),
    ),
    (
        "displaced",
        "déplacés",
        re.compile(r"(?:personnes |civils |habitants )?deplace?e?s?\b"),
        re.compile(
            r"\b(?:ont|avaient|auraient|ayant|a|avait) (?:deja |du )?(?:fui|fuir|ete deplace?e?s?|trouve refuge"
            r"|quitte (?:leurs?|la|le|les|l) (?:foyers?|maisons?|villages?|domiciles?|villes?|zones?|logements?))\b"
            r"|^ ?\w+ (?:\w+ )?(?:deplacee?s|fuyant)\b|\bcontraint\w* (?:de|a) (?:fuir|quitter|se deplacer)\b"
        ),
        re.compile(r"\b(?:fait fuir|contraint|pousse a (?:fuir|l exil)|deplace|chasse|jete sur les routes) $"),
    ),
    (
        "missing",
        "disparus",
        re.compile(r"(?:personnes? )?disparue?s?\b"),
        re.compile(r"\b(?:portee?s? |sont |restent |toujours |etaient )+disparue?s?\b|^ ?\w+ disparue?s?\b"),
        re.compile(r"(?!)"),
    ),
    (
        "abducted",
        "personnes enlevées",
        re.compile(r"(?:otages?|captifs?)\b"),
        re.compile(r"\b(?:enlevee?s?|kidnappee?s?|prise?s? en otages?)\b"),
        re.compile(r"\b(?:enlev|kidnapp)(?:e|er|ent|ait|aient|ant) $|\b(?:enlevement|rapt|kidnapping) (?:de|d|des) $"),
    ),
)
#: Nouns that say no more than that people took part, were hit or held.
_PEOPLE = re.compile(
    r"(?:personne|manifestant|participant|protestataire|marcheur|gens|gilets? jaune|individu|homme|citoyen"
    r"|contestataire)s?\b"
)
#: Nouns for those who keep order, counted together however they are named.
_ORDER = re.compile(
    r"(?:policier|gendarme|crs\b|agents?\b|membres? des forces|forces? (?:de l.ordre|de securite|de police))"
)
_STOP = frozenset(
    """dans pour avec sans plus moins cette leur leurs sont etait etaient avait avaient aurait auraient etre avoir ont
    elle elles nous vous mais donc ainsi aussi alors apres avant selon entre encore tout toute tous toutes quelque
    quelques environ pres total somme montant dont personnes euros
    gilets jaunes forces ordre autres celui celle passe passant
    lundi mardi mercredi jeudi vendredi samedi dimanche""".split()
)
_WORD = re.compile(r"[^\W\d_]{4,}")
#: So many words with a meaning before a number tell what it is about.
_NEAR = 3
_VICTIMS = re.compile(r"(?:mort|tue|deces|decede|corps|cadavre|blesse|victime|perte|vie|martyr)e?s?\b")
#: What is added up since a day is no count of one day: « 246 tués depuis 2015 ».
_HOUR = (
    r"(?! (?:\d+ ?h|(?:(?:le|ce|hier|la|cette|l)\W?)?(?:debut de (?:la )?)?(?:matin|midi|aube|journee|apres.midi|soir)"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:matin|midi|soir)))"
)
_SINCE = re.compile(rf"\bdepuis\b{_HOUR}")
#: The same before it, where it opens what is told: « depuis le 3 mai, 180 personnes ont été blessées, 20 gravement ».
_SINCE_BEFORE = re.compile(rf"(?:^|, |\bque |\bqu )depuis\b{_HOUR}[^,]*\d[^,]*,|^\W*depuis\b{_HOUR}")
#: Parts of the hit, by what is said behind the number.
_PARTS = (
    ("grave", re.compile(r"^[^,;.]{0,40}\b(?:griev|grave|serieus|urgence absolue)")),
    ("leger", re.compile(r"^[^,;.]{0,40}\bleger")),
    ("ordre", re.compile(r"^[^,;.]{0,30}\b(?:forces|policiers|gendarmes)\b")),
)
_CLAUSE = re.compile(r"[;:!?]|\.(?!\d)")
_ADDED_UP = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.ARRESTED)
#: So far around a number it is told who else was hit.
_REACH = 160
#: So many characters before a number tell what befell those counted.
_BEFORE = 40
#: Who speaks sets his number against another: « parle de », « n’en compte que », « s’en tient à ».
_CONTRAST = re.compile(
    r"\b(?:(?:parl|evoqu|avanc|revendiqu|reconnai|admet|denombr|recens|assur|maint)\w* (?:plutot |avoir |en |qu |que )?"
    r"|f(?:ait|ont|aisait|aisaient) (?:plutot |pour sa part |, lui, )?etat |s en (?:tient|tiennent|tenait) "
    r"|en compt\w+ "
    r"|(?:n|n en|ne) (?:\w+ ){1,4}qu|affirm\w+ (?:avoir|en) |, (?:lui|elle|eux), |de son cote|pour sa part)"
)
#: Words before a sum that adds up, folded.
_COSTS = frozenset("cout couts degat degats dommage dommages perte pertes facture prejudice collecte collectes".split())
_NAMES = {
    FigureKind.KILLED: "morts",
    FigureKind.WOUNDED: "blessés",
    FigureKind.ARRESTED: "arrestations",
    FigureKind.PARTICIPANTS: "participants",
    FigureKind.FORCES: "forces",
    FigureKind.VEHICLES: "véhicules",
    FigureKind.MONEY: "montant",
}


def measure(figure: Figure, text: str, start: int, end: int, whole: Figure | None = None) -> tuple[str, str]:
    """Give what a figure measures, and its name in French.

    Args:
        figure: a figure of the text.
        text: the text.
        start, end: of the stretch of its sentence that may say so: from its beginning, and up to the next figure.
        whole: of what it is a part (« dont trois graves »).

    Example:
        >>> from recoupe.model import Why
        >>> text = "19 personnes ont été placées en garde à vue."
        >>> why = Why(row=None, rule="noun")
        >>> kind = FigureKind.ARRESTED
        >>> figure = Figure(id=0, start=0, end=2, text="19", value=19, counts="personnes", kind=kind, why=why)
        >>> measure(figure, text, 0, len(text))
        ('custody', 'gardes à vue')
    """
    type, name = _plain(figure, text, end)
    if figure.kind not in _ADDED_UP:
        return type, name
    if whole is not None and whole.kind is figure.kind and figure.place_id is None and figure.scope is None:
        type, name = _part(figure, type, name, _plain(whole, text, end)[0], fold(text[figure.end : end]))
    if _is_added_up(text, start, figure, end):
        return f"{type}:depuis", f"{name} depuis le début"
    return type, name


def _is_added_up(text: str, start: int, figure: Figure, end: int) -> bool:
    """Whether a number is added up since a day, not since an hour of the day."""
    behind = _CLAUSE.split(fold(text[figure.end : end]), maxsplit=1)[0]
    before = _CLAUSE.split(fold(text[start : figure.start]))[-1]
    return _SINCE.search(behind) is not None or _SINCE_BEFORE.search(before) is not None


def _part(figure: Figure, type: str, name: str, whole: str, behind: str) -> tuple[str, str]:
    """Give what the part of a total measures: the gravely wounded of one text are those of another, and no total."""
    if ":" in type or type not in (figure.kind.value, whole):
        return type, name
    counted = fold(figure.counts or "")
    called = next((part for part, pattern in _PARTS if pattern.search(behind)), None)
    if called is None:
        called = "partie" if not counted or _PEOPLE.match(counted) or _VICTIMS.match(counted) else _head(counted)
    return f"{whole.split(':')[0]}:{called}", f"{name} (partie du total)"


def _plain(figure: Figure, text: str, end: int) -> tuple[str, str]:
    """Give what a figure measures, whether of one day or added up over a time."""
    counted = fold(figure.counts or "")
    called = " ".join((figure.counts or "").lower().split())
    name = _NAMES.get(figure.kind, called)
    if figure.kind is FigureKind.ARRESTED:
        behind = _NUMBER.split(fold(text[figure.end : end]), maxsplit=1)[0]
        for type, held, pattern in _HELD:
            if pattern.search(counted) or pattern.search(behind):
                return type, held
        return "arrested", name
    if figure.kind in (FigureKind.KILLED, FigureKind.WOUNDED):
        if not counted or any(one.match(counted) for one in (_PEOPLE, _VICTIMS, _BYSTANDERS)):
            return figure.kind.value, name
        if (
            _CIVILIANS.match(counted)
            and figure.value != 0
            and figure.part_of is None
            and not _BESIDES.search(_around(figure, text))
        ):
            return figure.kind.value, name
        return f"{figure.kind.value}:{_head(counted)}", f"{counted} ({name})"
    if figure.kind is FigureKind.PARTICIPANTS:
        if not counted or _PEOPLE.match(counted):
            return "participants", name
        return f"participants:{_head(counted)}", called
    if figure.kind is FigureKind.OTHER:
        before, behind = fold(text[max(0, figure.start - _BEFORE) : figure.start]), fold(text[figure.end : end])
        behind = _NUMBER.split(behind, maxsplit=1)[0]
        for type, befell, noun, after, verb in _BEFELL:
            if noun.match(counted) or after.search(behind) or verb.search(before):
                return type, befell
    if figure.kind is FigureKind.FORCES and _ORDER.match(counted):
        return "forces:ordre", "forces de l’ordre"
    if figure.kind is FigureKind.MONEY:
        return f"money:{figure.unit or ''}", name
    return f"{figure.kind.value}:{_head(counted)}", called or name


def contrasts(before: str) -> bool:
    """Whether the words of a sentence before its number set this against one that was just given.

    Args:
        before: from the beginning of the sentence to the number.

    Example:
        >>> contrasts("Le gouvernement parle de "), contrasts("L’état-major n’en reconnaît que "), contrasts("Hier, ")
        (True, True, False)
    """
    return _CONTRAST.search(fold(before)) is not None


def taken_up(type: str, before: tuple[str, ...]) -> str:
    """Give what a number measures that is set against one just given: *personnes* are those that were just counted.

    Args:
        type: what its own words say.
        before: what the numbers of the sentence before measure.

    Example:
        >>> taken_up("other:personne", ("displaced",)), taken_up("other:passager", ("other:personne",))
        ('displaced', 'other:personne')
        >>> taken_up("killed", ("displaced",))
        'killed'
    """
    if type == "other:personne" and len(before) == 1 and not before[0].startswith(("money", "vehicles", "other")):
        return before[0]
    return before[0] if type.startswith("other:") and before == ("other:personne",) else type


def _around(figure: Figure, text: str) -> str:
    """Give the words around a figure, from the full point before it to the one behind it, folded."""
    before = fold(text[max(0, figure.start - _REACH) : figure.start]).split(". ")[-1]
    return before + fold(text[figure.end : figure.end + _REACH]).split(". ")[0]


def _head(counted: str) -> str:
    """Give the first noun of a phrase, as good as singular."""
    word = (counted.split() or [""])[0]
    return word[:-1] if word[-1:] in "sx" and len(word) > 3 else word


def needs_context(type: str) -> bool:
    """Whether what is counted does not tell two facts apart: euros, vehicles, other things.

    Example:
        >>> needs_context("money:EUR"), needs_context("killed")
        (True, False)
    """
    return type.split(":")[0] in ("money", "other", "vehicles")


def adds_up(account: Account) -> bool:
    """Whether a sum is one that grows while it is counted: a cost, damage; not a price or a pay."""
    return not _COSTS.isdisjoint(account.near)


def words_before(text: str) -> tuple[str, ...]:
    """Give the last words with a meaning of what stands before a number, folded.

    Example:
        >>> words_before("La fédération avait estimé le coût des dégâts à ")
        ('estime', 'cout', 'degats')
    """
    words = [word for word in _WORD.findall(fold(text)) if word not in _STOP]
    return tuple(words[-_NEAR:])
