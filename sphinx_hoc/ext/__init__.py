"""The rooms that know docutils, Sphinx and MyST; one ``setup_…(app)`` a file."""
