"""The corpora of the languages: reading their files, checking them, comparing a tagger with them."""
