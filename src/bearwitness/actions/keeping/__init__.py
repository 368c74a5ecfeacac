"""Made, kept whole, copied, brought back, erased."""
