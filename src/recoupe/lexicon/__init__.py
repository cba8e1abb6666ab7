"""The words that Recoupe knows: data files, and what reads them."""

from recoupe.lexicon.loader import Lexicon, load_lexicon
from recoupe.lexicon.reporting import Reporting, ReportingRow

__all__ = ["Lexicon", "Reporting", "ReportingRow", "load_lexicon"]
