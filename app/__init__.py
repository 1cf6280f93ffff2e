"""Vidimus: a desktop image inspector.

Rooms, lowest first: ``model`` (values), ``imaging`` (opening untrusted images), ``providers``
(plans without I/O), ``export``, ``engine`` (the only network I/O), ``ui`` and ``cli``.
``reader`` is the code of the on-device child process; nothing imports it but that process.
"""

__version__ = "0.1.0"
