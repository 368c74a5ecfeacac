"""Compiled arithmetic. Each kernel is held to a plain NumPy form of the same in the tests.

Cells and terms are numbered alike: bit L - 1 - j of the number stands for list j, so that cell 0 is the
unobserved one and term 0 the intercept. A cell holds a term when it has all of the term's bits.
"""
