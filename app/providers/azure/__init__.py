"""Azure Image Analysis 3.2 and 4.0: the plan, the shapes on the wire, the reading of an answer.

May use the kit; knows no other provider.
"""
