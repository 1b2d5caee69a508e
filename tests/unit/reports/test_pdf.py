"""The PDF: it can be read aloud, and kept."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bofast.reports.content import Language, Section
from bofast.reports.pdf import write_pdf
from tests.unit.reports.made import ALTERNATIVE, HEADINGS, HIDDEN, HOSTILE, LABELS, made_report


@pytest.fixture(scope="module", params=list(Language))
def written(request):
    return request.param, PdfReader(BytesIO(write_pdf(made_report(request.param))))


def elements(tree):
    """Every element of a PDF's structure tree, in no order."""
    found, waiting = [], [tree]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, DictionaryObject):
            found.append(element)
            below = element.get("/K", [])
            waiting += below if isinstance(below, list) else [below]
    return found


def test_it_is_tagged_in_its_language_and_says_which_standards_it_keeps(written):
    language, reader = written
    root = reader.trailer["/Root"]
    described = root["/Metadata"].get_object().get_data().decode()

    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert "<pdfaid:part>3</pdfaid:part>" in described
    assert reader.metadata.title == "Hvem blir boende? Ressurssterke familier på øya"


def test_pictures_have_words_and_tables_have_heads(written):
    tags = elements(written[1].trailer["/Root"]["/StructTreeRoot"].get_object())
    kinds = [tag.get("/S") for tag in tags]

    assert [tag["/Alt"] for tag in tags if "/Alt" in tag] == [ALTERNATIVE] * 2
    assert kinds.count("/Table") == 4
    assert kinds.count("/TH") == 4 + 13 + 2 + 3
    assert kinds.count("/H1") == len(HEADINGS["nb"]) + 2  # the definitions, and the contents


def test_it_says_what_the_report_says(written):
    language, reader = written
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    wanted = [*HEADINGS[language], LABELS[language].definitions, LABELS[language].contents, HOSTILE, "1 204"]
    assert [words for words in wanted if words not in text] == []


def test_a_picture_of_which_all_is_hidden_is_a_sentence():
    report = replace(made_report(Language.ENGLISH), sections=(Section("Hidden", figures=(HIDDEN,)),))
    reader = PdfReader(BytesIO(write_pdf(report)))

    assert LABELS[Language.ENGLISH].nothing_shown in " ".join(page.extract_text() for page in reader.pages)
