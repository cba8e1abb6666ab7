"""The words of the French calendar: weekdays, months, units, parts of the day, numbers.

Every rule that has to know a weekday or a month when it sees one takes it from here.
"""

from __future__ import annotations

#: Monday is 0, as in :meth:`datetime.date.weekday`.
WEEKDAYS = {d: n for n, d in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())}
WEEKDAY_PLURALS = {f"{day}s": number for day, number in WEEKDAYS.items()}

MONTHS = {
    m: n
    for n, m in enumerate(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(), start=1
    )
} | {"fevrier": 2, "aout": 8, "decembre": 12}

#: Days counted from the day of writing, and from the day the story has come to.
DEICTIC_DAYS = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2}
STORY_DAYS = {"avant-veille": -2, "veille": -1, "lendemain": 1, "surlendemain": 2}

#: Words that name a day.
DAYS = frozenset({*WEEKDAYS, *MONTHS, *DEICTIC_DAYS, *STORY_DAYS})

#: Parts of the day by their TIMEX3 letters.
DAY_PARTS = {
    "matin": "MO",
    "matinée": "MO",
    "aube": "MO",
    "midi": "MI",
    "mi-journée": "MI",
    "après-midi": "AF",
    "soir": "EV",
    "soirée": "EV",
    "crépuscule": "EV",
    "nuit": "NI",
    "journée": "DT",
}

DAY_PART_PLURALS = {"matins": "matin", "soirs": "soir", "nuits": "nuit", "après-midis": "après-midi"}

SEASONS = {"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"}

#: Units with the letters of ISO 8601 durations; units below a day stand behind a ``T``.
UNITS = {
    "seconde": "TS",
    "minute": "TM",
    "heure": "TH",
    "jour": "D",
    "journée": "D",
    "nuit": "D",
    "week-end": "WE",
    "semaine": "W",
    "mois": "M",
    "saison": "S",
    "trimestre": "Q",
    "semestre": "H",
    "an": "Y",
    "année": "Y",
    "décennie": "DE",
    "siècle": "CE",
    "millénaire": "ML",
} | {"weekend": "WE", "min": "TM", "mn": "TM"}
UNIT_PLURALS = {
    (word if word.endswith("s") else f"{word}s"): letters
    for word, letters in UNITS.items()
    if word not in ("min", "mn")
}

_UNITS_TO_SIXTEEN = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90}


def _number_words() -> dict[str, int]:
    """Number words below a hundred that are one token (*vingt et un* is put together by whoever reads numbers)."""
    words = {word: number for number, word in enumerate(_UNITS_TO_SIXTEEN)} | {"une": 1} | _TENS
    for ten, value in _TENS.items():
        words |= {f"{ten}-{word}": value + n for n, word in enumerate(_UNITS_TO_SIXTEEN[2:10], start=2)}
        words |= {f"{ten}-et-un": value + 1, f"{ten}-et-une": value + 1}
    for n, word in enumerate(_UNITS_TO_SIXTEEN[10:], start=10):
        words |= {f"soixante-{word}": 60 + n, f"quatre-vingt-{word}": 80 + n}
    for n, word in enumerate(_UNITS_TO_SIXTEEN[1:10], start=1):
        words[f"quatre-vingt-{word}"] = 80 + n
    return words | {"soixante-et-onze": 71, "quatre-vingts": 80, "quatre-vingt": 80, "cent": 100, "mille": 1000}


NUMBERS = _number_words()

ORDINALS = {
    "premier": 1,
    "première": 1,
    "second": 2,
    "seconde": 2,
    "deuxième": 2,
    "troisième": 3,
    "quatrième": 4,
    "cinquième": 5,
    "sixième": 6,
    "septième": 7,
    "huitième": 8,
    "neuvième": 9,
    "dixième": 10,
    "dernier": -1,
    "dernière": -1,
}
