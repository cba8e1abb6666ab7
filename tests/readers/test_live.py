"""Live blogs: one document an entry, with its own time."""

from __future__ import annotations

import io
import json

import pytest

from recoupe import Document, InputError
from recoupe.model import Item
from recoupe.readers import Source, html

TEXTS = [
    "Le convoi est arrivé à Montbrun peu avant midi, selon la préfecture.",
    "Deux barrages ont été levés au nord de la ville, affirme le syndicat des transporteurs.",
    "Le préfet René Castel dément toute négociation avec les chauffeurs.",
    "Les premiers camions ont quitté le dépôt de Sainte-Foix à l’aube.",
]
HOURS = ["11:52", "11:20", "10:41", "06:15"]
ENTRIES = list(zip(range(4, 0, -1), HOURS, TEXTS, strict=True))
CHROME = "<header><nav><a href=/>Accueil</a></nav></header>{}<footer><p>Tous droits réservés.</p></footer>"


def read(content: str, url: str | None = None, path: str | None = "a.html") -> list[Item]:
    found = html.read(Source(stream=io.BytesIO(content.encode()), where="a.html", path=path, url=url))
    return [item for item in found if not isinstance(item, InputError)]


def page(entries: str, title: str = "En direct : le convoi de Montbrun", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{CHROME.format(entries)}</body></html>"


def boxes(template: str) -> str:
    return "".join(template.format(n=n, hour=hour, text=text) for n, hour, text in ENTRIES)


ARTICLES = boxes(
    '<article id="post-{n}" class="post"><time datetime="2024-05-03T{hour}:00+02:00">{hour}</time><h3>Point {n}</h3>'
    '<p>{text}</p><div class="share"><a href="/s">Partager</a></div></article>'
)
MARKUPS = {
    "articles": ARTICLES,
    "list": "<ul class=live>"
    + boxes('<li id="post-{n}"><h3>Point {n}</h3><time datetime="2024-05-03T{hour}:00+02:00"></time>{text}</li>')
    + "</ul>",
    "boxes": "<main><h1>Le direct</h1><div>"
    + boxes(
        '<div class="e"><div class="head"><a href="#post-{n}"><time datetime="2024-05-03T{hour}:00+02:00">{hour}'
        "</time></a></div><h4>Point {n}</h4><div><p>{text}</p></div></div>"
    )
    + "</div></main>",
    "microdata": "<div>"
    + boxes(
        '<div itemprop="liveBlogUpdate" itemscope id="post-{n}"><h2 itemprop="headline">Point {n}</h2>'
        '<meta itemprop="datePublished" content="2024-05-03T{hour}:00+02:00"><p itemprop="articleBody">{text}</p></div>'
    )
    + "</div>",
}


def check(items: list[Item]) -> None:
    assert [item.document.text for item in items] == TEXTS
    assert [item.document.published_at for item in items] == [f"2024-05-03T{hour}:00+02:00" for hour in HOURS]
    assert {item.document.published for item in items} == {"2024-05-03"}
    assert [item.document.title for item in items] == [f"Point {n}" for n, _, _ in ENTRIES]
    assert [item.original.locator for item in items] == ["entrée 1", "entrée 2", "entrée 3", "entrée 4"]
    assert len({item.original.data for item in items}) == 1
    assert len({item.key for item in items}) == 4


@pytest.mark.parametrize("markup", MARKUPS)
def test_entries_by_their_markup(markup):
    items = read(page(MARKUPS[markup]), url="https://gazette.example/monde/direct")
    check(items)
    assert [item.document.url for item in items] == [
        f"https://gazette.example/monde/direct#post-{n}" for n, _, _ in ENTRIES
    ]


def test_entries_of_a_saved_page_are_named_by_their_anchor():
    items = read(page(ARTICLES))
    check(items)
    assert [item.document.path for item in items] == [f"a.html!post-{n}" for n, _, _ in ENTRIES]


def updates(body: bool = True) -> str:
    listed = [
        {
            "@type": "BlogPosting",
            "headline": f"Point {n}",
            "datePublished": f"2024-05-03T{hour}:00+02:00",
            "url": f"https://gazette.example/direct#post-{n}",
            "author": {"@type": "Person", "name": "Jeanne Roche"},
            **({"articleBody": f"<p>{text}</p>"} if body else {}),
        }
        for n, hour, text in ENTRIES
    ]
    thing = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "x", "liveBlogUpdate": listed}
    return f'<script type="application/ld+json">{json.dumps(thing, ensure_ascii=False)}</script>'


def test_entries_that_json_ld_lists():
    items = read(page("<p>Chargement</p>", head=updates()))
    check(items)
    assert items[0].document.url == "https://gazette.example/direct#post-4"
    assert items[0].document.byline == "Jeanne Roche"


def test_where_json_ld_has_no_text_the_page_has_it():
    check(read(page(ARTICLES, head=updates(body=False))))


def test_where_json_ld_cuts_a_text_short_the_page_has_all_of_it():
    cut = updates().replace(TEXTS[0][30:], "…")
    assert cut != updates()
    check(read(page(ARTICLES, head=cut)))


def test_an_entry_that_stands_there_twice_is_given_once():
    check(read(page("<p>Chargement</p>", head=updates() * 2)))
    check(read(page(ARTICLES + ARTICLES[: len(ARTICLES) // 4])))


def test_only_headlines_are_given_and_said_to_be():
    items = read(page("<p>Chargement</p>", head=updates(body=False)))
    assert [item.document.text for item in items] == [f"Point {n}" for n, _, _ in ENTRIES]
    assert all("titre seulement" in item.document.notes[-1] for item in items)


def test_entries_without_anchor_are_named_by_their_time():
    bare = "".join(
        f'<article><time datetime="2024-05-03T{hour}">x</time><p>{text}</p></article>' for _, hour, text in ENTRIES
    )
    items = read(page(bare), url="https://gazette.example/direct")
    assert items[0].document.url == "https://gazette.example/direct#2024-05-03T11:52:00"
    again = read(page(f'<article><time datetime="2024-05-03T12:10">x</time><p>Trêve.</p></article>{bare}'))
    assert again[1].document.path == "a.html!2024-05-03T11:52:00"


def test_two_entries_of_one_minute_are_two():
    same = "".join(f'<article><time datetime="2024-05-03T11:52">x</time><p>{text}</p></article>' for text in TEXTS)
    assert len({item.key for item in read(page(same))}) == 4


@pytest.mark.parametrize(
    ("modified", "day"), [("2024-05-03T22:00:00+02:00", "2024-05-03"), ("2024-05-04T01:00:00", None)]
)
def test_a_bare_hour_has_a_day_only_where_the_page_has_one(modified, day):
    bare = "".join(
        f"<article><time>{hour.replace(':', 'h')}</time><p>{text}</p></article>" for _, hour, text in ENTRIES
    )
    thing = {"@type": "LiveBlogPosting", "datePublished": "2024-05-03T06:00:00+02:00", "dateModified": modified}
    items = read(page(bare, head=f'<script type="application/ld+json">{json.dumps(thing)}</script>'))
    assert [item.document.published for item in items] == [day] * 4


def test_an_entry_in_another_language_is_named_and_the_others_go_on():
    english = "The minister said on Friday that the city was free and that the troops were going north again."
    found = list(
        html.read(
            Source(stream=io.BytesIO(page(ARTICLES.replace(TEXTS[1], english)).encode()), where="a.html", path="a.html")
        )
    )
    assert [type(item).__name__ for item in found] == ["Item", "NotFrench", "Item", "Item"]
    assert str(found[1]).startswith("a.html#post-3")


TEASERS = "".join(
    f'<article><time datetime="2024-05-0{n}T10:00">x</time><h2><a href="/{n}">{text}</a></h2></article>'
    for n, text in enumerate(TEXTS, start=1)
)


@pytest.mark.parametrize(
    "content",
    [
        page(f"<main>{TEASERS}</main>"),
        page(f"<main>{TEASERS}</main>", title="Actualités"),
        page(f"<article><p>{' '.join(TEXTS)}</p></article><aside>{ARTICLES}</aside>", title="Le convoi repart"),
        page(f"<article><p>{' '.join(TEXTS)}</p></article><div id=comments>{ARTICLES}</div>", title="Le convoi repart"),
        page(f"<article><p>{' '.join(TEXTS * 3)}</p></article><div>{ARTICLES}</div>", title="Le convoi repart"),
        page(
            f"<article><p>{' '.join(TEXTS * 3)}</p></article><div class=live>{ARTICLES}</div>", title="Le convoi repart"
        ),
    ],
)
def test_lists_of_articles_and_comments_are_no_live_blog(content):
    assert len(read(content)) <= 1


def test_entries_are_documents_like_others():
    [first, *_] = read(page(ARTICLES))
    assert isinstance(first.document, Document)
    assert first.original.media_type == "text/html"
