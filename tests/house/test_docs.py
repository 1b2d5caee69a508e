"""The generated pages are fresh, and links lead somewhere."""

from pathlib import Path

from tools.docs import broken_links, out_of_date, pages


def test_the_generated_pages_are_fresh():
    assert list(out_of_date()) == []


def test_every_link_in_the_documents_leads_somewhere():
    assert [fault for page in pages() for fault in broken_links(page)] == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text(
        "[good](page.md#top) [out](https://lovdata.no) [bad](gone.md)\n```\n[code](no.md)\n```", encoding="utf-8"
    )

    assert [fault.split(" links to ")[1] for fault in broken_links(page)] == ["gone.md, which is not there"]
