"""What the reader sees, as values: filters, lanes, labels, figures. Pure functions of a corpus."""
