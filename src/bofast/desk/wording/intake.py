"""Words for what is wrong with a sheet or an application: what was expected, and what to do."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bofast.casework.intake.layouts import SheetKind, ValueKind
from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.SHEET_EMPTY: _("The file is empty. Save the sheet again and upload that one."),
    Reason.SHEET_OF_UNKNOWN_FORMAT: _(
        "This is neither an Excel workbook (.xlsx) nor a text file with separated values (.csv). "
        "Save the sheet as one of these."
    ),
    Reason.SHEET_IN_OLD_FORMAT: _(
        "This is a workbook in the old format (.xls), or it is locked with a password. "
        "Save it as .xlsx without a password."
    ),
    Reason.SHEET_TOO_LARGE: _(
        "The file is larger than %(allowed_megabytes)s megabytes. Divide the sheet and upload the parts one by one."
    ),
    Reason.SHEET_UNPACKS_TOO_LARGE: _(
        "Unpacked, the file is far larger than a sheet of this size can be, so it was not opened. "
        "Copy the rows into a new workbook."
    ),
    Reason.SHEET_BROKEN: _("The file is damaged and cannot be read. Open it in Excel and save it again."),
    Reason.SHEET_HOLDS_ENTITIES: _(
        "The file holds references to other files, as no ordinary sheet does, so it was not opened. "
        "Copy the rows into a new workbook."
    ),
    Reason.SHEET_HAS_TOO_MANY_ROWS: _(
        "The sheet has more than %(allowed)s rows. Divide it and upload the parts one by one."
    ),
    Reason.SHEET_HAS_TOO_MANY_COLUMNS: _(
        "A cell lies as far out as column %(found)s; a sheet may have %(allowed)s columns. "
        "Delete what stands outside the table."
    ),
    Reason.SHEET_NEEDS_TOO_MUCH: _(
        "Reading the file took more time or memory than a sheet may take. "
        "Divide it, or copy the rows into a new workbook."
    ),
    Reason.SHEET_ENCODING_UNKNOWN: _(
        "The letters of the file cannot be read in this encoding. Choose another one, or save it as “CSV UTF-8”."
    ),
    Reason.SHEET_WITHOUT_ROWS: _("There are no rows below the headings."),
    Reason.SHEET_HAS_FAULTS: _(
        "The register has changed since the check. What speaks against the sheet now is listed below."
    ),
    Reason.SHEET_NOT_CHECKED: _("The sheet has not been checked to its end. Have it checked again first."),
    Reason.SHEET_UNDER_WAY: _("The sheet is being checked or brought in already. Nothing was started a second time."),
    Reason.SHEET_ALREADY_IN: _("The sheet has come in already. Upload a new one to change anything."),
    Reason.QUESTION_NOT_ASKED: _("The sheet has been checked anew, and this is no longer a question about it."),
    Reason.FILE_NOT_THERE: _("There is no file %(file)s. Check where it lies and how it is spelled."),
    Reason.FILE_IS_A_FOLDER: _("%(file)s is a folder and no file. Name the sheet in it."),
    Reason.USER_WITHOUT_ROLE: _("There is no user %(user)s with a role today."),
    Reason.USER_MAY_NOT_BRING_IN: _("The role of %(user)s does not allow bringing in a sheet of this kind."),
    Reason.HEADING_MISSING: _("The column “%(column)s” is missing. Add it, or draw where it comes from."),
    Reason.HEADING_TWICE: _("The heading “%(heading)s” stands over two columns. Rename or delete one of them."),
    Reason.HEADING_UNKNOWN: _("The column “%(heading)s” is not known and will not be read."),
    Reason.CELLS_ARE_MERGED: _("The cells %(cells)s are merged. Split them and fill in each one."),
    Reason.CELL_MISSING: _("This must be filled in."),
    Reason.CELL_TOO_LONG: _("The text is too long. Shorten it."),
    Reason.CELL_NOT_A_DATE: _("This is not a day. Write it as 14.03.2026."),
    Reason.CELL_NOT_AN_AMOUNT: _("This is not an amount. Write it with digits alone, as 9 670 or 9 670,50."),
    Reason.CELL_NOT_A_NUMBER: _("This is not a number of the kind that belongs here. Write digits alone."),
    Reason.CELL_NOT_YES_OR_NO: _("Write yes or no, or leave it empty when it is not known."),
    Reason.CELL_NOT_IN_LIST: _("Choose one of the words of the list: %(allowed)s."),
    Reason.CELL_OUT_OF_RANGE: _("The number must lie between %(least)s and %(most)s. Check for a missing comma."),
    Reason.CELL_FORMULA_WITHOUT_VALUE: _(
        "The cell holds a formula that was never calculated. Write the value itself (copy, paste as values)."
    ),
    Reason.CELL_HOLDS_EXCEL_ERROR: _("The cell shows an error of Excel. Write the value itself."),
    Reason.CELL_NOT_A_UNIT_NUMBER: _("A unit number is a letter H, L, U or K and four digits, as H0201."),
    Reason.CELL_NOT_A_KOBO_ID: _("A KOBO id has 32 letters and digits with hyphens. Leave it empty if you have none."),
    Reason.CELL_NOT_TRANSLATED: _("The column mapping does not say what this value means. Add it to the mapping."),
    Reason.HOME_TWICE_IN_SHEET: _("The same home stands in row %(row)s. Delete one of the rows."),
    Reason.PERSON_TWICE_IN_SHEET: _("The same person of this family stands in row %(row)s. Delete one of the rows."),
    Reason.PERSON_LOOKS_KNOWN: _(
        "Somebody with this name and date of birth is in another family of the register. Is it the same person? "
        "Then write the identity number in the sheet, or change the family on its page. "
        "Confirm only when it is somebody else; until then the whole family stays out."
    ),
    Reason.NUMBER_TWICE_IN_SHEET: _("Somebody else has this identity number in row %(row)s. Check both."),
    Reason.NUMBER_OF_ANOTHER: _(
        "Another person in the register has this identity number. Search for the person before you bring in this row."
    ),
    Reason.NUMBER_NOT_OF_BIRTH_DATE: _(
        "The date in the identity number is another than the date of birth. Check both."
    ),
    Reason.FAMILY_WITHOUT_PROVIDER: _("No member of this family is a provider. Say who cares for the children."),
    Reason.CHILD_IS_GROWN_UP: _("This person is %(age)s years old and stands as a child. Write adult instead."),
    Reason.HOME_NOT_KNOWN: _("There is no home with this number. Bring in the homes first, or correct the number."),
    Reason.FAMILY_NOT_KNOWN: _(
        "There is no family with this number. Bring in the families first, or correct the number."
    ),
    Reason.USER_NOT_KNOWN: _("Nobody works here under this user name. Correct it, or leave it empty."),
    Reason.HOME_LIVED_IN_THEN: _(
        "Another family lives in this home on some of these days. Correct the days, or say when the other moved out."
    ),
    Reason.RENT_IS_UNUSUAL: _(
        "The rent is outside what is usual for a home of this size here (%(least)s–%(most)s). "
        "Check it; it may be right."
    ),
    Reason.FAMILY_NAMED_DIFFERENTLY: _("The family is called something else in row %(row)s. The first name is used."),
    Reason.APPLICATION_NOT_JSON: _("This is not a digital application (JSON). Upload the file as you received it."),
    Reason.APPLICATION_TOO_DEEP: _("The file is built in a way that no application is. It was not read."),
    Reason.APPLICATION_OF_OTHER_VERSION: _(
        "The application is of version %(found)s, which this program has not seen. What is recognised is shown."
    ),
    Reason.APPLICATION_PART_MISSING: _("The application says nothing here, though it should."),
    Reason.APPLICATION_VALUE_MEANINGLESS: _("The application says something here that has no meaning. It is left out."),
    Reason.APPLICATION_CHILD_IS_PROTECTED: _(
        "The application hides a child for protection. Ask somebody who may know, and do not look for the child."
    ),
    Reason.APPLICATION_ALREADY_RECEIVED: _("This application has been received before."),
}

KINDS = {
    SheetKind.HOMES: _("Homes"),
    SheetKind.FAMILIES: _("Families"),
    SheetKind.TENANCIES: _("Tenancies"),
    SheetKind.RENT_RANGES: _("Usual rents"),
}

HELP = {
    ValueKind.TEXT: _("Text."),
    ValueKind.DATE: _("A day, as 14.03.2026."),
    ValueKind.AMOUNT: _("An amount in kroner, as 9 670 or 9 670,50."),
    ValueKind.WHOLE: _("A whole number."),
    ValueKind.DECIMAL: _("A number, as 62,5."),
    ValueKind.YES_NO: pgettext_lazy("what to write in a cell", "Yes or no; empty when it is not known."),
    ValueKind.CHOICE: _("A word of the list."),
    ValueKind.WORDS: _("Several words, with semicolons between."),
    ValueKind.UNIT_NUMBER: _("A letter H, L, U or K and four digits, as H0201."),
    ValueKind.IDENTITY_NUMBER: _("Eleven digits (Danish: ten), as text. May be empty."),
    ValueKind.POSTAL_CODE: _("Four digits."),
    ValueKind.KOBO_ID: _("The id that KOBO gave the home. May be empty."),
}
