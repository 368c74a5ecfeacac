"""The gate: what may leave, its receipts, and how a reader checks them."""
