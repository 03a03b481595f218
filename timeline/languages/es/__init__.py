"""Spanish: a small folder, enough for the dates of a news article."""
