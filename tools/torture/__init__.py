"""Writers killed at any moment, and what must hold after each: see ``__main__``."""
