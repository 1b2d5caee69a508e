"""The one way from findings to what may be read: everything of a study passes here, or nothing does."""

from __future__ import annotations

from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.receipt import Origin
from bofast.registers.disclosure.release import release, told_before
from bofast.registers.studies.findings import Findings, Ground, Released
from bofast.registers.studies.models import released_model
from bofast.registers.studies.setting import Setting


def passed(findings: Findings, *, setting: Setting, origin: Origin, archive: Archive) -> Released:
    """Hide what must be hidden in tables, curves and models, test it against all that is out, and keep it.

    What an earlier release told already, word for word, is that release again: no other is added.

    Raises: ReleaseRefused, where a hidden cell could be worked out.
    """
    again = told_before(findings.asked, profile=setting.profile, archive=archive)
    return Released(
        again or release(findings.asked, profile=setting.profile, origin=origin, archive=archive),
        tuple(released_model(model, profile=setting.profile) for model in findings.models),
        findings.remarks,
        ground_of(setting),
    )


def ground_of(setting: Setting) -> Ground:
    """What the figures of a setting stand on."""
    return Ground(
        about=setting.about,
        definition=setting.definition,
        area_names=setting.area_names,
        areas=setting.areas if setting.area_names else (),
        is_selection=bool(setting.focus),
        measures=setting.measures,
        smallest=setting.profile.smallest(Measure.COUNT),
        area_figures=setting.area_figures,
    )
