"""Event types: one TOML file each, with the words that trigger them, their roles by construction, and their codes.

A file is named after its type (``control.toml`` describes ``control``)::

    name = 'prise ou perte d’un lieu'
    plover = 'ASSAULT'
    decoys = 'prendre le contrôle du ballon'

    [acled_by.agent]
    government = 'Battles / Government regains territory'
    armed = 'Battles / Non-state actor overtakes territory'

    [[triggers]]
    verbs = 's’emparer de, prendre le contrôle de'
    agent = 'subject'
    place = 'de'
    complement = '@place, @name'
    example = 'Les rebelles se sont emparés de Kessar.'
    gives = { trigger = 'emparés', agent = 'rebelles', place = 'Kessar' }
    counterexamples = ['La panique s’est emparée de la foule.']

A list of words is one string with commas, or an array (``['subject']``).

**Words.** A row is a group of verbs or of nouns that share their constructions.

* ``verbs`` in the infinitive, reflexive ones with *se* (*s’emparer de, s’en prendre à*); a plain verb does not match
  where the text has *se*. ``nouns`` in the singular; one in the plural (*violences*) matches the plural only.
* More words make an idiom (*prendre le contrôle de, prise d’otage, garde à vue*). They follow in this order; articles
  and possessives do not matter, and adverbs, adjectives and determiners may stand between. Only the first word
  inflects, the others match their form or lemma, or differ by the endings of feminine and plural.
* ``#`` among the words of an idiom is a number, in digits, Roman figures or words (*acte #*).
* A preposition at the end has to follow with a complement (or *y, en, dont, auquel ...*); it is not part of the
  trigger.
* Of several rows that fit, the longest idiom counts, then the one that asks for most, then the first by type and row.
* ``decoys`` are idioms that hold a trigger and mean something else (*tirer les leçons, arrêt cardiaque*): where one
  matches, nothing of the type is found.

**What has to stand with them**, each a list of lemmas and of ``@classes`` (``fr/event_classes.toml``), one of which
has to fit:

* ``subject``: of a verb (agent of a passive, noun of a present participle, antecedent of *qui* are understood); of a
  noun, what stands behind *par* or *de la part de*.
* ``object``: of a verb (subject of a passive, noun of a past participle are understood).
* ``complement``: of a verb, what stands behind the required preposition, or behind any where none is required; of a
  noun, what stands behind *de*, *d’* or another preposition, and its adjectives.
* ``governor``: of a noun, the word it hangs on, a verb or a noun (*le début du mouvement, mener une action*).
* ``unless``: none of subject, object, complements, adjectives and the word a noun hangs on may be among these.

``@name`` is a proper noun, ``@pronoun`` a pronoun, ``@possessive`` (of nouns) a possessive (*sa visite*), ``@none``
fits where there is nothing in that place. A name or pronoun also fits the classes of people (``@human, @force,
@crowd, @state``), the name of a place also ``@place``; in ``unless`` the classes hold only what they list.

For verbs of which only some require a preposition, ``complement`` is asked of these; where the parser’s object or
complement does not fit, the noun beside the verb or behind its preposition may.

``counted = true`` marks nouns for people (*blessé, déplacé, otage*): an event is meant only where they are counted
(*deux blessés, des blessés, aucun blessé, un blessé*).

``finite = true``: a participle beside a noun (*la zone contrôlée par*) tells a state, no event. ``means = true``: the
noun names a means (*bombe, kamikaze*) and counts only where its sentence tells no other event of the type. ``takes_up =
true``: the noun (*opération, faits, geste*) has the type of the event that it takes up. ``open = true``: the words
around may change the type or show that nothing is meant (:mod:`recoupe.extract.events.senses`).

**Roles**, the first construction that is present counts. For verbs: ``subject``, ``object``, or a preposition (``à``,
``de``, ``contre``, ``sur``, ``par``, ``avec``, ``vers``, ``dans`` ...); passives are understood. For nouns: a
preposition, ``adjective`` (*frappes américaines*), ``possessive`` (*ses attaques*), ``support`` (the subject of the
verb that it is the object of: *mener une attaque*), ``trigger`` (the noun itself: *17 morts, trois blessés*). ``place``
needs only the constructions in which a name is a place by the word itself (*prise de Kessar*); *à Kessar, dans la
région de* are places with every event.

**Codes**: ``plover``, ``mode``, ``acled`` of a row override those of its type; ``acled = '-'`` says that there is
none. ``acled_by``, of a type or a row, gives ACLED codes by who acts and on whom: ``agent`` and ``patient`` each hold
sides and codes, and the first that fits goes before ``acled``. Sides are

* ``government``: a body of the state where it happens, or an army of which no country is said,
* ``foreign``: a body of another state, where the place's country is known,
* ``armed``: an armed group or its fighters (``@insurgent``),
* ``force``: soldiers or fighters of any side (``@army``, ``@insurgent``, armed groups),
* an ``@class`` that holds a word of the name.

A row with ``acled`` and without ``acled_by`` does not take that of its type.

**Examples**: ``gives`` says what ``example`` must give: ``trigger`` (always), and any of ``agent, patient, place,
polarity, modality``, and ``type`` where the context makes it another. ``counterexamples`` must give nothing of this
type. All sentences are invented. ``id`` names a row where two begin with the same word; else it is its first word or
idiom.
"""

from recoupe.lexicon.event_checks import BUILT_IN
from recoupe.lexicon.event_codes import ACLED, PLOVER
from recoupe.lexicon.event_types import (
    CLASSES,
    FOLDER,
    SHIPPED,
    Codes,
    Events,
    EventType,
    TriggerRow,
    load_events,
    read_classes,
    read_type,
)

__all__ = [
    "ACLED",
    "BUILT_IN",
    "CLASSES",
    "FOLDER",
    "PLOVER",
    "SHIPPED",
    "Codes",
    "EventType",
    "Events",
    "TriggerRow",
    "load_events",
    "read_classes",
    "read_type",
]
