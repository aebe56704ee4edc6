"""The catalogue of device profiles."""
import pytest

from conftest import ROOT


@pytest.mark.operation("GET profile/mapping")
def test_the_whole_catalogue_is_served(api):
    reply = api.get("profile/mapping")
    assert reply.status == 200 and reply.headers["Content-Type"] == "application/json"
    body = reply.json()
    assert list(body) == ["count", "mapping"] and body["count"] == len(body["mapping"]) >= 3000
    lines = (ROOT / "src/domain/profiles/catalogue.tsv").read_text().splitlines()[1:]
    assert [tuple(one.values()) for one in body["mapping"]] == [tuple(line.split("\t")[:3]) for line in lines]
    assert {tuple(one) for one in body["mapping"]} == {("profile", "category", "vertical")}


@pytest.mark.operation("GET profile/mapping")
def test_unknown_parameters_change_nothing(api):
    assert api.get("profile/mapping", pagelength="1", offset="7").body == api.get("profile/mapping").body
