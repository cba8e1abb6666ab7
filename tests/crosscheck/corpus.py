"""Made-up French texts for the tests of copies, and dossiers that hold them."""

from __future__ import annotations

import random
from functools import cache

from recoupe.dossier import Dossier, Entry, Traces
from recoupe.extract.parts import find_parts
from recoupe.crosscheck.words import word_hashes
from recoupe.dossier.records import Basis
from recoupe.lexicon import Lexicon, load_lexicon
from recoupe.model import Analysis, Item, Original, Publication, PublishedStatus
from recoupe.readers import build_document

_NOUNS = """barrage clocher marais verger tunnel moulin musée tribunal hameau phare quai canal carrefour marché théâtre
stade jardin dépôt atelier collège registre budget calendrier troupeau bateau camion rempart escalier réservoir sentier
pont village comité cortège vitrail grenier potager four lavoir chantier wagon plateau vallon rivage refuge entrepôt
bassin pavillon kiosque portail""".split()
_ADJECTIVES = """vieux désert voisin municipal fermé étroit célèbre inondé repeint oublié provisoire contesté rural modeste
blanc tranquille bruyant lointain ancien fragile central moderne abandonné communal pittoresque sombre immense fleuri
vétuste rénové""".split()
_VERBS = """longe domine inquiète remplace abrite dépasse borde rappelle encombre protège traverse attire éclaire relie
divise masque entoure surplombe précède inspire menace complète rejoint occupe ralentit nourrit gêne surprend sépare
prolonge""".split()
_ADVERBS = """souvent rarement enfin désormais toujours parfois bientôt encore partout presque lentement jadis aujourd'hui
vraiment discrètement certes pourtant ailleurs hélas volontiers""".split()
_LINKS = """malgré devant derrière sous après avant pendant contre selon vers chez sans avec entre parmi""".split()


def sentence(chance: random.Random) -> str:
    """Make up a sentence of about twenty words."""
    noun, adjective = (lambda: chance.choice(_NOUNS)), (lambda: chance.choice(_ADJECTIVES))
    verb, adverb, link = (chance.choice(words) for words in (_VERBS, _ADVERBS, _LINKS))
    return (
        f"L'{adjective()} {noun()} du {noun()} {verb} {adverb} le {noun()} {adjective()}, {link} un {noun()} et"
        f" {chance.randrange(2, 400)} {noun()}s {adjective()}s, mais ce {noun()} {chance.choice(_VERBS)} le {noun()}."
    )


def prose(chance: random.Random, words: int) -> list[str]:
    """Make up so many words of prose, each with its punctuation."""
    found: list[str] = []
    while len(found) < words:
        found += sentence(chance).split()
    return found[:words]


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return load_lexicon()


def keep(
    dossier: Dossier,
    text: str,
    id: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    key: str | None = None,
) -> None:
    """Put a text into a dossier with what tells where it comes from; nothing else is found in it."""
    document = build_document(text, id=id, outlet=outlet, published=published, byline=byline)
    given = Publication(earliest=document.published, latest=document.published, status=PublishedStatus.GIVEN)
    analysis = Analysis(
        document=document,
        published=given if published else Publication(),
        parts=find_parts(document.text, lexicon()),
    )
    original = Original(data=text.encode(), media_type="text/plain", obtained=id)
    item = Item(document=document, original=original, key=key or f"id:{id}")
    basis = dossier.basis(Basis(code="1", model="1", lexicon="1", gazetteer="1"))
    traces = Traces(words=word_hashes(document.text).tobytes())
    dossier.write([Entry(item=item, analysis=analysis, traces=traces)], basis)
