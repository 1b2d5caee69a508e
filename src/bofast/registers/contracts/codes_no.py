"""Norwegian code lists of the layouts that bofast asks for, and how statuses translate to the common list."""

from __future__ import annotations

from collections.abc import Mapping

from bofast.registers.contracts.contract import Code, CodeList

SEX = CodeList("kjoenn", "Statistisk sentralbyrå (SSB), standard for sex", (Code(1, "man"), Code(2, "woman")))

ROLE = CodeList(
    "rolle",
    "bofast's layout, after SSB's standard for persons in families",
    (Code(0, "not told"), Code(1, "reference person"), Code(2, "spouse or cohabitant"), Code(3, "child at home")),
)

TENURE = CodeList(
    "eierform",
    "bofast's layout, after SSB's standard for tenure (eierstatus)",
    (Code(0, "not told"), Code(1, "owns"), Code(2, "owns through a housing cooperative"), Code(3, "rents")),
)

LANDLORD = CodeList(
    "utleier",
    "bofast's layout, after SSB's survey of rents",
    (Code(0, "not told, or not rented"), Code(1, "municipality"), Code(2, "somebody else")),
)

WORK = CodeList(
    "arbeidsstatus",
    "bofast's layout, after SSB's prioritised status at work, training and benefits",
    (
        Code(0, "not told"),
        Code(1, "self-employed"),
        Code(2, "wage earner"),
        Code(3, "in education"),
        Code(4, "registered unemployed"),
        Code(5, "sickness benefit or work assessment allowance"),
        Code(6, "disability pension"),
        Code(7, "old-age pension"),
        Code(8, "social assistance"),
        Code(9, "others"),
        Code(10, "child below 15"),
    ),
)

WORK_AS_SOCIO13: Mapping[int, int] = {
    0: 0, 1: 110, 2: 139, 3: 310, 4: 210, 5: 220, 6: 321, 7: 322, 8: 330, 9: 410, 10: 420,
}  # fmt: skip
"""Each Norwegian status as the code of the store, which follows SOCIO13."""

STAY_ENDED = CodeList(
    "sluttet_fordi",
    "bofast's layout",
    (Code(0, "not ended"), Code(1, "moved in Norway"), Code(2, "emigrated"), Code(3, "died")),
)

TENANCY_ENDED = CodeList(
    "grunn",
    "bofast's layout, the destinations of its outcomes",
    (
        Code(0, "not told, or not ended"),
        Code(1, "bought a home"),
        Code(2, "moved within the organisation"),
        Code(3, "rented elsewhere"),
        Code(4, "moved abroad"),
        Code(5, "died"),
        Code(6, "had to move"),
    ),
)

HOUSEHOLD_KIND = CodeList(
    "husstandstype",
    "bofast's layout, after SSB's standard for private households",
    (
        Code(0, "not told"),
        Code(1, "couple with children"),
        Code(2, "single with children"),
        Code(3, "couple without children"),
        Code(4, "living alone"),
        Code(5, "others"),
    ),
)

TENANCY_KIND = CodeList(
    "leieform",
    "bofast's layout",
    (Code(0, "not told"), Code(1, "rented"), Code(2, "rent to own"), Code(3, "temporary")),
)
