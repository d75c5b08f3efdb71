"""Training, evaluation and export of the Persian-English model that ships with Tarjoman."""
