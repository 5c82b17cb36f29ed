"""Markdown as tokens: the placeholder plugin and what is read from a message."""
