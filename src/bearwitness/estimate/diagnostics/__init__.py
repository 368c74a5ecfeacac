"""What to look at beside an estimate: how far it hangs on one list, one overlap, one model or one method."""

from bearwitness.estimate.diagnostics.diagnose import Diagnosis, diagnose

__all__ = ["Diagnosis", "diagnose"]
