"""Permission asked, recorded, checked, withdrawn."""
