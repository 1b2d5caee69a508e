"""The Word file: headings, heads of tables, words for pictures, and the language."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from bofast.reports.content import Language, Section
from bofast.reports.word import write_word
from tests.unit.reports.made import ALTERNATIVE, HEADINGS, HIDDEN, HOSTILE, LABELS, made_report

LOCALES = {"nb": "nb-NO", "da": "da-DK", "en": "en-GB"}


@pytest.fixture(scope="module", params=list(Language))
def written(request):
    return request.param, write_word(made_report(request.param))


def test_its_headings_are_those_of_the_report(written):
    language, content = written

    document = Document(BytesIO(content))

    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [*HEADINGS[language], LABELS[language].definitions]
    assert [each.text for each in document.paragraphs if each.style.name == "Title"] == [
        "Hvem blir boende? Ressurssterke familier på øya"
    ]


def test_every_table_repeats_a_head_and_sets_figures_to_the_right(written):
    tables = Document(BytesIO(written[1])).tables

    assert [len(table.rows) for table in tables] == [3, 2, 1, 2]
    assert all(len(table.rows[0]._tr.findall(".//" + qn("w:tblHeader"))) == 1 for table in tables)
    counts, words = tables[0].rows[1].cells, tables[3].rows[1].cells
    right = WD_ALIGN_PARAGRAPH.RIGHT
    assert [cell.paragraphs[0].alignment for cell in counts] == [None, right, right, right]
    assert [cell.paragraphs[0].alignment for cell in words] == [None, None, None]
    assert words[1].text == HOSTILE


def test_every_picture_has_words_and_the_file_its_language(written):
    language, content = written
    packed = ZipFile(BytesIO(content))
    body = packed.read("word/document.xml").decode()

    assert body.count(f'descr="{ALTERNATIVE}"') == body.count("<w:drawing>") == 2
    assert f'w:val="{LOCALES[language]}"' in packed.read("word/styles.xml").decode()


def test_remarks_are_a_list_and_what_nobody_wrote_is_set_apart(written):
    document = Document(BytesIO(written[1]))

    listed = [each.text for each in document.paragraphs if each.style.name == "List Bullet"]
    apart = [each.text for each in document.paragraphs if any(run.italic for run in each.runs)]
    assert listed == ["Kurven gjelder dem som ble minst ett år.", "2010 mangler."]
    assert apart == ["Hva dere ville gjort igjen."]


def test_pages_are_a4_and_numbered_and_no_table_is_wider(written):
    document = Document(BytesIO(written[1]))
    page = document.sections[0]
    text = page.page_width - page.left_margin - page.right_margin

    assert (page.page_width.mm, page.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    fields = [each.text.strip() for each in page.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(text, abs=Cm(0.05))


def test_it_says_that_bofast_made_it_and_carries_no_picture_of_another_document(written):
    packed = ZipFile(BytesIO(written[1]))

    assert "<Application>bofast</Application>" in packed.read("docProps/app.xml").decode()
    assert [name for name in packed.namelist() if "thumbnail" in name or "customXml" in name] == []
    assert LOCALES[written[0]] in packed.read("word/settings.xml").decode()


def test_the_contents_lead_to_every_heading(written):
    language, content = written
    body = Document(BytesIO(content)).element.body

    marks = {each.get(qn("w:name")): each.getparent() for each in body.iter(qn("w:bookmarkStart"))}
    led_to = {
        "".join(part.text for part in link.iter(qn("w:t"))): marks[link.get(qn("w:anchor"))]
        for link in body.iter(qn("w:hyperlink"))
    }
    assert list(led_to) == [*HEADINGS[language], LABELS[language].definitions]
    assert all("".join(part.text for part in end.iter(qn("w:t"))) == text for text, end in led_to.items())


def test_a_picture_of_which_all_is_hidden_is_a_sentence():
    report = replace(made_report(Language.DANISH), sections=(Section("Skjult", figures=(HIDDEN,)),))
    document = Document(BytesIO(write_word(report)))

    assert LABELS[Language.DANISH].nothing_shown in [each.text for each in document.paragraphs]
    assert len(document.inline_shapes) == 0
