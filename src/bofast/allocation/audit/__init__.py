"""The auditor: it holds a plan against every promise, and shares no code with what made the plan.

It reads the market, the plan and what is claimed of it, and answers with the faults; no fault means that the promise is
kept. Where the moves themselves make no plan (a home given twice, a tenant without one) nothing further is asked.
"""

from bofast.allocation.audit.capped_bound import audit_capped_bound
from bofast.allocation.audit.caps import audit_caps, audit_cycles, audit_served
from bofast.allocation.audit.certificates import audit_certificate
from bofast.allocation.audit.faults import AuditFault, FaultCode
from bofast.allocation.audit.list_mode import audit_list_mode
from bofast.allocation.audit.moves import audit_moves
from bofast.allocation.audit.need_mode import audit_need_mode
from bofast.allocation.audit.swaps import audit_swaps
from bofast.allocation.audit.worth import Claim, audit_best_plan, audit_claim

__all__ = [
    "AuditFault",
    "Claim",
    "FaultCode",
    "audit_best_plan",
    "audit_capped_bound",
    "audit_caps",
    "audit_certificate",
    "audit_claim",
    "audit_cycles",
    "audit_list_mode",
    "audit_moves",
    "audit_need_mode",
    "audit_served",
    "audit_swaps",
]
