"""The user's settings: a schema of records, and a TOML file of the values that differ from the defaults.

The settings page, its help texts and its checks are made from ``SCHEMA``. Secrets are never settings:
see ``app.config.credentials``.
"""

from __future__ import annotations

import copy
import threading
import time
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import tomli_w

from app.config.paths import config_dir, write_atomically
from app.model.errors import InputError
from app.model.feature import Feature
from app.model.phrase import Parameter, Phrase, phrase
from app.model.system_errors import reason

T = TypeVar("T")

FILE_NAME = "settings.toml"


class SettingError(ValueError):
    """A value that a setting cannot hold, in one plain sentence: a template and its parameters."""

    def __init__(self, template: str, /, **parameters: Parameter) -> None:
        self.phrase = Phrase(template, parameters)
        super().__init__(str(self.phrase))


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting: its name in the file, the type and default of its value, and what it is for.

    ``choices`` (empty: any value) hold for each item of a tuple too; ``minimum`` and ``maximum`` are for
    numbers.
    """

    name: str
    type: type[T]
    default: T
    help: str
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    def checked(self, value: object) -> T:
        """Return the value in this setting's type; raises SettingError with one sentence if it is none."""
        converted = _converted(self.type, value)
        if converted is None:
            raise SettingError("{name} must be {what}", name=self.name, what=_DESCRIPTIONS[self.type])
        items = converted if isinstance(converted, tuple) else (converted,)
        if self.choices and not set(items) <= set(self.choices):
            raise SettingError(
                "{name} must be one of {choices}", name=self.name, choices=", ".join(self.choices)
            )
        if isinstance(converted, int) and not isinstance(converted, bool):
            if self.minimum is not None and not converted >= self.minimum:
                raise SettingError("{name} must be at least {least:g}", name=self.name, least=self.minimum)
            if self.maximum is not None and not converted <= self.maximum:
                raise SettingError("{name} must be at most {most:g}", name=self.name, most=self.maximum)
        return converted  # type: ignore[no-any-return]  # _converted made it of this type


_DESCRIPTIONS: dict[type, Phrase] = {
    bool: phrase("true or false"),
    int: phrase("a whole number"),
    str: phrase("a text"),
    tuple: phrase("a list of texts"),
    dict: phrase("a table of texts"),
}

THEME = Setting("theme", str, "system", "Light or dark, or follow the system", ("system", "light", "dark"))
CONTRAST = Setting(
    "contrast", str, "system", "High contrast, or follow the system", ("system", "normal", "high")
)
LANGUAGE = Setting("language", str, "system", "Language of the window", ("system", "en", "de", "ru"))
PROVIDERS: Setting[tuple[str, ...]] = Setting(
    "providers", tuple, ("on-device",), "The providers a new image is analysed with"
)
FEATURES: Setting[tuple[str, ...]] = Setting(
    "features", tuple, ("text", "faces"), "What is asked of them", tuple(f.value for f in Feature)
)
LANGUAGES: Setting[tuple[str, ...]] = Setting(
    "languages", tuple, (), "Languages of your images; none: detected automatically"
)
OVERLAYS: Setting[tuple[str, ...]] = Setting(
    "overlays",
    tuple,
    ("block", "word", "face", "object"),  # words stand in their lines; lines drawn as well only crowd a page
    "The overlays that are drawn",
    ("block", "line", "word", "face", "object"),
)
ANALYSE_WHEN_SHOWN = Setting(
    "analyse_when_shown",
    bool,
    True,  # noqa: FBT003
    "Analyse an image as soon as it is shown",
)
RESTORE_SESSION = Setting("restore_session", bool, True, "Reopen last session at start")  # noqa: FBT003
FIND: Setting[tuple[str, ...]] = Setting(
    "find", tuple, (), "How text is looked for", ("case", "word", "expression")
)
FINDINGS = Setting("findings", str, "tree", "How findings are shown", ("tree", "transcript"))
TEXT_SIZE = Setting("text_size", int, 10, "Font size of transcripts, in points", minimum=8, maximum=32)
TEXT_MONO = Setting("text_mono", bool, False, "Monospaced font in transcripts")  # noqa: FBT003
TEXT_FLOW = Setting("text_flow", bool, False, "Join lines into paragraphs in transcripts")  # noqa: FBT003
DETAIL = Setting("detail", bool, True, "Show the selected region under the findings")  # noqa: FBT003
DOUBTFUL_BELOW = Setting(
    "doubtful_below",
    int,
    80,
    "Confidence below which a reading counts as uncertain, in %",
    minimum=1,
    maximum=100,
)
KEEP_VIEW = Setting("keep_view", bool, False, "Keep zoom and position from image to image")  # noqa: FBT003
FIT_ENLARGES = Setting("fit_enlarges", bool, False, "Enlarge small images to fit the window")  # noqa: FBT003
OVERVIEW = Setting("overview", bool, False, "A map of the whole image while zoomed in")  # noqa: FBT003
OFFLINE = Setting("offline", bool, False, "Never send images over the network")  # noqa: FBT003
PRIVATE = Setting("private", bool, False, "Private mode: save no analyses and no list of images")  # noqa: FBT003
SHOW_INCOMPLETE = Setting(
    "show_incomplete",
    bool,
    True,  # noqa: FBT003
    "Show what can be decoded of images that are cut off",
)
THUMBNAILS = Setting(
    "thumbnails",
    bool,
    False,  # noqa: FBT003
    "Load thumbnails of copies (contacts the sites)",
)
AGREED: Setting[tuple[str, ...]] = Setting(
    "agreed", tuple, (), "Providers to which you agreed to send images"
)
PRICES: Setting[dict[str, str]] = Setting(
    "prices", dict, {}, "Price of 1,000 calls of a provider, with its currency, by provider"
)
ENDPOINTS: Setting[dict[str, str]] = Setting(
    "endpoints", dict, {}, "Other addresses for providers, by provider id"
)
OPTIONS: Setting[dict[str, str]] = Setting(
    "options", dict, {}, "Options of providers, by provider id and name: google-vision.model"
)
KEYS: Setting[dict[str, str]] = Setting(
    "keys", dict, {}, "Keyboard shortcuts you changed, by command; several separated by spaces, none: empty"
)
RECENT: Setting[tuple[str, ...]] = Setting("recent", tuple, (), "Recent files, the latest first")
RECENT_COMMANDS: Setting[tuple[str, ...]] = Setting(
    "recent_commands", tuple, (), "Recently used commands of the palette, the latest first"
)
FOLDERS: Setting[dict[str, str]] = Setting(
    "folders", dict, {}, "Where the last file of a kind was opened or written, by kind"
)
TOUR_OFFERED = Setting("tour_offered", bool, False, "The tour was offered at a first start")  # noqa: FBT003
EXPORT_FORMAT = Setting("export_format", str, "pdf", "The format exported last")
TIMEOUT = Setting(
    "timeout", int, 300, "Seconds one image may take with one provider", minimum=1, maximum=86_400
)
KEEP_MEGABYTES = Setting(
    "keep_megabytes",
    int,
    1_000,
    "Storage limit for saved analyses; the oldest are deleted first",
    minimum=1,
    maximum=1_000_000,
)
MAX_MEGAPIXELS = Setting("max_megapixels", int, 500, "Larger images are not opened", minimum=1, maximum=4_000)
MAX_FRAMES = Setting(
    "max_frames", int, 5_000, "Frames or pages that are opened of one file at most", minimum=1
)
PDF_DPI = Setting(
    "pdf_dpi", int, 300, "Resolution at which pages of a PDF are opened, in dpi", minimum=36, maximum=2_400
)

SCHEMA: tuple[Setting[Any], ...] = (
    THEME,
    CONTRAST,
    LANGUAGE,
    PROVIDERS,
    FEATURES,
    LANGUAGES,
    OVERLAYS,
    ANALYSE_WHEN_SHOWN,
    RESTORE_SESSION,
    FIND,
    FINDINGS,
    TEXT_SIZE,
    TEXT_MONO,
    TEXT_FLOW,
    DETAIL,
    DOUBTFUL_BELOW,
    KEEP_VIEW,
    FIT_ENLARGES,
    OVERVIEW,
    OFFLINE,
    PRIVATE,
    SHOW_INCOMPLETE,
    THUMBNAILS,
    AGREED,
    PRICES,
    ENDPOINTS,
    OPTIONS,
    KEYS,
    RECENT,
    RECENT_COMMANDS,
    FOLDERS,
    TOUR_OFFERED,
    EXPORT_FORMAT,
    TIMEOUT,
    KEEP_MEGABYTES,
    MAX_MEGAPIXELS,
    MAX_FRAMES,
    PDF_DPI,
)


class Settings:
    """The settings in force. Safe to use from any thread.

    ``path`` is the file (default: in ``config_dir()``). The file is read once, and again before each
    write, so that two windows do not undo each other's changes. ``notices`` are plain sentences on what
    of the file cannot be used.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else config_dir() / FILE_NAME
        self.notices: list[Phrase] = []
        self._lock = threading.RLock()
        self._table = self._read()
        self._values: dict[str, Any] = {}
        for setting in SCHEMA:
            self._values[setting.name] = self._initial(setting)

    def get(self, setting: Setting[T]) -> T:
        """Return the value in force of a setting."""
        value: T = copy.copy(self._values[setting.name])
        return value

    def set(self, setting: Setting[T], value: T) -> None:
        """Change a value and write the file at once.

        Raises SettingError for a value the setting cannot hold, InputError when the file cannot be
        written; then the value is in force all the same, until the program ends.
        """
        checked = setting.checked(value)
        with self._lock:
            self._values[setting.name] = checked
            table = self._read()
            if checked == setting.default:
                table.pop(setting.name, None)
            else:
                table[setting.name] = list(checked) if isinstance(checked, tuple) else checked
            try:
                write_atomically(self.path, tomli_w.dumps(table).encode())
            except OSError as error:
                raise InputError(
                    "the settings cannot be written to {path}: {reason}",
                    path=str(self.path),
                    reason=reason(error),
                ) from error
            self._table = table

    def reset(self) -> None:
        """Reset every setting to its default; settings of other versions of Vidimus stay in the file."""
        for setting in SCHEMA:
            if self._values[setting.name] != setting.default or setting.name in self._table:
                self.set(setting, setting.default)

    def _initial(self, setting: Setting[Any]) -> Any:
        if setting.name not in self._table:
            return setting.default
        try:
            return setting.checked(self._table[setting.name])
        except SettingError as error:
            self.notices.append(
                phrase("{path}: {fault}; its default is used", path=str(self.path), fault=error.phrase)
            )
            return setting.default

    def _read(self) -> dict[str, Any]:
        """Return the table of the file; a damaged file is kept under another name, never overwritten."""
        try:
            return tomllib.loads(self.path.read_bytes().decode())
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.notices.append(
                phrase(
                    "the settings in {path} cannot be read: {reason}; defaults are used",
                    path=str(self.path),
                    reason=reason(error),
                )
            )
            return {}
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
            aside = self._move_aside()
            self.notices.append(
                phrase(
                    "the settings file was damaged; it was kept as {path}, and defaults are used",
                    path=str(aside),
                )
            )
            return {}

    def _move_aside(self) -> Path:
        aside = self.path.with_name(f"{self.path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
        while aside.exists():
            aside = aside.with_name(aside.name + "x")
        with suppress(OSError):
            self.path.rename(aside)
            return aside
        return self.path


def _converted(kind: type, value: object) -> Any:
    """Return the value as that type, None if it is of another."""
    if kind is tuple:
        texts = isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
        return tuple(value) if texts else None  # type: ignore[arg-type]  # a list or tuple, just seen
    if kind is dict:
        if not isinstance(value, dict):
            return None
        return dict(value) if all(isinstance(v, str) for v in value.values()) else None
    if kind is int and isinstance(value, bool):
        return None
    return value if isinstance(value, kind) else None
