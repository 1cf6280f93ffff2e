"""Tests a provider by the cheapest real call, with a small picture made for the test."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from app.config.unlocking import ask_again
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.ui.base.i18n import number_text, tr
from app.ui.base.runtime import in_thread
from app.ui.base.sentences import sentence_of
from app.ui.content.display_names import display_name

if TYPE_CHECKING:
    from app.model.image import Image
    from app.providers.kit.plan import Provider
    from app.ui.base.backend import Backend

CHEAPEST_FIRST: Final = (Feature.LABELS, Feature.FACES, Feature.TEXT, Feature.COPIES)
SECONDS: Final = 30


async def probe(
    backend: Backend,
    provider: Provider,
    typed: Mapping[str, str],
    endpoints: Mapping[str, str],
    options: Mapping[str, str],
) -> tuple[bool, str]:
    """Return whether the provider answered, and one sentence about the answer.

    Credentials that were ``typed`` go before those that are kept.
    """
    ask_again()
    try:
        asked = await backend.asked(provider.id, endpoints, options)
    except VidimusError as error:
        return False, sentence_of(error)
    if asked.fault is not None and not typed:
        return False, sentence_of(asked.fault)
    asked = dataclasses.replace(asked, credentials=_to_test(provider, asked.credentials, typed))
    feature = next((f for f in CHEAPEST_FIRST if f in provider.features), min(provider.features))
    engine = await backend.engine()
    outcomes = await engine.analyze(
        [await in_thread(picture)],
        provider.id,
        (feature,),
        options=asked.options,
        endpoint=asked.endpoint,
        credentials=asked.credentials,
        use_kept=False,
        keep=False,
        timeout=SECONDS,
    )
    from app.engine.provider_call import mask_secrets

    analysis = mask_secrets(outcomes[0].analysis, asked.secrets)
    if analysis.errors:
        return False, f"{provider.title}: {sentence_of(analysis.errors[0])}"
    return True, tr("It works: {provider} answered for {feature} after {seconds} s.").format(
        provider=provider.title, feature=display_name(feature), seconds=number_text(analysis.seconds, 1)
    )


def _to_test(provider: Provider, kept: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """Return the credentials to test: with a secret that was typed, no other secret that is kept."""
    secret = {f.name for f in provider.fields if f.secret}
    if not secret & typed.keys():
        return {**kept, **typed}
    return {**{name: value for name, value in kept.items() if name not in secret}, **typed}


def picture() -> Image:
    """Return a picture of a word on white, small but as large as every service wants."""
    import io

    import PIL.Image
    import PIL.ImageDraw

    from app.imaging.open import identify

    drawn = PIL.Image.new("RGB", (160, 80), "white")
    PIL.ImageDraw.Draw(drawn).text((20, 25), "Vidimus", fill="black", font_size=28)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return identify(out.getvalue(), "test picture")
