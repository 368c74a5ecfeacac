"""Disclosure in microdata: classes, diversity, special uniques, coarsening, and what synthetic rows give away."""
