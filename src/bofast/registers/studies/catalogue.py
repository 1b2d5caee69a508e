"""Every study, one a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bofast.registers.studies.findings import Findings
from bofast.registers.studies.names import StudyName
from bofast.registers.studies.setting import Setting

Study = Callable[[Setting], Findings]
"""Raises DoesNotApply, where the store lacks what the study is about."""

STUDIES: Mapping[StudyName, Study] = {}
