"""The reading room: a dossier in a browser, on this machine only.

:func:`recoupe.web.app.application` makes the application. Its parts:

- ``pages/``: one file per screen. Each says which address it has, what may be asked of it and what it answers, as
  records; the HTML page, ``.json`` and ``.csv`` are three ways to write that answer (:mod:`~recoupe.web.paging`,
  :mod:`~recoupe.web.answering`). A new file there is a new screen, in the menu and in ``/openapi.json`` too.
- :mod:`~recoupe.web.room`: what all pages read from, the dossier and what the cross-check found in it.
- :mod:`~recoupe.web.guard`: who may come in, and what a page may do.
- :mod:`~recoupe.web.language`: French and English words of the pages.
- ``templates/`` and ``static/``: HTML, one style sheet, a little script, and the vendored packages with their licences.
"""
