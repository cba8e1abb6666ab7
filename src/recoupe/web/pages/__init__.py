"""One file per screen; every file here is found by itself (:func:`recoupe.web.paging.pages`)."""
