"""How agencies and papers write bylines, datelines and credits: the patterns that :mod:`recoupe.extract.parts` tries.

What a pattern takes for an agency is one only where the lexicon of media says so.
"""

from __future__ import annotations

import re

INITIALS = r"(?:[A-ZÀ-Þ]\.[\s-]?){1,3}"
NAME = (
    rf"(?:{INITIALS}(?:[A-ZÀ-Þ][\w’'-]+)?"  # « L. M. », « J.-P. Roche »
    r"|[A-ZÀ-Þ][\w’'-]+(?:[ ](?:(?:de|du|des|la|le|van|von|el|al|ben|bin|d’)[ ])?[A-ZÀ-Þ][\w’'-]+){1,3})"
)
AGENCIES = r"(?i:agences?(?: de presse)?)"
WITH = r"(?i:(?:,|;|-|–|/)?\s*\(?(?:avec|et)\b[^\n)]{2,60}\)?)"
_LIST = rf"{NAME}(?:\s*(?:,|et|/|&)\s*{NAME})*"
_CORRESPONDENT = (
    r"de notre (?:correspondante?|envoyée? spéciale?)(?: (?:permanente?|particulière?))?(?: à [\w’' -]{2,30})?,?"
)
_TRANSLATED = (
    r"\*?\s*traduite? (?:de l[’']|du )[a-z]+ par|version française(?: de| par| :)?|rédigé par|édité par"
    r"|rédaction\s*:|traduction\s*:"
)
#: « Par Jeanne Roche, à Kessar (avec AFP) », « Propos recueillis par L. M. », « Traduit de l’arabe par Jeanne Roche »
SIGNED = re.compile(
    r"[-–—]?\s*(?i:par|propos recueillis par|recueilli par|textes?(?: et photos?)?\s*:|reportage(?: de)?"
    rf"|{_CORRESPONDENT}|{_TRANSLATED})"
    rf"\s+(?P<names>{_LIST})"
    rf"(?P<rest>,? (?:à|au|en) [A-ZÀ-Þ][\w’' -]{{1,40}}|\s*,\s*[^\n.!?;]{{3,80}})??(?P<with>{WITH})?[.]?"
)
#: « Jeanne Roche », « L. M./Agences », « R.F./ L.S. », « Jeanne ROCHE avec AFP »: a line of its own.
ALONE = re.compile(
    rf"[-–—]?\s*(?P<names>{INITIALS}(?:\s*/\s*{INITIALS})+|{NAME}(?:\s*(?:,|et|&)\s*{NAME})*|[A-ZÀ-Þ](?:\.[\s-]?[A-ZÀ-Þ]){{1,2}})"
    r"(?:,? (?:à|au|en) [A-ZÀ-Þ][\w’' -]{1,40})?"
    rf"(?P<with>\s*(?:/|,|-|–|\|)\s*(?:{AGENCIES}|[A-ZÀ-Þ][\w’' -]{{1,30}})|{WITH})?[.]?"
)
#: What a desk says of itself before a name.
DESK_WORDS = re.compile(r"\b(?:Reportage|Version|Bureau|Édité|Rédigé)\b(?: de\b)?")
#: « (Jeanne Roche, édité par Paul Darmel) », « (Version française Jeanne Roche) »: the desk of an agency, at the end.
DESK = re.compile(
    r"\(?(?=[^\n]*\b(?i:version française|édité par|rédigé par|service français|(?:avec|contribution)[^\n]*\bà [A-Z]"
    rf"|bureau de|reportage))(?P<names>[^\n]*{NAME}[^\n]*)\)"
)
#: « Sources : AFP, Sputnik », « Avec l’Agence France-Presse », « Photo : Belga », « Le Monde avec AFP ».
CREDIT = re.compile(
    r"[-–—(\[]?\s*(?i:(?:sources?|crédits?|texte|dépêche)\s*:?|par|(?:[\w’' -]{2,40} )?avec"
    r"(?: la collaboration d(?:e |u |es |’|'))?)\s*(?P<names>[^\n.:;!?]{2,90}?)[.)\]]*"
)
#: « © AFP », « © Sputnik . Jeanne Roche », « Photo: Jeanne Roche Belga », « PHOTO JEANNE ROCHE, REUTERS ».
PHOTO = re.compile(
    r"[(\[]?\s*(?:©|\(c\)|(?i:(?:crédits?\s+)?(?:photos?|images?|vidéos?|illustration))\s*:|PHOTO\b"
    r"|Photo (?:by|de|par)\b)\s*"
    r"(?P<names>[^\n:;!?]{2,90}?)[.)\]]*"
)
#: « (AFP) », « (avec AFP et Reuters) », « (AFP/nxp) » at the very end.
CLOSING = re.compile(r"\(\s*(?i:avec|source[s]?\s*:?)?\s*(?P<names>[^()\n]{2,60})\)\s*$")
#: « … du pays. AFP », « … du pays ». – Reuters » at the very end.
BARE = re.compile(r"(?<=[.!?…»”])\s+[-–—/]*\s*(?P<names>[A-ZÀ-Þ][\w’' -]{1,24})[./]?\s*$")
#: « … du pays.kd/soe/bma », « abc-def/ghi »: those who wrote and edited a dispatch, in small letters.
SIGNATURE = re.compile(r"(?<=[.!?…»”\n ])(?P<names>[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4})\s*$")

_SMALL = r"(?:en|de|du|des|la|le|les|sur|sous|aux?|et)"
_WORD = r"[A-ZÀ-Þ](?:[\w’'])*"
_TOWN = rf"{_WORD}(?:[ -](?:{_SMALL}[ -]){{0,2}}{_WORD}){{0,3}}?"
PLACE = rf"{_TOWN}(?:/{_TOWN})?(?:\s*\([^)\n]{{2,30}}\))?"
_WEEKDAY = r"(?:(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?"
DAY = rf"(?:,?\s*(?:le\s+)?{_WEEKDAY}\d{{1,2}}(?:er)?\s+[a-zéûàA-Z]{{3,9}}\.?(?:\s+\d{{4}})?)"
_DASH = r"(?:--|[–—:|-])"
#: In front of a paragraph, from the most telling to the least; ``all`` must be media throughout.
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # « BAMAKO, 12 juin (Reuters) - », « Bamako (AFP) – », « (AFP) - », « Pékin, 12 juin (Xinhua) -- »
        rf"(?:{PLACE}{DAY}?\s*[,.]?\s*)?\((?P<names>[^()\n]{{2,40}})\)\s*\.?\s*(?:{_DASH}\s*|/\s)",
        # « Paris (AFP) Le pont »
        rf"{PLACE}{DAY}?\s*[,.]?\s*\((?P<all>[^()\n]{{2,40}})\)\s+(?=[A-ZÀ-Þ«\"“])",
        # « Moscou, 12 juin. /TASS/. »
        rf"{PLACE}{DAY}?\s*[,.]?\s*/(?P<names>[A-Z][\w’ -]{{1,20}})/\.?\s*(?:{_DASH}\s*)?",
        # « Paris, AFP. », « Téhéran, Irna – », « Damas-SANA / », « RAMALLAH, le 12 juin 2019, WAFA- », « Tunis/TAP- »
        rf"{PLACE}{DAY}?\s*[,/–—-]\s*(?P<names>[A-Z][\w]{{1,15}}(?: [A-Z]\w+)?)\s*(?:[.–—:|/]|--?)\s*(?=\S)",
        # « AA - Ankara - Jeanne Roche », « AA/ Istanbul/ Jeanne Roche », « APA-Bamako (Mali) »: a line of its own
        rf"(?P<names>[A-Z][\w]{{1,9}})\s*[/–—-]\s*(?![A-Z]{{2,5}}\b){PLACE}(?:\s*[/–—-]\s*(?P<people>{_LIST}))?\s*(?=\n|$)",
        # « (Belga) Le pont », « /ATS/ Le pont »
        r"\((?P<all>[^()\n]{2,30})\)\s+(?=[A-ZÀ-Þ«\"“])",
        r"/(?P<all>[^()/\n]{2,30})/\s+(?=[A-ZÀ-Þ«\"“])",
        # « AFP – Le pont »
        r"(?P<all>[A-Z][\w]{1,15})\s+[–—-]\s+(?=[A-ZÀ-Þ«\"“])",
    )
)
#: « Jérusalem, 12 juin — Le pont »: no agency, but a day.
DATED = re.compile(rf"{PLACE},?\s*{DAY.removesuffix(')')})\s*[|–—-]\s+(?=[A-ZÀ-Þ«\"“])")
#: « PARIS | Le pont », « BRUXELLES – Le pont »: no agency, but a place that the lexicon knows.
WHERE = re.compile(r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30}?)\s*[|–—]\s+(?=[A-ZÀ-Þ«\"“])")
#: « Paris, 11 jan 2019 (AFP) - 01/11/19 08:34 » behind the last word.
STAMP = re.compile(rf"{PLACE}{DAY}\s*\((?P<names>[^()\n]{{2,40}})\)(?:\s*-?\s*[\d/: ]{{5,20}})?\s*$")
#: Names that mean an agency nowhere but in a dateline or credit.
ONLY_HERE = {"aa": "Anadolu", "acnc": "KCNA", "qmi": "Agence QMI", "pc": "La Presse canadienne"}
