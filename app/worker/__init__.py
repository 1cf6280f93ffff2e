"""Child processes for what is untrusted and heavy; each ends with its one job.

Nothing of the program imports this room: ``app/imaging`` starts it as ``python -m app.worker.…``.
"""
