"""Images of a release: nothing but their pixels leaves."""
