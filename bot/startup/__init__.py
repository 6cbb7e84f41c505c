"""Start-up: brings up the model, the database, the dialogue engine and the app, in that order."""
