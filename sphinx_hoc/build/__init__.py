"""The build of all languages: one process each, forked from one that is warm.

Only :mod:`sphinx_hoc.build.worker` and :mod:`sphinx_hoc.build.warm` reach Sphinx, and only
inside of functions: a build that finds nothing to do never imports it.
"""
