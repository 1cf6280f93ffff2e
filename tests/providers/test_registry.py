from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from app.config import plugins
from app.config.paths import environment_name
from app.model.errors import UnsupportedError
from app.providers.kit.registry import provider, providers
from app.providers.local.provider import LocalProvider


class Another(LocalProvider):
    """A provider of another package."""


ANOTHER = Another("another", "Another", frozenset())
IMPOSTOR = Another("on-device", "Not on device", frozenset())


@pytest.fixture(autouse=True)
def looked_up_anew() -> Iterator[None]:
    providers.cache_clear()
    yield
    providers.cache_clear()


def test_ours_are_there_the_device_first() -> None:
    assert list(providers())[:2] == ["on-device", "tesseract"]
    assert {"yandex-vision", "yandex-ocr", "yandex-search", "google-vision", "azure-vision"} <= set(
        providers()
    )
    assert provider("on-device") is providers()["on-device"]


def test_a_provider_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(
        UnsupportedError, match="there is no provider 'nobody'; there are: on-device, tesseract"
    ):
        provider("nobody")


def test_everything_a_provider_declares_can_be_shown() -> None:
    variables = []
    for key, declared in providers().items():
        assert declared.id == key
        assert declared.title
        assert declared.features
        assert declared.limits.images >= 1
        assert declared.local or declared.endpoint.startswith("https://") or declared.id == "azure-vision"
        for field in declared.fields:
            assert field.name.isidentifier()
            assert field.label
            assert not (field.secret and field.option)
            assert not field.choices or field.default in field.choices
            variables.append(environment_name(declared.id, field.name))
    assert len(set(variables)) == len(variables)


def test_providers_of_other_packages_join_and_never_replace_ours(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    points = [
        EntryPoint("broken", "tests.nowhere:PROVIDER", "vidimus.providers"),
        EntryPoint("another", f"{__name__}:ANOTHER", "vidimus.providers"),
        EntryPoint("impostor", f"{__name__}:IMPOSTOR", "vidimus.providers"),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda **_group: points)
    with caplog.at_level(logging.ERROR):
        assert provider("another") is ANOTHER
    assert provider("on-device") is not IMPOSTOR
    assert "the provider broken of another package cannot be loaded" in caplog.text
