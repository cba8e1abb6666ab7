"""Calendar expressions and the publication date (:mod:`recoupe.extract.times.finding`)."""
