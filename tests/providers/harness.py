"""Carries plans out without a network: real fitting, answers from a function."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
from PIL import Image as Pillow

from app.imaging.fit import fit
from app.imaging.open import identify
from app.model.errors import VidimusError
from app.model.feature import Feature
from app.model.image import Image
from app.model.outcome import Outcome
from app.providers.kit.plan import Effect, Fit, Plan, Provider, Request, Share, Shared

Answer = Callable[[Any], Any]


def picture(width: int = 400, height: int = 300, seed: int = 0) -> Image:
    """Return an image that differs with ``seed``."""
    pillow = Pillow.new("RGB", (width, height), (seed * 40 % 256, 200, 120))
    out = io.BytesIO()
    pillow.save(out, "PNG")
    return identify(out.getvalue(), name=f"picture-{seed}.png")


def blank(width: int, height: int) -> Image:
    """Return an image of which only the size in pixels matters."""
    return Image("saved.jpg", hashlib.sha256(b"").hexdigest(), width, height, b"")


@dataclass
class Carried:
    """What a plan asked for, and what came of it."""

    outcomes: tuple[Outcome, ...] = ()
    effects: list[Effect] = field(default_factory=list)

    @property
    def requests(self) -> list[httpx.Request]:
        return [e for e in self.effects if isinstance(e, httpx.Request)]


def carry(plan: Plan, answer: Answer) -> Carried:
    """Carry a plan out; ``answer`` may return the reply or raise an error of the tree."""
    carried = Carried()
    carried.outcomes = _carry(plan, answer, carried.effects)
    return carried


def _carry(plan: Generator[Effect, Any, Any], answer: Answer, effects: list[Effect]) -> Any:
    reply: Any = None
    error: VidimusError | None = None
    while True:
        try:
            effect = plan.throw(error) if error else plan.send(reply)
        except StopIteration as stop:
            return stop.value
        error = None
        try:
            if isinstance(effect, Shared):
                reply = _carry(effect.steps(), answer, effects)
                continue
            if isinstance(effect, Share):
                reply = None
                continue
            effects.append(effect)
            reply = fit(effect.image, effect.limits) if isinstance(effect, Fit) else answer(effect)
        except VidimusError as fault:
            error = fault


def ask(
    provider: Provider,
    features: Sequence[Feature],
    answer: Answer,
    images: Sequence[Image] | None = None,
    **more: Any,
) -> Carried:
    """Carry out a provider's plan for some images."""
    request = Request(tuple(images or [picture()]), tuple(features), **more)
    return carry(provider.plan(request), answer)


def replies(*responses: httpx.Response | bytes | VidimusError) -> Answer:
    """Answers in order; the last repeats."""
    waiting = list(responses)

    def answer(_effect: Any) -> Any:
        reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(reply, VidimusError):
            raise reply
        if isinstance(reply, httpx.Response) and isinstance(_effect, httpx.Request):
            reply.request = _effect
        return reply

    return answer


def ok(body: Any) -> httpx.Response:
    """Return an answer with status 200 and this JSON, or these bytes."""
    return httpx.Response(200, content=body) if isinstance(body, bytes) else httpx.Response(200, json=body)


def status(code: int, body: Any = None, **headers: str) -> httpx.Response:
    """Return an answer with this status and this JSON, or these bytes."""
    if isinstance(body, bytes):
        return httpx.Response(code, content=body, headers=headers)
    return httpx.Response(code, json=body if body is not None else {}, headers=headers)
