"""Who may come in, and what the answers let a page do."""

from __future__ import annotations

import pytest

from recoupe.web.paging import actions, pages
from tests.web.addresses import addresses, filled
from tests.web.rooms import ORIGIN, PORT, SECRET, form, visitor

POLICY = {"default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "base-uri": ["'none'"]}
STRANGERS = (
    "attacker.example",
    f"attacker.example:{PORT}",
    "127.0.0.1",
    "127.0.0.1:1",
    f"127.0.0.1:{PORT}.attacker.example",
    f"attacker.example@127.0.0.1:{PORT}",
    f"0.0.0.0:{PORT}",
    "",
)
ANYWHERE = ("/", "/dossier", "/dossier.json", "/documents.csv", "/static/recoupe.css", "/openapi.json", "/nulle-part")


@pytest.fixture
def stranger(unchanged):
    """Somebody who was never let in."""
    return visitor(unchanged, let_in=False, follow_redirects=False)


def test_whoever_has_the_address_comes_in_and_the_secret_leaves_it(stranger):
    answer = stranger.get(f"/documents?outlet=Le+Fil+du+Rh%C3%B4ne&secret={SECRET}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/documents?outlet=Le+Fil+du+Rh%C3%B4ne"
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"recoupe_{PORT}={SECRET}")
    assert all(flag in cookie for flag in ("httponly", "samesite=strict", "path=/"))
    assert not any(flag in cookie for flag in ("domain=", "max-age=", "expires="))  # it ends with the browser
    assert stranger.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("path", ANYWHERE)
@pytest.mark.parametrize("cookie", [None, "", "faux", SECRET[:-1], f"{SECRET}é", '"', "é" * 4000])
def test_nobody_else_does(unchanged, path, cookie):
    stranger = visitor(unchanged, let_in=False)
    headers = {} if cookie is None else {"cookie": f"recoupe_{PORT}={cookie}".encode()}
    answer = stranger.get(path, headers=headers)
    assert answer.status_code == 403
    assert "recoupe serve" in answer.text
    assert SECRET not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("secret", ["", "faux", SECRET.upper(), SECRET + " "])
def test_a_wrong_secret_lets_nobody_in(stranger, secret):
    answer = stranger.get("/dossier", params={"secret": secret})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_cookie_of_another_port_is_another_one(unchanged):
    stranger = visitor(unchanged, let_in=False)
    assert stranger.get("/dossier", headers={"cookie": f"recoupe_{PORT + 1}={SECRET}"}).status_code == 403


@pytest.mark.parametrize("host", STRANGERS)
@pytest.mark.parametrize("path", ["/dossier.json", f"/dossier?secret={SECRET}", "/static/recoupe.js"])
def test_a_name_that_was_bent_to_this_machine_is_not_served(reader, host, path):
    answer = reader.get(path, headers={"host": host}, follow_redirects=False)
    assert answer.status_code == 421
    assert "set-cookie" not in answer.headers
    assert "documents" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_names_of_this_machine_are(reader, host):
    headers = {"host": f"{host}:{PORT}", "cookie": f"recoupe_{PORT}={SECRET}"}
    assert reader.get("/dossier.json", headers=headers).status_code == 200


def posts():
    """Give the address of every action, what stands in braces filled in."""
    return ["/language", *(filled(action.path) for action in actions())]


@pytest.mark.parametrize("path", posts())
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://attacker.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": f"http://attacker.example:{PORT}"},
        {"origin": "file://"},
    ],
    ids=lambda headers: headers["origin"],
)
def test_what_another_site_sends_is_refused(reader, path, headers):
    answer = reader.post(path, data=form(to="en", back="/dossier"), headers=headers, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", posts())
@pytest.mark.parametrize("token", [None, "", "faux", "é", SECRET])
def test_what_does_not_bear_the_token_of_our_pages_is_refused(reader, path, token):
    fields = {"to": "en", "back": "/dossier"} | ({} if token is None else {"token": token})
    answer = reader.post(path, data=fields, headers={"origin": ORIGIN}, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_nothing_is_written_without_the_secret(unchanged, stranger):
    for path in posts():
        assert stranger.post(path, data=form(to="en", back="/")).status_code == 403


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_page_takes_nothing(reader, page, method):
    if method == "POST" and any(action.path == page.path for action in actions()):
        pytest.skip("there is an action of this address")
    answer = reader.request(method, filled(page.path), headers={"origin": ORIGIN}, data=form())
    assert answer.status_code == 405


@pytest.mark.parametrize(
    "back",
    [
        "http://attacker.example/",
        "//attacker.example/",
        "/\\attacker.example/",
        "\\\\attacker.example",
        "javascript:alert(1)",
        "/\t/attacker.example",
        "/dossier\r\nset-cookie: a=b",
        "",
    ],
)
def test_one_is_led_on_only_inside(unchanged, back):
    reader = visitor(unchanged, follow_redirects=False)
    answer = reader.post("/language", data=form(to="en", back=back))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert "a=b" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("path", ["//attacker.example", "/\\attacker.example", "//attacker.example/%2e%2e"])
def test_the_door_leads_only_inside(stranger, path):
    answer = stranger.get(f"{ORIGIN}{path}?secret={SECRET}")
    assert answer.status_code == 303
    assert not answer.headers["location"].startswith(("//", "/\\", "http"))


def every_kind_of_answer(reader):
    """Give answers of every kind: pages, files, errors, leading on, what is refused."""
    get, post = reader.get, reader.post
    return {
        **{path: get(path) for path in ANYWHERE},
        "bad": get("/documents?page=x"),
        "bad json": get("/documents.json?page=x"),
        "no such file": get("/static/nulle-part.js"),
        "outside": get("/static/..%2f..%2fguard.py"),
        "not this": post("/dossier", data=form()),
        "no token": post("/language"),
        "led on": post("/language", data=form(to="fr", back="/documents")),
        "other host": get("/dossier", headers={"host": "attacker.example"}),
        "other site": post("/language", data=form(), headers={"origin": "http://attacker.example"}),
        "nobody": get("/dossier", headers={"cookie": "recoupe_1=x"}),
    }


def test_every_answer_says_what_a_page_may_do(unchanged):
    reader = visitor(unchanged, follow_redirects=False)
    reader.cookies.clear()
    reader.headers["cookie"] = f"recoupe_{PORT}={SECRET}"
    for what, answer in every_kind_of_answer(reader).items():
        check_headers(answer, what)


def test_so_does_the_answer_to_an_error_of_ours(unchanged, monkeypatch):
    def fails(self):
        raise ZeroDivisionError("une phrase du programme")

    monkeypatch.setattr("recoupe.dossier.Dossier.info", fails)
    reader = visitor(unchanged, raise_server_exceptions=False)
    for path in ("/dossier", "/dossier.json", "/documents.csv"):
        answer = reader.get(path)
        assert answer.status_code == 500
        check_headers(answer, path)
        assert "une phrase du programme" not in answer.text
        assert "Traceback" not in answer.text


def check_headers(answer, what):
    """Check what every answer must bear."""
    policy = {name: values for name, *values in map(str.split, answer.headers["content-security-policy"].split(";"))}
    assert policy.items() >= POLICY.items(), what
    assert "unsafe" not in answer.headers["content-security-policy"], what
    assert policy["frame-ancestors"] == ["'none'"], what
    assert policy["form-action"] == ["'self'"], what
    assert answer.headers["x-content-type-options"] == "nosniff", what
    assert answer.headers["x-frame-options"] == "DENY", what
    assert answer.headers["referrer-policy"] == "same-origin", what
    assert answer.headers["cross-origin-resource-policy"] == "same-origin", what
    assert "access-control-allow-origin" not in answer.headers, what
    assert "server" not in answer.headers, what
    if "/static/" not in str(answer.url):
        assert answer.headers["cache-control"] == "no-store", what


def test_static_files_are_those_of_the_package_only(reader):
    for path in ("/static/../guard.py", "/static/%2e%2e/guard.py", "/static/..%5cguard.py", "/static//etc/passwd"):
        answer = reader.get(path)
        assert answer.status_code in (404, 405), path
        assert "import" not in answer.text


def test_the_secret_is_nowhere_in_the_pages(reader):
    for page in pages():
        for address in addresses(page, reader):
            assert SECRET not in reader.get(address).text
