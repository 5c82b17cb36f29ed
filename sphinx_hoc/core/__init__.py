"""What the project knows without Sphinx: no print, no log, no builder.

Everything here is the standard library, Babel (in ``clock`` and ``languages``), polib
(in ``messages``) and icalendar (in ``calendar_file``). Faults are returned as findings
or raised as one family of errors; nothing is reported from here.
"""
