"""The app: one state, functions that change it, and parts that show it."""
