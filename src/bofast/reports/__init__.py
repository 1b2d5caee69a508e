"""Reports: one content in plain data, written as HTML, PDF, Word and Excel with the same words and figures.

No Django here: pages and studies both publish. Nothing is counted, hidden or worded in this room; what comes in is what
may be read.
"""
