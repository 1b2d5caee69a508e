"""Which housing careers are alike."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.careers.tables import CLUSTERS, EVERYBODY, SIZES
from bofast.registers.studies.families.stock import strong
from bofast.registers.studies.findings import Released
from bofast.registers.studies.remarks import Remarkable
from bofast.reports.content import Cell, Section, Table
from bofast.workbench.study.wording.careers_names import career_of
from bofast.workbench.study.wording.careers_states import states_picture
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.words import Words


def groups_section(released: Released, *, words: Words) -> Section:
    """Groups of careers: what stands for each, who is in it, and how it goes year by year."""
    read, sizes = Read.of(released.table(CLUSTERS)), Read.of(released.table(SIZES))
    clusters = tuple(cluster for cluster in read.categories("cluster") if cluster != EVERYBODY)
    typical = {
        str(remark.facts["cluster"]): career_of(remark.facts["states"], words=words)
        for remark in released.remarks
        if remark.about is Remarkable.TYPICAL_CAREER
    }
    pictures = tuple(
        states_picture(
            read,
            axis={"cluster": cluster},
            caption=words.gettext("Group %(number)s, year by year") % {"number": cluster},
            sheet=words.gettext("Career group %(number)s") % {"number": cluster},
            words=words,
        )
        for cluster in clusters
    )
    return Section(
        heading=words.gettext("Which careers are alike?"),
        paragraphs=(
            words.gettext(
                "Two careers are near each other when few years must be changed, left out or put in to turn one into"
                " the other (optimal matching). Each group lies around one career that stands for it."
            ),
            *_sampled(released, words=words),
        ),
        figures=(
            _sizes_table(released, sizes, clusters=clusters, typical=typical, words=words),
            *pictures,
            *_common(released, words=words),
        ),
        remarks=(
            words.gettext(
                "A single career is told only where at least %(smallest)s people of at least %(smallest)s families"
                " share it, and never with how many they are."
            )
            % {"smallest": released.ground.smallest},
        ),
    )


def _sampled(released: Released, *, words: Words) -> Iterator[str]:
    for remark in released.remarks:
        if remark.about is Remarkable.CAREERS_SAMPLED:
            yield words.gettext(
                "The groups were found among the %(count)s most common careers; all others joined the group whose"
                " middle is nearest."
            ) % {"count": words.number(remark.facts["compared"])}


def _sizes_table(
    released: Released, sizes: Read, *, clusters: tuple[str, ...], typical: dict[str, str], words: Words
) -> Table:
    of_strong = strong(released.ground.definition)
    (other,) = set(sizes.categories("kind")) - {of_strong, EVERYBODY}
    rows = tuple(
        (
            Cell(words.gettext("Group %(number)s") % {"number": cluster}),
            Cell(typical.get(cluster, words.gettext("none that enough share"))),
            counted(sizes.at(cluster=cluster, kind=EVERYBODY), words=words),
            *(
                shared(
                    share_of(sizes.at(cluster=cluster, kind=kind), sizes.at(cluster=EVERYBODY, kind=kind)),
                    words=words,
                )
                for kind in (of_strong, other)
            ),
        )
        for cluster in clusters
    )
    return Table(
        caption=words.gettext("Groups of careers, and how families divide among them"),
        head=(
            words.gettext("Group"),
            words.gettext("A career that stands for it"),
            words.gettext("Adults"),
            words.gettext("Of resource-strong families"),
            words.gettext("Of other families"),
        ),
        rows=rows,
        word_columns=2,
        sheet=words.gettext("Groups of careers"),
    )


def _common(released: Released, *, words: Words) -> Iterator[Table]:
    common = [remark for remark in released.remarks if remark.about is Remarkable.COMMON_CAREER]
    if common:
        yield Table(
            caption=words.gettext("The most common careers, the most common first"),
            head=(words.gettext("Career"), words.gettext("Group")),
            rows=tuple(
                (Cell(career_of(remark.facts["states"], words=words)), Cell(str(remark.facts["cluster"])))
                for remark in common
            ),
            word_columns=2,
            sheet=words.gettext("Common careers"),
        )
