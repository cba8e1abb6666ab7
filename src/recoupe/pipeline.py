"""The flow of one document, from a string to its :class:`~recoupe.model.Analysis`. Start reading here.

1. **document**: the text is put in NFC and gets its identity (:mod:`recoupe.readers`, which also reads files).
2. **parse**: words, sentences, parts of speech, lemmas and syntax (:mod:`recoupe.french`).
3. **extract**: dates and places; statements with their sources, origins and relays, retractions and credits; actors,
   events, figures and labels (:mod:`recoupe.extract`), with the words of :mod:`recoupe.lexicon` and the places of
   :mod:`recoupe.gazetteer`.

Nothing flows backwards: each step takes the records of the one before. A document is analyzed alone, whatever else is
in the same run, so that it gives the same analysis in any order, in any batch and on any number of processes.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from recoupe.model import Analysis, Document
from recoupe.readers import build_document
from recoupe.workers import map_processes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from recoupe.gazetteer import Gazetteer
    from recoupe.lexicon import Lexicon

Context = TypeVar("Context")
Looked = TypeVar("Looked")

#: Longer texts are parsed in pieces of at most so many characters, cut at paragraphs where they have some: the parser's
#: memory grows with the longest piece (about 1 KB a character), and spaCy refuses a million characters at once.
PIECE = 100_000


class Pipeline:
    """Analyzes French texts; made by :func:`load`, called like a spaCy pipeline.

    Example:
        >>> nlp = load()
        >>> doc = nlp("Le maire dément toute négociation.", outlet="La Gazette du Nord")
        >>> doc.document.outlet
        'La Gazette du Nord'
    """

    def __init__(
        self,
        language: Language,
        lexicon: Lexicon,
        gazetteer: Gazetteer,
        *,
        rebuild: tuple[str | None, Path | None],
    ) -> None:
        """Join a parser, a lexicon and a gazetteer; ``rebuild`` is what :func:`load` was called with."""
        self.language = language
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self._rebuild = rebuild

    @property
    def model(self) -> str | None:
        """The parser that was asked for; ``None`` for the one that Recoupe ships."""
        return self._rebuild[0]

    @property
    def overlay(self) -> Path | None:
        """The folder of rows that is laid over the lexicon, where there is one."""
        return self._rebuild[1]

    def __call__(
        self,
        text: str | Document,
        *,
        id: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        published: str | date | None = None,
        url: str | None = None,
    ) -> Analysis:
        """Analyze one text.

        Args:
            text: the text, or a :class:`Document` made by a reader, which is taken as it is.
            id, title, outlet, published, url: what is known of a text given as a string; a title is kept, not analyzed.

        Raises:
            TypeError: details are given for a document that has its own.
            ValueError: ``published`` is no ISO 8601 date.
        """
        details = {"id": id, "title": title, "outlet": outlet, "published": published, "url": url}
        if isinstance(text, Document):
            if any(value is not None for value in details.values()):
                raise TypeError("a Document brings its own id, title, outlet, published and url")
            document = text
        else:
            document = build_document(text, **details)  # 1
        return self.inspect(document, lambda doc: None)[0]

    def inspect(self, document: Document, look: Callable[[Doc], Looked]) -> tuple[Analysis, Looked | None]:
        """Analyze a document, and look at the parsed text before it is forgotten.

        Args:
            document: made by a reader.
            look: takes the parsed text; what it gives must not hold on to it.

        Returns:
            The analysis, and what ``look`` gave; ``None`` for a document without text.
        """
        if not document.text.strip():
            from recoupe.extract.times.finding import given_publication

            return Analysis(document=document, published=given_publication(document)), None
        with self.language.memory_zone():  # words of one text are forgotten after it: thousands fit in flat memory
            try:
                doc = self._parse(document.text)  # 2
                return self._extract(doc, document), look(doc)  # 3
            except Exception as problem:  # a defect: say on which of thousands of documents
                problem.add_note(f"while analyzing {document.path or document.id}")
                raise

    @overload
    def pipe(
        self,
        texts: Iterable[str | Document],
        *,
        as_tuples: Literal[False] = False,
        n_process: int = 1,
        batch_size: int = 16,
    ) -> Generator[Analysis]: ...

    @overload
    def pipe(
        self,
        texts: Iterable[tuple[str | Document, Context]],
        *,
        as_tuples: Literal[True],
        n_process: int = 1,
        batch_size: int = 16,
    ) -> Generator[tuple[Analysis, Context]]: ...

    def pipe(
        self,
        texts: Iterable[Any],
        *,
        as_tuples: bool = False,
        n_process: int = 1,
        batch_size: int = 16,
    ) -> Generator[Any]:
        """Analyze many texts, lazily and in order.

        Args:
            texts: strings or documents; with ``as_tuples``, pairs of one of them and anything, which comes back beside
                the analysis.
            n_process: how many processes work; -1 for one a core. More than one pays from some hundred articles on.
            batch_size: how many texts are handed to a process at once.

        Raises:
            ValueError: ``n_process`` or ``batch_size`` is no possible number.

        Example:
            >>> nlp = load()
            >>> pairs = [("Rien de neuf.", 1), ("Rien non plus.", 2)]
            >>> [number for analysis, number in nlp.pipe(pairs, as_tuples=True)]
            [1, 2]
        """
        workers = multiprocessing.cpu_count() if n_process == -1 else n_process
        if workers < 1 or batch_size < 1:
            raise ValueError("n_process is -1 or at least 1, batch_size at least 1")
        if as_tuples:
            return self._pipe_pairs(texts, workers, batch_size)
        if workers == 1:
            return (self(text) for text in texts)
        return self._pipe_processes(texts, workers, batch_size)

    def _pipe_pairs(self, pairs: Iterable[tuple[Any, Context]], workers: int, size: int) -> Generator[Any]:
        """Set the contexts aside while their texts are analyzed, and give them back in step."""
        contexts: deque[Context] = deque()

        def texts() -> Iterator[Any]:
            for text, context in pairs:
                contexts.append(context)
                yield text

        for analysis in self.pipe(texts(), n_process=workers, batch_size=size):
            yield analysis, contexts.popleft()

    def _pipe_processes(self, texts: Iterable[Any], workers: int, size: int) -> Generator[Analysis]:
        """Hand batches to processes, and give the results in the order of the texts."""
        source = iter(texts)
        batches = iter(lambda: list(islice(source, size)), [])
        with closing(map_processes(partial(_analyze_batch, self), batches, workers)) as results:
            for analyses in results:
                yield from analyses

    def _parse(self, text: str) -> Doc:
        """Parse a text, a long one piece by piece."""
        if len(text) <= PIECE:
            return self.language(text)
        from spacy.tokens import Doc

        return Doc.from_docs([self.language(piece) for piece in pieces(text)], ensure_whitespace=False)

    def _extract(self, doc: Doc, document: Document) -> Analysis:
        """Find everything in a parsed text."""
        from recoupe.extract.analysis import extract

        return extract(doc, document, self.lexicon, self.gazetteer)

    def __reduce__(self) -> tuple[Callable[..., Pipeline], tuple[str | None, Path | None]]:
        """Let the pipeline travel to another process, where it is loaded again."""
        return load, self._rebuild


def load(model: str | None = None, lexicon: str | Path | None = None) -> Pipeline:
    """Load what analyzing needs; takes about a second.

    Args:
        model: the name or folder of a spaCy pipeline with UD labels; without it the one that Recoupe ships.
        lexicon: a folder whose rows are laid over the lexicon's by their ids.

    Raises:
        ModelNotFound: the pipeline is not installed, or lacks a component; the hint names the command that helps.
        LexiconError: a row of the lexicon cannot be understood.
        GazetteerError: a list of places is missing or damaged; the hint says how to mend it.
    """
    overlay = Path(lexicon) if lexicon is not None else None
    with _no_collection():
        import recoupe.extract.analysis  # noqa: F401  (here, as its modules stay as well)
        from recoupe.french.parser import load_parser
        from recoupe.gazetteer import load_gazetteer
        from recoupe.lexicon import load_lexicon

        return Pipeline(load_parser(model), load_lexicon(overlay), load_gazetteer(), rebuild=(model, overlay))


@contextmanager
def _no_collection() -> Generator[None]:
    """Keep the garbage collector from looking through what is being loaded: all of it stays, and looking takes long."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def analyze(text: str, *, outlet: str | None = None, published: str | date | None = None) -> Analysis:
    """Analyze one text with the shipped model and lexicon, loaded once and kept.

    Example:
        >>> analyze("Rien de neuf.", published="2018-11-17").document.published
        '2018-11-17'
    """
    return _default()(text, outlet=outlet, published=published)


@cache
def _default() -> Pipeline:
    """The pipeline behind :func:`analyze`."""
    return load()


def pieces(text: str, limit: int = PIECE) -> Iterator[str]:
    """Cut a long text into pieces that together give it back: at an empty line, else a line end, else a space.

    Example:
        >>> list(pieces("Un.\\n\\nDeux.\\nTrois.", limit=9))
        ['Un.\\n\\n', 'Deux.\\n', 'Trois.']
    """
    start = 0
    while len(text) - start > limit:
        cuts = (text.rfind(mark, start, start + limit) + len(mark) for mark in ("\n\n", "\n", " "))
        end = next((cut for cut in cuts if cut > start + limit // 4), start + limit)
        yield text[start:end]
        start = end
    yield text[start:]


def _analyze_batch(nlp: Pipeline, batch: list[str | Document]) -> list[Analysis]:
    """Analyze a batch of texts in another process."""
    return [nlp(text) for text in batch]
