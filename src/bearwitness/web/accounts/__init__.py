"""Who signs in to the pages: accounts, second factors, sessions. What each may do stands in `casebook.rights`."""
