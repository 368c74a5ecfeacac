"""The one consent gate."""
OPEN_BY_KIND = {"document": frozenset({"record", "analyse", "count"}), "testimony": frozenset({"record"}), "list": frozenset({"record"})}
QUOTABLE_LICENCES = frozenset({"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "public-domain"})
