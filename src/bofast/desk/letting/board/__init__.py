"""What came of the letting over a period, for those who answer for it: figures, what lies behind each, and on paper."""
