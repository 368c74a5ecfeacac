"""Intervals for a total: by resampling with the choice of model repeated, and by profile likelihood."""
