"""Events, figures, labels and actors for a reader: what happened, how many, who is called what, and who is who."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from recoupe.exports import _when
from recoupe.exports._marks import printable
from recoupe.exports._tables import titled
from recoupe.model import (
    Actor,
    ActorKind,
    Analysis,
    Event,
    Figure,
    FigureKind,
    FigureScope,
    Label,
    Modality,
    Polarity,
    Revision,
    TimeExpression,
)

MODALITIES = {
    Modality.ACTUAL: "",
    Modality.FAILED: "échoué",
    Modality.PLANNED: "prévu",
    Modality.THREATENED: "menace",
    Modality.CONDITIONAL: "au conditionnel",
    Modality.HYPOTHETICAL: "hypothèse",
}
COUNTED = {
    FigureKind.KILLED: "tués",
    FigureKind.WOUNDED: "blessés",
    FigureKind.ARRESTED: "interpellés",
    FigureKind.PARTICIPANTS: "participants",
    FigureKind.FORCES: "forces",
    FigureKind.VEHICLES: "véhicules",
    FigureKind.MONEY: "argent",
    FigureKind.PERCENT: "part",
    FigureKind.OTHER: "",
}
SCOPES = {
    FigureScope.COUNTRY: "tout le pays",
    FigureScope.CAPITAL: "la capitale",
    FigureScope.PROVINCES: "la province",
    FigureScope.WORLD: "le monde",
}
REVISIONS = {
    Revision.UP: "revu à la hausse",
    Revision.DOWN: "revu à la baisse",
    Revision.CHANGED: "revu",
    Revision.PROVISIONAL: "provisoire",
    Revision.FINAL: "définitif",
}
ACTORS = {
    ActorKind.PERSON: "personne",
    ActorKind.STATE_BODY: "État ou organe d’État",
    ActorKind.ARMED_GROUP: "groupe armé",
    ActorKind.ORGANISATION: "organisation",
    ActorKind.MEDIUM: "média",
    ActorKind.UNNAMED: "sans nom",
}


def events_table(analysis: Analysis) -> Table:
    """Lay out the events, one a row."""
    shown = titled(
        "Ce qui s’est passé, ou pas",
        (("événement", 5), ("qui", 4), ("à qui, à quoi", 4), ("où, quand", 4), ("selon", 4)),
    )
    for event in analysis.events:
        shown.add_row(
            _what(event),
            Text(_line(event.agent or "—")),
            Text(_line(event.patient or "—")),
            Text(_where_and_when(event, analysis)),
            Text(voice_in_words(event.voice)),
        )
    return shown


def figures_table(analysis: Analysis) -> Table:
    """Lay out the figures, one a row."""
    shown = titled("Combien", (("nombre", 4), ("de quoi", 5), ("où, quand", 4), ("bilan", 3), ("selon", 4)))
    for figure in analysis.figures:
        shown.add_row(
            Text(_line(figure.text), style="bold"),
            Text(_line(figure.counts or "—")),
            Text(where_and_when_of(figure, analysis)),
            Text(kind_of_figure(figure)),
            Text(voice_in_words(figure.by)),
        )
    return shown


def labels_table(analysis: Analysis) -> Table:
    """Lay out the labels, one a row."""
    shown = titled(
        "Qui est appelé comment", (("mots", 5), ("pour", 5), ("de qui sont les mots", 4), ("plus neutre", 4))
    )
    for label in analysis.labels:
        shown.add_row(
            Text(_line(label.text), style="bold"),
            Text(_line(label.actor or "—")),
            Text(_wording(label)),
            Text(_line(label.neutral or "")),
        )
    return shown


def actors_table(analysis: Analysis) -> Table:
    """Lay out the actors that have a name, one a row."""
    shown = titled("Acteurs", (("nom", 5), ("aussi appelé", 6), ("genre", 4), ("pays", 1)))
    for actor in analysis.actors:
        if actor.kind is not ActorKind.UNNAMED:
            shown.add_row(
                _actor_name(actor),
                Text(", ".join(_line(alias) for alias in actor.aliases)),
                Text(ACTORS[actor.kind]),
                Text(actor.country or "—"),
            )
    return shown


def voice_in_words(voice: str | None) -> str:
    """Say in whose voice something stands.

    Example:
        >>> voice_in_words("outlet"), voice_in_words(None), voice_in_words("OSDH")
        ('le média', 'inconnu', 'OSDH')
    """
    if voice is None:
        return "inconnu"
    return {"outlet": "le média", "undetermined": "le média ou sa source"}.get(voice, _line(voice))


def event_in_words(event: Event) -> str:
    """Name an event by its type and its trigger, on one line."""
    return f"{event.name or event.type} («\xa0{_line(event.trigger.text)}\xa0»)"


def doubts_in_words(event: Event) -> str:
    """Say what keeps an event from being told as having happened; nothing where nothing does."""
    said = ("nié" if event.polarity is Polarity.NEG else "", MODALITIES[event.modality])
    return ", ".join(filter(None, said))


def _what(event: Event) -> Text:
    """Name the type, and below it the trigger, and what is not plain about it."""
    cell = (
        Text().append(_line(event.name or event.type), style="bold").append(f"\n«\xa0{_line(event.trigger.text)}\xa0»")
    )
    if doubts := doubts_in_words(event):
        cell.append(f"\n{doubts}", style="italic")
    return cell


def _where_and_when(event: Event, analysis: Analysis) -> str:
    when = analysis.dates[event.time] if event.time is not None else None
    said = [_line(event.place) if event.place else None, _day(when) if when is not None else None]
    return ", ".join(part for part in said if part) or "—"


def where_and_when_of(figure: Figure, analysis: Analysis) -> str:
    """Say where, on which day and as of when a figure counts, as far as its own sentence does."""
    said = [
        _line(analysis.places[figure.place_id].text) if figure.place_id is not None else None,
        SCOPES[figure.scope] if figure.scope is not None else None,
        _day(analysis.dates[figure.time]) if figure.time is not None else None,
    ]
    if figure.as_of is not None and figure.as_of != figure.time:
        said.append(f"compté\xa0: {_line(analysis.dates[figure.as_of].text)}")
    return ", ".join(part for part in said if part) or "—"


def _day(when: TimeExpression) -> str:
    """Give the words of an expression of time, and the day they come to."""
    day = _when.in_words(when.value) if when.value else when.text
    return _line(when.text) if day == when.text else f"{_line(when.text)} ({day})"


def kind_of_figure(figure: Figure) -> str:
    """Say what a figure counts, whether it is a part of another, recalled for comparison, or a count that changes."""
    said = [COUNTED[figure.kind]]
    if figure.part_of is not None:
        said.append("partie du total")
    if figure.against is not None:
        said.append("rappelé pour comparaison")
    if figure.revision is not None:
        said.append(REVISIONS[figure.revision])
    return ", ".join(part for part in said if part)


def _wording(label: Label) -> str:
    return voice_in_words(label.voice)


def _actor_name(actor: Actor) -> Text:
    cell = Text().append(_line(actor.name), style="bold")
    if len(actor.mentions) > 1:
        cell.append(f" (×{len(actor.mentions)})", style="dim")
    return cell


def _line(text: str) -> str:
    return " ".join(printable(text).split())
