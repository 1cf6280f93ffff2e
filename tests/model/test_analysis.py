"""What an analysis says of itself."""

from __future__ import annotations

from app.model.analysis import Analysis, Failure, Text
from app.model.errors import ErrorKind
from app.model.feature import Feature


def test_a_feature_that_failed_in_part_makes_the_analysis_partial_not_failed() -> None:
    failure = Failure(ErrorKind.UNSUPPORTED, "some of it is in a script nobody here reads", Feature.TEXT)
    analysis = Analysis("p", (Feature.TEXT,), errors=(failure,), text=Text(content="the rest"))
    assert analysis.status == "partial"
