"""Practice over HTTP: what was practised, how far it has come, the certificate."""
