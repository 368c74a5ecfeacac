"""The casebook in the browser: server-rendered pages at a loopback address."""
