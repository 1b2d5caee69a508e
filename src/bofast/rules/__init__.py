"""Law and agreements with dates: pure functions of facts, a law and a day. No Django, no clock, no network.

What other rooms and the tests may rely on:

    law                load_law(country="no") -> Law                       read once in the life of a process
                       Law.row(parameter, *, on, **group) -> ParameterRow  raises MissingParameter
                       Law.rows(parameter), Law.tables, Law.version
                       Law.with_rows(mappings) -> Law                      an office's own rows come first
    figure             Figure(rule, value, facts, rows, parts, reasons)    value None is "unknown"
                       .minor, .unverified, .walk(), .all_rows(), .all_reasons(), .unknown_facts(), .deciding_facts()
    answer_json        as_json(answer)
    facts              FamilyFacts and its parts; facts_reading.read_facts(type, json); facts_schema.schema_of(type)
    guidance_rates     subsistence_floor(facts, *, law, on) -> Figure      NOK a month
    sifo               reference_budget, living_costs (without childcare)  NOK a month
    childcare          childcare
    bostotte           AllowanceCase; housing_allowance(case, *, law, on)  NOK a month
                       own_share, weighted_income, cap                     NOK a year
    family_allowance   income_per_year(facts, *, law, on); for_costs(facts, *, per_month, is_adapted, law, on)
    annuity            annuity_payment(loan, *, rate_percent, years) -> Money; annuity_capacity(payment, …)
                       serial_first_payment, serial_capacity
    affordability      disposable_for_housing(facts, *, running, law, on)  NOK a month, lasting income only
                       loan_capacity(facts, *, law, on) -> {30: Figure, 40: Figure, 50: Figure}
    startlan           eligibility(facts, *, law, on) -> Eligibility
                       .eligible, .conditions, .exceptions, .carried_by, .years, .long_term, .needed_facts
    low_income         equivalised_income(facts, *, law, on) -> Figure     NOK a year
    stay, improve, move, rent_to_own, buy
                       answer(facts, *, law, on) -> WayAnswer
    five_ways          compare(facts, *, law, on) -> Comparison            .answers, .order, .missing_parameters
    what_would_change  what_would_change(facts, *, law, on) -> tuple[Change, ...]
    screening          screen(facts, *, law, on) -> Screening
    registry           RULES: every rule by the name that `bofast rule` takes

A rule that is asked alone raises MissingParameter; the five ways and the screening make the figure unknown instead and
name the parameter among its reasons, so that one missing row does not empty the page.
"""
