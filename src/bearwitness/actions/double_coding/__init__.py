"""Two persons code one text blind: start, code, end, measure, settle."""
