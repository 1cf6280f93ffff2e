r"""One tree of errors a user can meet; everything else is a defect of ours.

::

    VidimusError
    ├── CredentialsError   401, 403, no key, expired token
    ├── QuotaError         429, spent quotas, retries ran out on them
    ├── UnsupportedError   a feature, language or option the provider lacks
    ├── InputError         a file or link that cannot be opened
    │   └── PasswordError  an encrypted file whose password is not known
    ├── NetworkError       no connection, reset, TLS, refused by the offline switch
    ├── TimeLimitError     time ran out
    ├── ServiceError       5xx, per-image or per-feature failures, a child process that died
    └── AnswerError        an answer that cannot be decoded or has the wrong shape

``str(error)`` is one plain sentence that names the next step where there is one.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Final

from app.model.phrase import Parameter, Phrase, phrase

KEYS_PAGE: Final = phrase("File > Providers and API keys")
"""Where the window keeps credentials and addresses, for sentences that send the user there."""


class ErrorKind(StrEnum):
    """The KIND word of error lines and of ``errors[].kind`` in the analysis document."""

    CREDENTIALS = "credentials"
    QUOTA = "quota"
    UNSUPPORTED = "unsupported"
    INPUT = "input"
    NETWORK = "network"
    TIMEOUT = "timeout"
    SERVICE = "service"
    ANSWER = "answer"


class VidimusError(Exception):
    """Base of everything a user can cause or meet.

    The sentence is a ``template`` in English with its ``parameters`` filled in (``app.model.phrase``), so
    that a window can say it in another language. A ``Phrase`` in place of the template brings its own.
    ``code`` is the service's own code, ``request_id`` what its support asks for; both may be absent.
    ``retry_after`` is the number of seconds the service asked to wait.
    """

    kind: ClassVar[ErrorKind] = ErrorKind.SERVICE

    def __init__(
        self,
        template: str | Phrase,
        /,
        *,
        code: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        **parameters: Parameter,
    ) -> None:
        said = template if isinstance(template, Phrase) else Phrase(template, parameters)
        super().__init__(str(said))
        self.template = said.template
        self.parameters = said.parameters
        self.code = code
        self.request_id = request_id
        self.retry_after = retry_after

    @property
    def phrase(self) -> Phrase:
        """Return the sentence, to stand within another one."""
        return Phrase(self.template, self.parameters)


class CredentialsError(VidimusError):
    """The provider wants a credential, or refuses the one it got."""

    kind = ErrorKind.CREDENTIALS


def no_credential(title: str, provider_id: str, wants: Phrase) -> CredentialsError:
    """Return the error of a provider without any credential it could use; ``wants`` names them."""
    return CredentialsError(
        "{title} needs {wants}; add it in {page}, or with `vidimus credentials set {provider}`",
        title=title,
        wants=wants,
        page=KEYS_PAGE,
        provider=provider_id,
    )


class QuotaError(VidimusError):
    """The provider's rate or quota is spent."""

    kind = ErrorKind.QUOTA


class UnsupportedError(VidimusError):
    """The provider lacks what was asked."""

    kind = ErrorKind.UNSUPPORTED


class InputError(VidimusError):
    """A file, link or pasted image that cannot be opened."""

    kind = ErrorKind.INPUT


class PasswordError(InputError):
    """An encrypted file whose password is not known."""


class NetworkError(VidimusError):
    """The provider could not be reached."""

    kind = ErrorKind.NETWORK


class TimeLimitError(VidimusError):
    """The time allowed ran out."""

    kind = ErrorKind.TIMEOUT


class ServiceError(VidimusError):
    """The provider says it failed, or its process died."""

    kind = ErrorKind.SERVICE


class AnswerError(VidimusError):
    """The provider's answer cannot be understood."""

    kind = ErrorKind.ANSWER


ERROR_OF_KIND: dict[ErrorKind, type[VidimusError]] = {
    e.kind: e
    for e in (
        CredentialsError,
        QuotaError,
        UnsupportedError,
        InputError,
        NetworkError,
        TimeLimitError,
        ServiceError,
        AnswerError,
    )
}
