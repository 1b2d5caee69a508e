"""One module a rule: functions from source code to faults."""
