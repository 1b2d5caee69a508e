"""The portable path: the same question as table operations, on DuckDB year by year, on Spark for all years at once."""
