"""What several formats share: bytes to text, markup to paragraphs, dates that programs write, tables."""
