"""Working texts are masked copies: proposed, confirmed, mended."""
