"""The description of the JSON is right, and the pages keep to it whatever is asked of them."""

from __future__ import annotations

import re
from importlib import metadata

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import Phase, settings

from recoupe.web.openapi import describe
from recoupe.web.paging import pages
from tests.web.addresses import address, addresses, path_of


@pytest.fixture(scope="module")
def described(reader):
    return reader.get("/openapi.json").json()


def test_every_page_is_described(described):
    assert set(described["paths"]) == {f"{path_of(page)}.json" for page in pages()}
    names = [path["get"]["operationId"] for path in described["paths"].values()]
    assert len(set(names)) == len(names)
    for path in described["paths"].values():
        assert path["get"]["summary"].endswith(".")
    assert described["info"]["version"] == metadata.version("recoupe")


def test_fields_of_a_path_are_told_apart(described):
    for path, operation in described["paths"].items():
        stands = set(re.findall(r"{(\w+)}", path))
        told = {one["name"]: one["in"] for one in operation["get"]["parameters"]}
        assert {name for name, where in told.items() if where == "path"} == stands


def test_every_record_is_valid_json_schema(described):
    for name, schema in described["components"]["schemas"].items():
        jsonschema_rs.meta.validate({**schema, "components": described["components"]}), name


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page_is_as_described(reader, described, page):
    operation = described["paths"][f"{path_of(page)}.json"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    check = jsonschema_rs.validator_for({**schema, "components": described["components"]})
    for path in addresses(page, reader):
        where, _, query = path.partition("?")
        check.validate(reader.get(f"{where}.json?{query}").json())


API = schemathesis.openapi.from_dict(describe())
#: What the description does not promise: that parameters which it does not know, or that are empty, are refused.
_NOT_PROMISED = schemathesis.checks.CHECKS.get_by_names(["negative_data_rejection"])
_BOUNDED = settings(max_examples=30, derandomize=True, deadline=None, database=None, phases=[Phase.generate])


def ask(case, reader):
    """Ask a page for its JSON, and check that what it answers is as described."""
    sent = case.as_transport_kwargs(base_url=str(reader.base_url))
    answer = reader.request(sent["method"], sent["url"], params=sent.get("params"), headers=sent.get("headers"))
    assert answer.status_code < 500
    case.validate_response(answer, excluded_checks=_NOT_PROMISED)
    return answer


@API.parametrize()
@_BOUNDED
def test_no_question_brings_a_page_down(case, reader):
    ask(case, reader)


@API.include(path_regex="{").parametrize()
@_BOUNDED
def test_nor_does_one_about_something_that_there_is(case, reader):
    (page,) = [page for page in pages() if f"{path_of(page)}.json" == case.operation.path]
    pattern = re.sub(r"{(\w+)}", r"(?P<\1>[^/?]+)", path_of(page))
    found = re.fullmatch(pattern, address(page, reader).partition("?")[0])
    case.path_parameters = found.groupdict()
    assert ask(case, reader).status_code in (200, 400, 404)  # parameters may ask for something that there is not
