"""The report in three formats: the same figures, the sections of the grant, readable by everybody, kept."""

import hashlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bofast.casework.figures.models import MadeReport
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.programmes import actions as programmes

pytestmark = pytest.mark.django_db
WORD_LANGUAGES = {"nb": "nb-NO", "da": "da-DK", "en": "en-GB"}
HEADINGS = {
    "nb": ["Sammendrag", "Prosess og metoder", "Resultater", "Samarbeid", "Regnskap", "Overgang til ordinær drift"],
    "da": [
        "Sammenfatning",
        "Proces og metoder",
        "Resultater",
        "Samarbejde",
        "Regnskab",
        "Overgang til almindelig drift",
    ],
    "en": ["Summary", "Process and methods", "Results", "Cooperation", "Accounts", "Transition to ordinary operation"],
}


@pytest.fixture
def made(families, programme, kari, signed_in):
    """Make a report and give its bytes."""

    def make(file_format: str, *, language: str = "nb", readers: str = "office") -> bytes:
        chosen = {"language": language, "format": file_format, "readers": readers}
        answer = signed_in(kari).post(reverse("report", args=[programme.pk]), chosen)
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        return answer.content

    return make


def elements(tree: DictionaryObject) -> list[DictionaryObject]:
    """Every element of a PDF's structure tree."""
    found = []
    waiting = [tree]
    while waiting:
        element = waiting.pop().get_object()
        if not isinstance(element, DictionaryObject):
            continue
        found.append(element)
        below = element.get("/K", [])
        waiting += below if isinstance(below, list) else [below]
    return found


@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_the_pdf_can_be_read_aloud(made, language):
    reader = PdfReader(BytesIO(made("pdf", language=language)))
    root = reader.trailer["/Root"]

    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    tags = elements(root["/StructTreeRoot"].get_object())
    kinds = [tag.get("/S") for tag in tags]
    assert {"/H1", "/Figure", "/Table", "/TH", "/TD"} <= set(kinds)
    assert all(tag.get("/Alt") for tag in tags if tag.get("/S") == "/Figure" and "/Alt" in tag)
    assert any("/Alt" in tag for tag in tags if tag.get("/S") == "/Figure")
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert [heading for heading in HEADINGS[language] if heading not in text] == []


@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_the_word_file_has_headings_a_language_and_words_for_its_picture(made, language):
    content = made("docx", language=language)
    document = Document(BytesIO(content))

    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert all(heading.startswith(known) for heading, known in zip(headings, HEADINGS[language], strict=False))
    packed = ZipFile(BytesIO(content))
    assert (
        f'w:val="{ {"nb": "nb-NO", "da": "da-DK", "en": "en-GB"}[language] }"'
        in packed.read("word/styles.xml").decode()
    )
    body = packed.read("word/document.xml").decode()
    assert 'descr="' in body
    assert "w:tblHeader" in body


def test_the_workbook_holds_numbers_and_definitions(made):
    book = load_workbook(BytesIO(made("xlsx", language="en")))

    figures = {row[0].value: [cell.value for cell in row[1:4]] for row in book["Figures"].iter_rows(min_row=6)}
    assert figures["Mapped"] == [3, 3, 3]
    assert figures["Bought"] == [1, 1, 1]
    assert book["Definitions"]["A2"].value == "Mapped"


def test_the_public_sees_no_small_figure_in_any_format(made):
    book = load_workbook(BytesIO(made("xlsx", language="en", readers="public")))

    figures = {row[0].value: [cell.value for cell in row[1:4]] for row in book["Figures"].iter_rows(min_row=6)}
    assert figures["Mapped"] == ["few", "few", "few"]
    assert figures["Bought"][0] == "few"
    assert "Judgement of the outcomes" not in book.sheetnames


def test_what_the_office_wrote_stands_in_its_section(made, programme, kari):
    programmes.write_report_texts(programme, texts={"lessons": "Begynn med skolen.\n\nHør på barna."}, by=kari)

    document = Document(BytesIO(made("docx")))

    assert {"Begynn med skolen.", "Hør på barna."} <= {p.text for p in document.paragraphs}


def test_a_formula_that_somebody_typed_stays_text(made, programme, kari):
    programmes.agree_measure(
        programme, facts=programmes.MeasureFacts(title="=1+1", agreed_on=programme.from_day, owner=kari), by=kari
    )

    book = load_workbook(BytesIO(made("xlsx", language="en")))

    cell = book["Agreed measures"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_report_is_kept_with_its_figures_and_its_fingerprint(made, kari):
    content = made("pdf")

    kept = MadeReport.objects.get()
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.made_by == kari
    assert kept.figures["steps"][0]["families"] == 3
    assert Entry.objects.filter(deed=Deed.REPORT_MADE).count() == 1


def test_who_may_not_make_reports_finds_no_page(families, programme, hans, signed_in):
    assert signed_in(hans).get(reverse("report", args=[programme.pk])).status_code == 404


def test_the_texts_are_written_on_their_page(programme, kari, signed_in):
    url = reverse("report-texts", args=[programme.pk])
    client = signed_in(kari)
    assert client.get(url).status_code == 200

    client.post(url, {"summary": "Kort sagt."})

    programme.refresh_from_db()
    assert programme.report_texts["summary"] == "Kort sagt."
