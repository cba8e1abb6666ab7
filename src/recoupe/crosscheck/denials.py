"""How a document denies: in which words, and what said before it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.crosscheck.concepts import concepts, is_empty, stem
from recoupe.french.folding import fold
from recoupe.model import Analysis, Attitude, Span, Statement

#: Rows of the lexicon of reporting words that deny that something is so; the others refuse or oppose.
FACTUAL = frozenset(
    "démentir nier réfuter contester récuser infirmer se_défendre démenti contredire dénier s'inscrire_en_faux "
    "clamer_son_innocence plaider_non_coupable se_disculper opposer_un_démenti apporter_un_démenti dénégation "
    "réfutation couper_court tordre_le_cou battre_en_brèche invalider".split()
)
#: Rows that deny that something is so where what they are about is something said (« rejette ces accusations »).
_OF_WORDS = frozenset("rejeter repousser balayer balayer_d'un_revers_de_main écarter décliner exclure rejet".split())
_SAID = re.compile(
    r"\b(?:accusations?|allegations?|affirmations?|rumeurs?|soupcons?|hypotheses?|theses?|versions?|insinuations?"
    r"|imputations?|responsabilites?|informations?|chiffres?|propos)\b"
)
#: This row puts the blame on somebody, or refuses it.
_BLAME, _UPON = "rejeter_la_responsabilité", re.compile(r"\bsur\b")
#: Rows that answer what somebody else has said.
_REPLYING = frozenset("rétorquer répliquer riposter objecter".split())
#: Words that say of something said that it is not so; at the head of a sentence, or in an answer anywhere.
_WRONG = (
    r"(?:c est (?:totalement |completement |absolument |tout simplement )?(?:faux|inexact|mensonger|un mensonge)"
    r"|(?:il )?n en est rien|ce n est pas (?:vrai|exact|le cas)|(?:ces?|cette|les?|la|l|ses|leurs?) \w+ (?:est|sont) "
    r"(?:faux|fausses?|inexacte?s?|mensong\w+|infondee?s?))\b"
)
_WRONG_HEAD = re.compile(r"(?:^|[.!?:;] ?)\W*(?:non |mais |or )?" + _WRONG)
_WRONG_SAID = re.compile(r"\b" + _WRONG + r"|\bcontre ?verites?\b|\bmensonges?\b")
#: What is said of words that they are made up, or of a happening that it was staged.
_MADE_UP = re.compile(
    r"(?:\b(?:est|sont|etait|etaient|serait|releve\w* (?:de|d)|qualifi\w+ (?:\w+ )?(?:de|d)|parl\w+ (?:de|d)"
    r"|denonc\w+|une? autre)|^(?:de|d)?)\W*(?:que )?(?:une? |des |de la |de l |du |la |les )?\W*(?:pure? |simple )?"
    r"(?:mises? en scene|mensonges?|montages?|inventions?|fables?|propagande|manipulation|canular|intox\w*"
    r"|fausses? (?:informations?|nouvelles?|accusations?|images?)|(?:totalement |completement )?"
    r"(?:infondee?s?|mensong\w+|fantaisistes?|calomni\w+)|sans (?:aucun )?fondement"
    r"|denuee?s? de (?:tout )?fondement)\b"
)
#: Somebody says that he did not do it: « Je n’ai jamais donné de coup », « n’avoir vu personne ».
_NOT_DONE = re.compile(
    r"\b(?:j|je|nous|on|il|elle|ils) n (?:ai|avons|a|ont|avait|avaient) (?:jamais|pas|rien|aucune?ment)\b"
    r"|^(?:n (?:avoir|etre)|ne (?:pas|jamais|rien) (?:avoir|etre))\b"
)
_NOT_YET = re.compile(r"\b(?:pas encore|toujours pas|encore pas|pas (?:\w+ ){1,3}encore)\b")
_NEVER = re.compile(r"\b(?:jamais|a aucun moment|en aucun cas|a aucune heure)\b")
_NO_LONGER = re.compile(r"\bn(?:e|)\b (?:\w+ ){0,4}plus\b")
#: A fact is denied: not a wish, an order or what is to come.
_NEGATION = re.compile(
    r"\b(?:n (?:y )?(?:ai|a|ont|avons|avait|avaient|est|sont|etait|etaient|avoir|etre|entretient)|ne (?:l|s|se) \w+"
    r"|ne contient) (?:\w+ )?(?:pas|jamais|aucune?|rien|personne|nullement)\b"
    r"|\bn avoir (?:\w+ ){0,2}(?:aucune?|rien|personne)\b"
    r"|\b(?:a aucun moment|jamais (?:ne|n)\b|aucune? (?:\w+ ){1,6}ne? \w+)"
    r"|^(?:ne|n) (?:jamais|pas|plus|rien) (?:avoir|etre|entretenir|detenir|posseder|connaitre|s etre|l avoir)\b"
)
#: Where a negation begins, and words behind it that tell nothing of what is denied.
_NE, _MEANS, _NO = re.compile(r"\bne?\b"), re.compile(r"\w{3,}"), re.compile(r"\W*aucune?\b")
_NO_DOUBT = re.compile(r"\b(?:aucune?|pas de|pas la moindre|nul) (?:doute|hesitation|raison|hasard|urgence|secret)\b")
_LIGHT_WORDS = frozenset(
    "pas plus rien jamais aucun aucune aucunement nullement personne moindre avoir ete eue eus ont ait avait avaient "
    "etait etaient est sont etre eut avons avez vous nous les des lui une dans que qui cette ces son ses leur leurs "
    "mon mes notre nos tout toute tous".split()
)
_LIGHT = re.compile(
    r"(?:entreten|entretien|mene|effectu|commi|commett|donn|fai[st]|posse|deten|detien|recu|vers[ee]|eu$)"
)
#: An infinitive denies only where it is done.
_INFINITIVE = re.compile(r"(?:se |s )?\w+(?:er|ir|dire)")
_DONE = re.compile(
    r"\b(?:tenu a|tient a|tenait a|a du|ont du|vient de|viennent de|venait de|apres|pour) (?:l |la |le |les )?$"
)
#: Words that take up what was just said.
_TAKES_UP = re.compile(
    r"^(?:de |d |toute? |la |les? |l |ces? |cette |cet )*(?:accusations?|allegations?|affirmations?|chiffres?|bilan"
    r"|versions?|hypotheses?|informations?|propos|reproches?|rumeurs?)\s*(?:$|[,.])"
    r"|\b(?:de ce genre|de la sorte|quoi que ce soit|le moindre|la moindre|les faits|en bloc)\b|^(?:ces?|cette|cet) \w+"
)
#: A denial of a number answers who gave one.
_OF_NUMBER = re.compile(r"^(?:tous )?(?:ces?|cet|les?) (?:chiffres?|bilan|estimations?|decompte|comptage)\b")
_NUMBER = re.compile(
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|\w+aine|mille)\b"
)
#: What begins so goes on from what was said before it.
_PRONOUN = re.compile(r"(?:ils?|elles?) ")
#: Somebody says in his own voice that it is not so, or outright that there was nothing of it.
_PLAIN, _OUTRIGHT = ("inf", "que"), re.compile(r"\b(?:aucune?|jamais|nullement|n y (?:a|avait)|en rien)\b")
#: What is denied is said in so many words.
_HEAD = 14
#: So many words they have in common.
_SAME_TERMS = 2
#: Words that point at what somebody else has said.
_THAT = re.compile(r"\b(?:ces?|cette|cet) (\w+)")
#: Somebody is set against who spoke before: « Son voisin, lui, … ».
_IN_CONTRAST = re.compile(r", (?:lui|elle|eux|elles),")
_WORD = re.compile(r"\w+")
#: A common noun or a verb, long enough to say something.
_COMMON = re.compile(r"(?<!\w)[a-zà-ÿœ]\w{4,}")
_END = re.compile(r"[.!?…]+(?=[\s»”\"]|$)")
#: Who does this says how things are.
SAYING = frozenset({Attitude.ASSERT, Attitude.ACCUSE, Attitude.SUSPECT})
#: Rules by which « selon » names who says something.
_SELON = ("selon", "n_selon")
#: So much of a statement stands before who denies it in the same breath.
_SAID_FIRST = 20
#: Somebody answers: « La députée a aussitôt réagi, affirmant … ».
_REACTS = re.compile(r"\b(?:reag\w+|repond\w*|repliqu\w+|retorqu\w+|ripost\w+|defend(?:u|ue|ait|ent)?)\b")
#: « des échanges qui se sont résumés à deux messages »: there was less than is said.
_LESS = re.compile(r"\b(?:resum|limit|redui|born)\w* a\b")
#: « ne contient que du fioul »: nothing else.
_ONLY = re.compile(r"\bn(?:e|) \w+ (?:\w+ )?qu(?:e|)\b")
#: « une affirmation « honteuse », selon … »: what somebody calls another’s words.
_CALLS = re.compile(r"\bune? (?:affirmation|accusation|allegation|imputation|insinuation|version|these)\b\W+\w+\W*$")
_MARKS = re.compile(r"[«»“”\"]")
#: An answer stands so near to what it answers.
_NEAR = 250
_SENTENCES = 2
#: Without words of their own these deny nothing that was said before.
_LOOSE = frozenset({"contester", "dénier"})


def kind_of_denial(folded: str, start: int, end: int, mark: tuple[int, int]) -> str:
    """Say how the sentence ``folded[start:end]`` of a folded text denies what its words ``mark`` tell.

    Example:
        >>> kind_of_denial("le pont n est pas encore tombe.", 0, 31, (24, 30))
        'not_yet'
        >>> kind_of_denial("a aucun moment le pont n est tombe.", 0, 35, (29, 35))
        'never'
    """
    near = folded[max(start, mark[0] - 90) : min(end, mark[1] + 30)]
    if _NOT_YET.search(near):
        return "not_yet"
    if _NEVER.search(near):
        return "never"
    return "no_longer" if _NO_LONGER.search(near) else "not"


def is_denial(analysis: Analysis, statement: Statement) -> bool:
    """Whether a statement says that something is not so, by its reporting word."""
    if statement.negated:
        return False
    if statement.why.row == _BLAME:  # « rejette la responsabilité de l’attaque », but not « … sur le Front »
        return not any(_UPON.search(fold(span.text)) for span in statement.content)
    if statement.attitude is not Attitude.DENY:
        return False
    cue = statement.cue
    if cue is not None and _INFINITIVE.fullmatch(fold(cue.text)):
        before = fold(analysis.text[max(0, cue.start - 25) : cue.start])
        if not _DONE.search(before):
            return False  # « ni confirmer ni infirmer », « difficile de le nier »
    content = fold(" ".join(span.text for span in statement.content))
    return statement.why.row in FACTUAL or (statement.why.row in _OF_WORDS and bool(_SAID.search(content)))


def says_wrong(words: str) -> bool:
    """Whether words say of something said, in so many words, that it is not so.

    Example:
        >>> says_wrong("C’est faux."), says_wrong("Il n’en est rien"), says_wrong("un faux passeport")
        (True, True, False)
    """
    return bool(_WRONG_HEAD.search(fold(words)))


def made_up(words: str) -> int | None:
    """Say where words begin that say of something that it was made up; ``None`` where none do.

    Example:
        >>> made_up("Ce raid est « une mise en scène »"), made_up("il a mis en scène une pièce")
        (8, None)
    """
    match = _MADE_UP.search(fold(words))
    return match.start() if match is not None else None


def negated_word(words: str) -> str | None:
    """Give the first word with a meaning behind a negation, without its ending; ``None`` where there is none.

    Example:
        >>> negated_word("n’avoir plus aucun contact avec lui"), negated_word("Il n’y a eu aucune arrestation")
        ('contac', 'arrest')
    """
    folded = _MARKS.sub(" ", fold(words))
    if _NO_DOUBT.search(folded):
        return None
    for negation in _NE.finditer(folded):
        behind = _MEANS.findall(folded, negation.end())
        none = _NO.match(folded)  # « Aucun tir n’a été effectué »: of a verb that says little, its subject
        if none is not None and all(_LIGHT.match(word) for word in behind[:3] if not _is_light(word)):
            behind = _MEANS.findall(folded, none.end())
        return next((stem(word) for word in behind if not _is_light(word) and not _LIGHT.match(word)), None)
    return None


def _is_light(word: str) -> bool:
    return word in _LIGHT_WORDS or is_empty(word)


def is_not_yet(words: str) -> bool:
    """Whether words leave it to come (« n’est pas encore tombée »): no denial of what is told of another time."""
    return bool(_NOT_YET.search(fold(words)))


def is_negated(words: str) -> bool:
    """Whether a clause says, by its words alone, that something is not or was not so.

    Example:
        >>> [is_negated(one) for one in ("n’avoir vu aucun militaire", "le pont est tombé", "ne viens pas")]
        [True, False, False]
    """
    return bool(_NEGATION.search(fold(words)))


def answered(analysis: Analysis) -> dict[int, int]:
    """Say which statements answer which: the ``id`` of each that answers, with that of the one that it answers.

    What is answered was said just before, or is told just after, by somebody else. It is said to be wrong, is denied in
    words that take it up (« rejette cette accusation », « dément tout aveu de ce genre »), is denied by the one who is
    accused, or stands against the words of another (« Son voisin, lui, n’a vu personne »).
    """
    found: dict[int, int] = {}
    told = sorted((one for one in analysis.statements if one.content), key=lambda one: (one.content[0].start, one.id))
    for position, after in enumerate(told):
        before = _other_before(analysis, told, position)
        if before is not None and _answers(analysis, before, after):
            found[after.id] = before.id
        elif is_denial(analysis, after) and position + 1 < len(told) and _accuses(told[position + 1], after):
            found[after.id] = told[position + 1].id
    for one in analysis.statements:
        inner = _inner(analysis, one)
        if inner is not None:
            found[inner[0]] = inner[1]
    found.update(_less(told))
    first: dict[Span, Statement] = {}
    for one in told:
        before = first.setdefault(one.content[0], one)
        if before.origin != one.origin and is_denial(analysis, one) and one.why.row not in _LOOSE:
            found[one.id] = before.id
    return found


def _inner(analysis: Analysis, one: Statement) -> tuple[int, int] | None:
    """Give what answers and what is answered, where one statement stands in the other.

    « Il nie avoir tiré, comme le prétend son voisin », « a démenti une rumeur selon laquelle … », « L’un évoque un
    accident, là où l’autre parle d’un acte délibéré », « … affirment que 80 % sont pour, les autres contestent ce
    chiffre ».
    """
    if one.parent is None or not one.content:
        return None
    outer = analysis.statements[one.parent]
    if outer.origin == one.origin or not outer.content:
        return None
    if is_denial(analysis, outer) and one.why.rule in ("comme", "n_selon"):
        return outer.id, one.id
    begins = one.source.start if one.source is not None else _begins(one)
    before = fold(analysis.text[outer.content[0].start : begins])
    if before.endswith(("la ou ", "la ou les ", "la ou le ", "la ou l ")):
        return one.id, outer.id
    if outer.why.rule in _SELON and one.attitude is Attitude.ACCUSE and _CALLS.search(fold(one.content[-1].text)):
        return outer.id, one.id
    if is_denial(analysis, one) and len(before) > _SAID_FIRST and _OF_NUMBER.search(fold(one.content[0].text)):
        return one.id, outer.id
    return None


def _less(told: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Give what says that there was less than the words tell in which it stands, and these."""
    for position, one in enumerate(told):
        if one.why.rule not in _SELON or not _LESS.search(fold(one.content[0].text)):
            continue
        for outer in told[max(0, position - 4) : position]:
            inside = outer.content[0].start < one.content[0].start and one.content[-1].end <= outer.content[-1].end
            if inside and outer.origin != one.origin:
                yield one.id, outer.id


def _other_before(analysis: Analysis, told: Sequence[Statement], position: int) -> Statement | None:
    """Give the statement just before one, by somebody else, that neither stands in the other."""
    after = told[position]
    counts = _OF_NUMBER.search(fold(after.content[0].text)) is not None
    going_on: list[Statement] = []
    for before in reversed(told[max(0, position - 4) : position]):
        before = _outermost(analysis, before, after.content[0].start)
        if before.content[-1].end > after.content[0].start or before.id == after.parent:
            continue
        first = fold(before.content[0].text)
        if _PRONOUN.match(first) or (counts and not _NUMBER.search(first)):
            going_on.append(before)
            continue
        same = (one.content[-1].end for one in going_on if before.origin in (None, one.origin))
        near = _is_near(analysis, max((before.content[-1].end, *same)), _begins(after))
        other = before.origin != after.origin or before.origin is None
        return before if near and other and before.attitude in SAYING else None
    return None


def _outermost(analysis: Analysis, statement: Statement, end: int) -> Statement:
    """Give the statement that one stands in, where that ends before a place too."""
    while statement.parent is not None:
        outer = analysis.statements[statement.parent]
        if not outer.content or outer.content[-1].end > end:
            break
        statement = outer
    return statement


def _is_near(analysis: Analysis, start: int, end: int) -> bool:
    """Whether no more than two sentences end between two statements."""
    return end - start <= _NEAR and len(_END.findall(analysis.text, max(start, 0), max(end, 0))) <= _SENTENCES


def _accuses(accusing: Statement, denying: Statement) -> bool:
    """Whether an accusation told just after a denial is what it denies."""
    near = accusing.content[0].start - denying.content[-1].end <= _NEAR
    return near and accusing.attitude is Attitude.ACCUSE and accusing.origin != denying.origin


def _begins(statement: Statement) -> int:
    """Where a statement begins, with its cue."""
    starts = [statement.content[0].start, *([statement.cue.start] if statement.cue else [])]
    return min(starts)


def _answers(analysis: Analysis, before: Statement, after: Statement) -> bool:
    """Whether a statement answers the one just before it."""
    content = " ".join(_MARKS.sub(" ", fold(_words(after))).split())
    if says_wrong(content):
        return True
    told = {fold(word) for span in before.content for word in _COMMON.findall(span.text)}
    shared = {word for word in _WORD.findall(content) if {word, word.rstrip("s"), word + "s"} & told}
    if is_denial(analysis, after):
        return bool(_TAKES_UP.search(content) or shared) or _names(analysis, before, after.origin)
    if after.why.row == "maintenir":
        return bool(shared) and is_negated(content)
    if after.why.row in _REPLYING:
        taken_up = any(word in told for word in _THAT.findall(content))
        if taken_up or bool(_NOT_DONE.search(content) or _WRONG_SAID.search(content)):
            return True
    if not _NE.search(content):
        return False
    head = " ".join(content.split()[:_HEAD])
    between = fold(analysis.text[before.content[-1].end : after.content[0].start])
    if (_NOT_DONE.search(head) or is_negated(head)) and not is_not_yet(head):
        one_matter = _is_told(negated_word(head), before)
        if _REACTS.search(between):
            return one_matter or bool(shared) and _names(analysis, before, after.origin)
        outright = after.why.rule in _PLAIN or _OUTRIGHT.search(head) is not None
        if one_matter and outright and after.attitude is Attitude.ASSERT and is_negated(head):
            return True
    if after.attitude is not Attitude.ASSERT:
        return False
    if _ONLY.search(head):
        return len(shared) >= _SAME_TERMS
    return bool(_IN_CONTRAST.search(between)) and bool(_NOT_DONE.search(content))


def _is_told(word: str | None, statement: Statement) -> bool:
    """Whether a statement has a word, given without its ending, or another one of its concept."""
    if word is None:
        return False
    told = {stem(word) for word in _WORD.findall(fold(_words(statement)))}
    return word in told or not concepts((word,)).isdisjoint(concepts(told))


def _words(statement: Statement) -> str:
    """Give the words of a statement."""
    return " ".join(span.text for span in statement.content)


def _names(analysis: Analysis, statement: Statement, origin: str | None) -> bool:
    """Whether a statement is about somebody, by any of the names that the document has for him."""
    if origin is None:
        return False
    content = " ".join(span.text for span in statement.content)
    known = [name for actor in analysis.actors if actor.name == origin for name in actor.aliases]
    return any(
        name[:1].isupper() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", content) for name in (origin, *known)
    )
