"""The probabilistic model: Splink behind one adapter, on DuckDB or on Spark."""
