"""The models behind the methods: fitted, compared, sampled."""
