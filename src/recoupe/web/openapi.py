"""The JSON of the pages, described as OpenAPI 3.1 from the records that they take and give."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from recoupe import __version__
from recoupe.web.paging import Page, pages

#: What Starlette writes behind the name of a field in a path.
_CONVERTOR = re.compile(r":\w+}")
_TEMPLATE = "#/components/schemas/{name}"


@cache
def describe() -> dict[str, Any]:
    """Give the description of every page's ``.json``.

    Example:
        >>> describe()["paths"]["/dossier.json"]["get"]["operationId"]
        'dossier'
    """
    found = pages()
    from recoupe.web.problems import Problem

    kinds = [*(one.asked for one in found), *(one.view for one in found), Problem]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_TEMPLATE)
    asked, views, problem = schemas[: len(found)], schemas[len(found) : -1], schemas[-1]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Recoupe", "version": __version__},
        "paths": {
            f"{_CONVERTOR.sub('}', page.path)}.json": {
                "get": _operation(page, _resolved(one, components), view, problem)
            }
            for page, one, view in zip(found, asked, views, strict=True)
        },
        "components": {"schemas": components},
    }


def _operation(page: Page, asked: dict[str, Any], view: dict[str, Any], problem: dict[str, Any]) -> dict[str, Any]:
    """Describe one page."""
    errors = {"400": "What was asked does not fit.", "404": "There is no such thing.", "503": "Ask again in a moment."}
    return {
        "operationId": page.name,
        "summary": (page.show.__doc__ or "").partition("\n")[0],
        "parameters": [
            {
                "name": name,
                "in": "path" if name in page.fields else "query",
                "required": name in asked.get("required", ()),
                "schema": schema,
            }
            for name, schema in asked.get("properties", {}).items()
        ],
        "responses": {
            "200": {"description": "What the page shows.", "content": {"application/json": {"schema": view}}},
            **{
                status: {"description": words, "content": {"application/json": {"schema": problem}}}
                for status, words in errors.items()
            },
        },
    }


def _resolved(schema: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference."""
    reference = schema.get("$ref")
    return components[reference.rpartition("/")[2]] if reference else schema
