"""The identity store: a second encrypted database under the custodians' key, attached only while one has it open."""
