"""Analyses made by hand, for tests of what comes after the analysis."""

from __future__ import annotations

from recoupe.model import (
    Analysis,
    Attitude,
    Candidate,
    Form,
    Relay,
    Retraction,
    Span,
    Stance,
    Statement,
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
    "Sources : Néréide, Radio Littoral"
)


def sample() -> Analysis:
    """Give an analysis with a chain, a nested statement, a shared source, a conditional, a retraction and credits."""
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
    )
