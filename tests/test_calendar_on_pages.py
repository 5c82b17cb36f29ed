"""The calendar file beside each page that has a run of show, and the data of its table."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

PLAN = """\
# Plan

```{run-of-show}
:date: 2026-12-08

| Time          | Task |
| ------------- | ---- |
| 10:00 - 10:05 | Open with a [video]({{ promote/videos }}). |
| 10 min        | Talk |
```
"""
INDEX = "# Home\n\n```{toctree}\nplan\n```\n"


@pytest.fixture
def site(project: Project) -> Project:
    project.write("docs/index.md", INDEX)
    project.write("docs/plan.md", PLAN)
    return project


def events(path: Path) -> list[Any]:
    return icalendar.Calendar.from_ical(path.read_bytes()).events


def summaries(path: Path) -> list[str]:
    return [str(event["summary"]) for event in events(path)]


def plan_of(built: Built, name: str = "plan.html") -> Element:
    found = built.html(name).find(".//div[@class='hoc-plan']")
    assert found is not None
    return found


def link_of(plan: Element) -> str:
    found = plan.find(".//p[@class='hoc-calendar']/a")
    assert found is not None
    return found.get("href") or ""


def data_of(plan: Element) -> dict[str, Any]:
    text = plan.findtext(".//script[@class='hoc-plan-data']") or ""
    found: dict[str, Any] = json.loads(text)
    return found


def test_a_file_beside_the_page_in_the_words_of_the_language(site: Project) -> None:
    link = "({{ promote/videos }})"
    site.po("plan", {f"Open with a [video]{link}.": f"Opne med ein [film]{link}."})
    built = site.build("-W", language="nn")
    assert (built.code, built.warnings) == (0, "")
    assert summaries(built.outdir / "plan.ics") == ["Hour of Code", "Opne med ein film.", "Talk"]
    whole, first, second = events(built.outdir / "plan.ics")
    assert (whole.start, whole.end) == (datetime(2026, 12, 8, 10), datetime(2026, 12, 8, 10, 15))
    assert (second.start, second.end) == (first.end, whole.end)
    assert str(first["description"]) == "film: https://example.org/videos"
    assert first["summary"].params["LANGUAGE"] == "nn"


@pytest.mark.parametrize(
    ("builder", "page", "file", "link"),
    [
        ("html", "plan.html", "plan.ics", "plan.ics"),
        ("dirhtml", "plan/index.html", "plan/plan.ics", "plan.ics"),
        ("singlehtml", "index.html", "plan.ics", "plan.ics"),
    ],
)
def test_the_link_leads_to_it(site: Project, builder: str, page: str, file: str, link: str) -> None:
    built = site.build("-W", builder=builder)
    assert (built.code, built.warnings) == (0, "")
    assert link_of(plan_of(built, page)) == link
    assert len(events(built.outdir / file)) == 3


def test_a_page_in_a_folder_with_an_odd_name(site: Project) -> None:
    site.write("docs/index.md", INDEX.replace("plan", "skule år/plan 1"))
    (site.root / "docs/plan.md").unlink()
    site.write("docs/skule år/plan 1.md", PLAN)
    for builder, file in (("html", "plan 1.ics"), ("dirhtml", "plan 1/plan 1.ics")):
        built = site.build("-W", builder=builder)
        page = "skule år/plan 1.html" if builder == "html" else "skule år/plan 1/index.html"
        assert link_of(plan_of(built, page)) == "plan%201.ics"
        assert (built.outdir / "skule år" / file).is_file()


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "gettext"])
def test_no_other_builder_has_a_file_or_speaks_of_one(site: Project, builder: str) -> None:
    arguments = ["-W", "-D", "version=1", "-D", "author=We", "-D", "copyright=We"]
    built = site.build(*arguments, builder=builder)
    assert (built.code, built.warnings) == (0, "")
    assert not list(built.outdir.rglob("*.ics"))
    texts = [
        path for path in built.outdir.rglob("*.*") if path.suffix in {".xhtml", ".tex", ".txt"}
    ]
    shown = "".join(path.read_text(encoding="utf-8") for path in texts)
    assert "calendar" not in shown
    assert "hoc-plan" not in shown


def test_the_date_is_the_campaigns_unless_the_page_has_one(site: Project) -> None:
    site.write("docs/plan.md", PLAN.replace(":date: 2026-12-08\n", ""))
    built = site.build("-W")
    assert events(built.outdir / "plan.ics")[0].start == datetime(2026, 12, 7, 10)
    site.write("docs/campaign.toml", read(site, "docs/campaign.toml").replace("12-07", "12-06"))
    assert events(site.build().outdir / "plan.ics")[0].start == datetime(2026, 12, 6, 10)


def read(site: Project, name: str) -> str:
    return (site.root / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "code", "said"),
    [
        ("none", 0, ""),
        ("2027-02-29", 1, "plan.md:3: WARNING: `:date: 2027-02-29` is not a day"),
        ("soon", 1, "so there is no calendar file"),
    ],
)
def test_without_a_date_there_is_no_file_and_a_note(
    site: Project, option: str, code: int, said: str
) -> None:
    site.write("docs/plan.md", PLAN.replace("2026-12-08", option))
    built = site.build("-W")
    assert (built.code, said in built.warnings) == (code, True)
    assert not list(built.outdir.rglob("*.ics"))
    plan = plan_of(built)
    assert plan.find("p") is None
    assert plan.get("data-date") is None
    assert data_of(plan)["date"] is None
    if option == "none":
        assert "without a calendar file" in built.status


def test_the_29th_of_february_where_there_is_one(site: Project) -> None:
    site.write("docs/plan.md", PLAN.replace("2026-12-08", "2028-02-29"))
    built = site.build("-W")
    assert events(built.outdir / "plan.ics")[0].start == datetime(2028, 2, 29, 10)


def test_a_row_that_cannot_be_read_has_no_event(site: Project) -> None:
    rows = "| 23:50 - 00:10 | Past midnight |\n| 10:05 - 10:15 | Talk |"
    site.write("docs/plan.md", PLAN.replace("| 10 min        | Talk |", rows))
    built = site.build()
    assert summaries(built.outdir / "plan.ics") == ["Hour of Code", "Open with a video.", "Talk"]
    ids = [str(event["uid"]).split("-")[1] for event in events(built.outdir / "plan.ics")]
    assert ids == ["0", "1", "3"]
    assert data_of(plan_of(built))["rows"][1] is None


def test_no_readable_row_no_file(site: Project) -> None:
    site.write("docs/plan.md", PLAN.replace("10:00 - 10:05", "x").replace("10 min", "y"))
    built = site.build()
    assert not (built.outdir / "plan.ics").exists()
    assert built.html("plan.html").find(".//div[@class='hoc-plan']") is None


def test_several_plans_on_a_page_and_none_takes_anothers_name(site: Project) -> None:
    second = PLAN.replace("# Plan", "## Evening").replace("Talk", "Evening talk")
    site.write("docs/index.md", INDEX.replace("plan", "plan\nplan-2"))
    site.write("docs/plan.md", PLAN + second)
    site.write("docs/plan-2.md", PLAN.replace("Talk", "Other page"))
    built = site.build("-W")
    assert (built.code, built.warnings) == (0, "")
    names = sorted(path.name for path in built.outdir.rglob("*.ics"))
    assert names == ["plan-2-plan.ics", "plan-2.ics", "plan.ics"]
    assert summaries(built.outdir / "plan-2.ics")[2] == "Other page"
    assert summaries(built.outdir / "plan-2-plan.ics")[2] == "Evening talk"
    uids = {str(event["uid"]) for name in names for event in events(built.outdir / name)}
    assert len(uids) == 9
    plans = built.html("plan.html").findall(".//div[@class='hoc-plan']")
    ids = [node.get("id") for node in plans]
    assert ids == ["hoc-plan-1", "hoc-plan-2"]
    single = site.build("-W", builder="singlehtml")
    ids = [node.get("id") for node in single.html().iter("div") if node.get("class") == "hoc-plan"]
    assert len(ids) == len(set(ids)) == 3


def test_what_is_no_more_is_removed_and_nothing_else(site: Project) -> None:
    site.write("docs/conf.py", read(site, "docs/conf.py") + 'html_extra_path = ["own"]\n')
    site.write("docs/own/fair.ics", "BEGIN:VCALENDAR\r\nPRODID:-//us//EN\r\nEND:VCALENDAR\r\n")
    assert (site.build().outdir / "plan.ics").is_file()
    site.write("docs/plan.md", "# Plan\n\nNo more.\n")
    built = site.build()
    assert sorted(path.name for path in built.outdir.rglob("*.ics")) == ["fair.ics"]


def test_the_same_bytes_serial_parallel_and_again(site: Project) -> None:
    site.write("docs/index.md", INDEX.replace("plan", "plan\na\nb\nc\nd\ne\nf"))
    for name in "abcdef":
        site.write(f"docs/{name}.md", PLAN.replace("Plan", name))
    one, two = site.build(out="one"), site.build("-j", "2", out="two")
    for name in ("plan", *"abcdef"):
        for suffix in ("ics", "html"):
            file = f"{name}.{suffix}"
            assert (one.outdir / file).read_bytes() == (two.outdir / file).read_bytes()
    before = (one.outdir / "plan.ics").stat().st_mtime_ns
    assert (site.build(out="one").outdir / "plan.ics").stat().st_mtime_ns == before


def test_the_address_of_the_page_where_the_site_has_one(site: Project) -> None:
    cell = "See [there](index.md)"
    site.write("docs/plan.md", PLAN.replace("Talk", cell))
    built = site.build("-D", "html_baseurl=https://example.org/en")
    whole, _first, second = events(built.outdir / "plan.ics")
    assert str(whole["url"]) == "https://example.org/en/plan.html"
    assert str(second["description"]) == "there: https://example.org/en/index.html"
    assert "url" not in events(site.build(out="bare").outdir / "plan.ics")[0]


def test_cells_are_words_in_the_file(site: Project) -> None:
    cell = r"**Bold** `code` ![a face](https://example.org/x.png) \<b> a;b, c \\n <br>end"
    site.write("docs/plan.md", PLAN.replace("| Talk", f"| {cell}"))
    built = site.build()
    assert summaries(built.outdir / "plan.ics")[2] == r"Bold code a face <b> a;b, c \n end"


def test_more_columns_go_into_the_description(site: Project) -> None:
    text = PLAN.replace("| Task |", "| Task | Who |").replace("| ---- |", "| ---- | --- |")
    text = text.replace("| Talk |", "| | The mayor |").replace("). |", "). | Pupils |")
    site.write("docs/plan.md", text)
    found = events(site.build("-W").outdir / "plan.ics")
    assert str(found[1]["description"]) == "Pupils\nvideo: https://example.org/videos"
    assert (str(found[2]["summary"]), str(found[2]["description"])) == ("Hour of Code", "The mayor")


def test_the_data_is_that_of_the_file_and_ends_no_script(site: Project) -> None:
    site.write("docs/plan.md", PLAN.replace("Talk", r"\</script>\<script>alert(1)"))
    built = site.build("-W")
    plan = plan_of(built)
    data, found = data_of(plan), events(built.outdir / "plan.ics")
    assert data["rows"][1]["summary"] == "</script><script>alert(1)" == str(found[2]["summary"])
    assert data["rows"][0] == {
        "start": "10:00",
        "end": "10:05",
        "summary": str(found[1]["summary"]),
        "description": str(found[1]["description"]),
    }
    calendar = data["calendar"]
    assert f"20261208-0-{calendar['uid']}" == str(found[0]["uid"])
    assert calendar["dtstamp"] == f"{found[0]['dtstamp'].dt:%Y%m%dT%H%M%SZ}" == "20260921T141320Z"
    assert (data["date"], data["file"], data["locale"]) == ("2026-12-08", "plan.ics", "en")
    assert "clock" in data


def test_a_new_stamp_writes_the_page_again_and_reads_none(site: Project) -> None:
    site.build()
    site.environment = {"SOURCE_DATE_EPOCH": "1790000001"}
    built = site.build()
    assert "reading sources... [" not in built.status
    assert built.read("plan.ics").count("DTSTAMP:20260921T141321Z") == 3
    assert "20260921T141321Z" in built.read("plan.html")
