"""Google Cloud Vision ``images:annotate``: the plan, the shapes on the wire, the reading of an answer.

May use the kit; knows no other provider.
"""
