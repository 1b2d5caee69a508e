"""Years of letting by one policy, in a process of its own: python -m tests.benchmarks.letting_works.living HOMES YEARS.

Two more years go before, uncounted, in which the list settles; they are part of the time. What the rules say of a kind
of household is asked in the first seed and kept, as `bofast letting try` does in batches of five.
"""

from __future__ import annotations

import json
import sys
from time import process_time

from bofast.allocation.made_up.list_mode import HALF_INTERNAL
from bofast.allocation.policy.estate import made_up_estate
from bofast.allocation.policy.kinds import Verdicts
from bofast.allocation.policy.terms import Policy, Rates
from bofast.allocation.policy.years import Span, live_through
from tests.benchmarks.letting_works.one_core import keep_to_one_core, peak_mb

SEEDS = 5


def main() -> int:
    keep_to_one_core()
    homes, span = int(sys.argv[1]), Span(years=int(sys.argv[2]))
    estate = made_up_estate(homes, seed=1)
    verdicts = Verdicts(Policy(name="as the law has it", agreement=HALF_INTERNAL), None)
    cpu, lettings = [], 0
    for seed in range(SEEDS):
        began = process_time()
        lettings += live_through(estate, verdicts=verdicts, rates=Rates(), span=span, seed=seed).lettings
        cpu.append(process_time() - began)
    told = {"cpu_s": sum(cpu) / SEEDS, "first_s": cpu[0], "lettings": lettings / SEEDS, "peak_mb": peak_mb()}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
