"""Law and agreements with dates: pure functions of facts, a law and a day. No Django, no clock, no network.

What other rooms and the tests may rely on:

    law             load_law(country="no", *, extra_rows=()) -> Law     read once and kept
                    Law.row(parameter, *, on, **group) -> ParameterRow  raises MissingParameter
                    Law.with_rows(rows) -> Law                          an office's own rows; Law.version is hashable
                    extra_rows_from(list of mappings) -> tuple[ParameterRow, ...]
    figure          Figure(rule, value, how, facts, rows, parts, reasons); .unverified, .all_rows(), .unknown_facts()
                    as_json(figure) -> dict
    facts           FamilyFacts and its parts
    guidance_rates  subsistence_floor(facts, *, law, on) -> Figure      Money a month
    sifo            reference_budget(facts, *, law, on) -> Figure       Money a month, childcare included
                    living_costs(facts, *, law, on) -> Figure           the same without childcare
                    childcare(facts, *, law, on) -> Figure
    bostotte        AllowanceCase; housing_allowance(case, *, law, on) -> Figure     Money a month
                    own_share(case, ...), weighted_income(case, ...), cap(case, ...), all Money a year
    family_allowance  for_renting(facts, *, home, law, on) -> Figure, for_owning(facts, *, ...) -> Figure
                    income_per_year(facts, *, law, on) -> Figure
    annuity         annuity_payment(loan, *, rate_percent, years) -> Money
                    annuity_capacity(payment, *, rate_percent, years) -> Money
                    serial_first_payment(loan, *, rate_percent, years) -> Money
                    serial_capacity(payment, *, rate_percent, years) -> Money
    affordability   disposable_for_housing(facts, *, running, law, on) -> Figure      Money a month, lasting income only
                    loan_capacity(facts, *, law, on) -> dict[int, Figure]            by 30, 40 and 50 years
    startlan        eligibility(facts, *, law, on) -> Eligibility
                    Eligibility.eligible, .conditions, .exceptions, .carried_by, .years, .long_term, .needed_facts
    low_income      equivalised_income(facts, *, law, on) -> Figure
    stay, improve, move, rent_to_own, buy
                    answer(facts, *, law, on) -> WayAnswer
    five_ways       compare(facts, *, law, on) -> Comparison(answers, order)
    what_would_change  what_would_change(facts, *, law, on) -> tuple[Change, ...]
    screening       screen(facts, *, law, on) -> Screening
    registry        RULES: every rule by the name that `bofast rule` takes
"""
