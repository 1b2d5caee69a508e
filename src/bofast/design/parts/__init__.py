"""The parts, by theme; import them from here."""

from bofast.design.parts.actions import (
    Confirm,
    ConfirmPage,
    Link,
    Press,
    Sent,
    TaskLine,
    TaskList,
    Toast,
    Weight,
)
from bofast.design.parts.area_map import AreaMap, MapKey, MapShape
from bofast.design.parts.bars import Bar, BarLine, Bars
from bofast.design.parts.chain import ChainHome, ChainMove, ChainStrip, MoveChain
from bofast.design.parts.facts import Fact, FactList
from bofast.design.parts.figures import FactUsed, Figure, ParameterRow, ReasonNode
from bofast.design.parts.filters import Chip, FilterBar, SavedFilter
from bofast.design.parts.form_layout import ErrorSummary, Fitting, FittingChoice, FormLayout
from bofast.design.parts.funnel import Funnel, FunnelCount, FunnelRow
from bofast.design.parts.headers import FamilyHeader, PageHeader
from bofast.design.parts.navigation import AnchorNavigation, AsOf, Breadcrumbs, Suggestion, Suggestions, Tab, Tabs
from bofast.design.parts.part import Part, Shown, Tone
from bofast.design.parts.progress import JobProgress, JobState, Meter, NestedBars, Stat, StatTiles, Step, Stepper
from bofast.design.parts.tables import Column, Pagination, Row, Sorted, Table
from bofast.design.parts.timeline import Moment, MomentKind, Stretch, Timeline
from bofast.design.parts.trade_off import Interval, TradeOff, TradeOffMark
from bofast.design.parts.ways import WayRow, WaysTable
from bofast.design.parts.words import EmptyState, Folded, Indented, KeyHint, Muted, Notice, Tag

__all__ = [
    "AnchorNavigation",
    "AreaMap",
    "AsOf",
    "Bar",
    "BarLine",
    "Bars",
    "Breadcrumbs",
    "ChainHome",
    "ChainMove",
    "ChainStrip",
    "Chip",
    "Column",
    "Confirm",
    "ConfirmPage",
    "EmptyState",
    "ErrorSummary",
    "Fact",
    "FactList",
    "FactUsed",
    "FamilyHeader",
    "Figure",
    "FilterBar",
    "Fitting",
    "FittingChoice",
    "Folded",
    "FormLayout",
    "Funnel",
    "FunnelCount",
    "FunnelRow",
    "Indented",
    "Interval",
    "JobProgress",
    "JobState",
    "KeyHint",
    "Link",
    "MapKey",
    "MapShape",
    "Meter",
    "Moment",
    "MomentKind",
    "MoveChain",
    "Muted",
    "NestedBars",
    "Notice",
    "PageHeader",
    "Pagination",
    "ParameterRow",
    "Part",
    "Press",
    "ReasonNode",
    "Row",
    "SavedFilter",
    "Sent",
    "Shown",
    "Sorted",
    "Stat",
    "StatTiles",
    "Step",
    "Stepper",
    "Stretch",
    "Suggestion",
    "Suggestions",
    "Tab",
    "Table",
    "Tabs",
    "Tag",
    "TaskLine",
    "TaskList",
    "Timeline",
    "Toast",
    "Tone",
    "TradeOff",
    "TradeOffMark",
    "WayRow",
    "WaysTable",
    "Weight",
]
