"""The funnel, outcomes, the programme and the report."""
