"""Analyses made by hand, for tests of what comes after the analysis."""

from __future__ import annotations

import msgspec

from recoupe.model import (
    Actor,
    ActorKind,
    Analysis,
    Area,
    AreaKind,
    Attitude,
    Candidate,
    Event,
    Figure,
    FigureKind,
    Form,
    Label,
    Modality,
    Place,
    PlaceCandidate,
    PlaceStatus,
    Polarity,
    Publication,
    PublishedStatus,
    Relay,
    Retraction,
    Span,
    Stance,
    Statement,
    TimeExpression,
    TimeReading,
    TimeStatus,
    TimeType,
    Why,
)
from recoupe.readers import build_document


def cut(text: str, words: str, occurrence: int = 1) -> Span:
    """Give the span of the n-th occurrence of some words."""
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


TEXT = (
    "Le ministère de la Défense du Valmarc a affirmé vendredi à l’agence Néréide, citée par Radio Littoral, que «\xa0"
    "la ville d’Orsenne est entièrement libérée\xa0» et que «\xa0l’ennemi se replie vers le nord après avoir abandonné"
    " ses véhicules et ses munitions sur la route côtière\xa0».\n\nIl dément que l’armée ait reconnu des pertes."
    " Trois soldats auraient été tués.\n\nLe gouverneur est revenu sur ses déclarations.\n\n"
    "Le jeudi 3 mai, Orsenne était coupée du monde. Ostrel, à 70 km d’Orsenne, l’est depuis quatre jours.\n\n"
    "Sources : Néréide, Radio Littoral"
)


def dates() -> tuple[TimeExpression, ...]:
    """Give a day told by the publication date, one whose weekday does not fit, and a duration."""
    friday, thursday, days = cut(TEXT, "vendredi"), cut(TEXT, "Le jeudi 3 mai"), cut(TEXT, "quatre jours")
    readings = (
        TimeReading(value="2029-05-03", earliest="2029-05-03", latest="2029-05-03", reason="le 3 mai est un jeudi"),
        TimeReading(value="2031-05-03", earliest="2031-05-03", latest="2031-05-03", reason="année de publication"),
    )
    return (
        TimeExpression(
            id=0,
            start=friday.start,
            end=friday.end,
            text=friday.text,
            type=TimeType.DATE,
            value="2031-05-02",
            earliest="2031-05-02",
            latest="2031-05-02",
            status=TimeStatus.INFERRED,
            evidence=("relatif à la publication (2 mai 2031)",),
        ),
        TimeExpression(
            id=1,
            start=thursday.start,
            end=thursday.end,
            text=thursday.text,
            type=TimeType.DATE,
            value=None,
            earliest="2029-05-03",
            latest="2031-05-03",
            status=TimeStatus.CONFLICTING,
            candidates=readings,
            evidence=("le 3 mai 2031 est un samedi",),
        ),
        TimeExpression(
            id=2,
            start=days.start,
            end=days.end,
            text=days.text,
            type=TimeType.DURATION,
            value="P4D",
            status=TimeStatus.EXPLICIT,
        ),
    )


def places() -> tuple[tuple[Place, ...], tuple[Area, ...]]:
    """Give a city named three times, one of its names ambiguous, a village no list knows, and the ring around it."""
    cities = (cut(TEXT, "Orsenne", 1), cut(TEXT, "Orsenne", 2), cut(TEXT, "Orsenne", 3))
    found = [
        Place(
            id=number,
            referent=0,
            start=city.start,
            end=city.end,
            text=city.text,
            name="Orsenne",
            country="XV",
            kind="city",
            latitude=34.45,
            longitude=-40.92,
            precision_km=2.5,
            status=PlaceStatus.RESOLVED,
            evidence=("une seule ville de ce nom dans le pays nommé",),
        )
        for number, city in enumerate(cities)
    ]
    village = cut(TEXT, "Ostrel")
    candidates = (
        PlaceCandidate(name="Ostrel", country="XV", kind="city", latitude=34.0, longitude=-40.0, reason="même nom"),
        PlaceCandidate(name="Ostrell", country="XT", kind="city", latitude=50.0, longitude=3.0, reason="nom proche"),
    )
    found.insert(
        2,
        Place(
            id=2,
            referent=2,
            start=village.start,
            end=village.end,
            text=village.text,
            name="Ostrel",
            country=None,
            kind="city",
            status=PlaceStatus.AMBIGUOUS,
            candidates=candidates,
        ),
    )
    found[3] = msgspec.structs.replace(found[3], id=3)
    ring = cut(TEXT, "à 70 km d’Orsenne")
    area = Area(
        id=0,
        start=ring.start,
        end=ring.end,
        text=ring.text,
        kind=AreaKind.RING,
        place=2,
        references=(3,),
        distance_km=70,
        latitude=34.45,
        longitude=-40.92,
        precision_km=72.5,
    )
    return tuple(found), (area,)


def happenings() -> dict[str, tuple[Actor | Event | Figure | Label, ...]]:
    """Give actors, two events (one denied, one planned), a figure and a label."""
    army, enemy, three = cut(TEXT, "l’armée"), cut(TEXT, "l’ennemi"), cut(TEXT, "Trois")
    why = Why(row="control/libérer", rule="passif", steps=("« libérée » sans agent",))
    actor = Actor(
        id=0,
        name="armée du Valmarc",
        kind=ActorKind.STATE_BODY,
        country="XV",
        aliases=("l’armée", "ses soldats"),
        mentions=(army, cut(TEXT, "soldats")),
        why=Why(row=None, rule="description", steps=("tête « armée »",)),
    )
    taken = Event(
        id=0,
        type="control",
        name="prise ou perte d’un lieu",
        plover="ASSAULT",
        acled="Battles / Government regains territory",
        trigger=cut(TEXT, "libérée"),
        agent="armée du Valmarc",
        agent_id=0,
        patient="garnison",
        place="Orsenne",
        place_id=0,
        time=0,
        polarity=Polarity.NEG,
        voice="ministère de la Défense du Valmarc",
        statement=0,
        why=why,
    )
    killed = Event(
        id=1,
        type="type-de-l’utilisateur",
        trigger=cut(TEXT, "tués"),
        modality=Modality.PLANNED,
        voice=None,
        why=why,
    )
    figure = Figure(
        id=0,
        start=three.start,
        end=three.end,
        text=three.text,
        value=3,
        counts="soldats",
        kind=FigureKind.KILLED,
        event=1,
        why=Why(row=None, rule="nombre-mot"),
    )
    label = Label(
        id=0,
        start=enemy.start,
        end=enemy.end,
        text=enemy.text,
        term="ennemi",
        actor="armée de Tessane",
        voice="undetermined",
        neutral="l’autre armée",
        why=Why(row="ennemi", rule="nom"),
    )
    return {"actors": (actor,), "events": (taken, killed), "figures": (figure,), "labels": (label,)}


def sample() -> Analysis:
    """Give an analysis with something of everything.

    A chain, a nested statement, a shared source, a conditional, a retraction, credits, dates, places, events.
    """
    source = cut(TEXT, "Le ministère de la Défense du Valmarc")
    origin = "ministère de la Défense du Valmarc"
    relays = (
        Relay(name="Néréide", span=cut(TEXT, "l’agence Néréide")),
        Relay(name="Radio Littoral", span=cut(TEXT, "Radio Littoral")),
    )
    why = Why(row="affirmer.que", rule="verbe-que", steps=("sujet du verbe : le ministère",))
    statements = (
        Statement(
            id=0,
            content=(
                cut(TEXT, "la ville d’Orsenne est entièrement libérée"),
                cut(
                    TEXT,
                    "l’ennemi se replie vers le nord après avoir abandonné ses véhicules et ses munitions sur la"
                    " route côtière",
                ),
            ),
            cue=cut(TEXT, "affirmé"),
            source=source,
            origin=origin,
            relays=("Néréide", "Radio Littoral"),
            chain=relays,
            form=Form.MIXED,
            attitude=Attitude.ASSERT,
            stance=Stance.NEUTRAL,
            why=why,
        ),
        Statement(
            id=1,
            content=(cut(TEXT, "l’armée ait reconnu des pertes"),),
            cue=cut(TEXT, "dément"),
            source=cut(TEXT, "Il"),
            origin=origin,
            relays=("Néréide",),
            chain=(Relay(name="Néréide", span=relays[0].span, carried=True),),
            form=Form.INDIRECT,
            attitude=Attitude.DENY,
            stance=Stance.NEUTRAL,
            why=Why(row="démentir.que", rule="verbe-que", steps=("« Il » renvoie au ministère",)),
        ),
        Statement(
            id=2,
            content=(cut(TEXT, "des pertes"),),
            cue=cut(TEXT, "reconnu"),
            source=cut(TEXT, "l’armée"),
            origin=None,
            origin_candidates=(
                Candidate(name="armée du Valmarc", reason="même pays"),
                Candidate(name="armée de Tessane", reason="l’autre camp"),
            ),
            form=Form.INDIRECT,
            attitude=Attitude.ASSERT,
            stance=Stance.ENDORSING,
            parent=1,
            why=Why(row="reconnaître.np", rule="verbe-nom"),
        ),
        Statement(
            id=3,
            content=(cut(TEXT, "Trois soldats auraient été tués"),),
            cue=cut(TEXT, "auraient été tués"),
            source=None,
            origin=None,
            form=Form.CONDITIONAL,
            attitude=Attitude.ASSERT,
            stance=Stance.CONDITIONAL,
            why=Why(row=None, rule="conditionnel"),
        ),
    )
    retraction = Retraction(
        id=0,
        cue=cut(TEXT, "est revenu sur ses déclarations"),
        source=cut(TEXT, "Le gouverneur"),
        origin="gouverneur",
        retracts=0,
        why=Why(row="revenir.retract", rule="rétractation"),
    )
    credits = (cut(TEXT, "Néréide", 2), cut(TEXT, "Radio Littoral", 2))
    return Analysis(
        document=build_document(TEXT, path="depeche.txt", outlet="La Gazette du Nord", published="2031-05-02"),
        statements=statements,
        retractions=(retraction,),
        credits=credits,
        published=Publication(earliest="2031-05-02", latest="2031-05-02", status=PublishedStatus.GIVEN),
        dates=dates(),
        places=places()[0],
        areas=places()[1],
        **happenings(),
    )
