"""What one parsed document says (:mod:`recoupe.extract.analysis`).

Nothing is imported here: the calendar of :mod:`recoupe.extract.times` is read where no parser is.
"""
