"""Collects the window's words for translation, and compiles what was translated.

``python packaging/words.py`` brings ``resources/translations/vidimus_*.ts`` up to date with the source
(new texts come without a translation, texts that are gone go) and compiles each into a ``.qm``.
``--check`` changes nothing and says what is missing.

There are two contexts. ``Vidimus`` holds what the window shows of itself, marked by ``tr``, ``trn`` and
``mark``. ``Sentences`` holds the templates of errors, failures, phrases and stages of progress, which every
room makes in English and ``app/ui/base/sentences.py`` says in the window's language. In a template,
``{name}`` is a name, a figure or another phrase; a translation has the same placeholders, formats included
(``{seconds:g}``), in any order. A figure has no plural forms there: write around it (``images: {count}``).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Vidimus"
SENTENCES = "Sentences"
FORMS = {"en": 2, "de": 2, "ru": 3}
"""Plural forms of each language, in Qt's order."""


@dataclass
class Message:
    """One text; ``forms`` are its translations, more than one where it has a number."""

    source: str
    plural: bool = False
    forms: list[str] = field(default_factory=list)
    context: str = CONTEXT

    @property
    def key(self) -> tuple[str, str]:
        """Context and source, by which the files are in order."""
        return self.context, self.source


def collected() -> dict[tuple[str, str], Message]:
    """Every text of the window, by alphabet: the files do not change when code moves."""
    found: dict[tuple[str, str], Message] = {}
    app = ROOT / "app"
    paths = (
        *sorted((app / "ui").rglob("*.py")),
        app / "config" / "settings.py",
        *sorted((app / "providers").rglob("*.py")),
    )
    for path in paths:
        for text, plural in texts_of(path):
            found.setdefault((CONTEXT, text), Message(text, plural))
    for path in spoken_files():
        for saying in sayings_of(path):
            for template in saying.templates:
                found.setdefault((SENTENCES, template), Message(template, context=SENTENCES))
    return dict(sorted(found.items()))


def texts_of(path: Path) -> Iterator[tuple[str, bool]]:
    """Texts of ``tr``, ``trn`` and ``mark``; titles of commands, help of settings, fields of providers."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        if name == "Field" and len(node.args) > 1:
            yield from ((text, False) for text in map(_literal, node.args[1:3]) if _is_words(text))
            continue
        if name == "Command" and len(node.args) > 1:
            title = node.args[1]
        elif name == "Setting" and len(node.args) > 3:
            title = node.args[3]
        elif name in {"tr", "trn", "mark"} and node.args:
            title = node.args[0]
        else:
            continue
        if isinstance(title, ast.Constant) and isinstance(title.value, str):
            yield title.value, name == "trn" or "%n" in title.value
        elif isinstance(title, ast.JoinedStr | ast.BinOp):
            raise SystemExit(f"{path}:{node.lineno}: {name} takes a plain literal")


# Sentences of the rooms below the window


@dataclass
class Saying:
    """A call that makes a sentence: its templates, and the names of its parameters (None: not known).

    ``fault`` says what is wrong with it, empty for nothing.
    """

    line: int
    templates: tuple[str, ...] = ()
    parameters: frozenset[str] | None = None
    fault: str = ""


_TEMPLATE_AT = {
    "phrase": 0, "Phrase": 0, "failure": 1, "unreadable_is": 0, "EditError": 0, "SettingError": 0,
    "Progress": 1, "on_stage": 0, "on_lines": 0, "on_progress": 0, "Wait": 1,
}  # fmt: skip
"""Which argument of a call is a template; the errors of ``app/model/errors.py`` have it first."""
_NO_PARAMETERS = frozenset(
    {"code", "request_id", "retry_after", "feature", "done", "total", "text", "faces", "finished"}
)
_NO_PARAMETERS |= {"in_bytes", "again", "finished", "errors"}
PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::(?:,|,?\.[0-3]f|g))?\}")
"""As ``app/model/phrase.py`` fills them."""


def spoken_files() -> list[Path]:
    """Return the files whose sentences the window may show: all but those of the command line."""
    app = ROOT / "app"
    return [path for path in sorted(app.rglob("*.py")) if path.relative_to(app).parts[0] != "cli"]


def error_classes() -> frozenset[str]:
    """Return the names of the errors a user can meet."""
    tree = ast.parse((ROOT / "app" / "model" / "errors.py").read_text(encoding="utf-8"))
    names = {n.name for n in ast.walk(tree) if isinstance(n, ast.ClassDef)}
    return frozenset(name for name in names if name.endswith("Error"))


def sayings_of(path: Path) -> Iterator[Saying]:
    """Every call in a file that makes an error, a failure, a phrase or a stage of progress."""
    errors = error_classes()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        at = 0 if name in errors else _TEMPLATE_AT.get(name, len(node.args))
        if at < len(node.args):
            yield _saying(node, node.args[at])


def _saying(call: ast.Call, given: ast.expr) -> Saying:
    parts = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
    templates = tuple(part.value for part in parts if isinstance(part, ast.Constant))
    if any(map(_is_made_up, parts)):
        return Saying(call.lineno, fault="a template is a plain literal")
    if not all(isinstance(template, str) for template in templates):
        return Saying(call.lineno)
    names = [k.arg for k in call.keywords]
    if (
        isinstance(call.func, ast.Name) and call.func.id == "Phrase"
    ):  # its parameters come in one value, or later
        names = [None]
    parameters = None if None in names else frozenset(n for n in names if n)
    wanted = [frozenset(PLACEHOLDER.findall(template)) for template in templates]
    fault = ""
    if any(set(PLACEHOLDER.sub("", template)) & set("{}") for template in templates):
        fault = "a placeholder is a name, possibly with a number format"
    elif parameters is not None and not all(
        placeholders <= parameters <= placeholders | _NO_PARAMETERS for placeholders in wanted
    ):
        fault = "its placeholders are not its parameters"
    return Saying(call.lineno, templates, parameters, fault)


def _is_made_up(given: ast.expr) -> bool:
    """Return True if a text is put together here: no translation can be found for it."""
    if isinstance(given, ast.Call):
        return isinstance(given.func, ast.Attribute) and given.func.attr in {"format", "join"}
    return isinstance(given, ast.JoinedStr | ast.BinOp)


# Both


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_words(text: str) -> bool:
    """Whether it is a name or a sentence, no pattern of an address or a filter."""
    return bool(text) and (text.endswith((".", "…")) or not set(text) & set("/="))


def read(language: str) -> dict[tuple[str, str], Message]:
    """Return what is translated so far, by context and source text."""
    path = FOLDER / f"vidimus_{language}.ts"
    if not path.exists():
        return {}
    found = {}
    for context in ET.parse(path).iter("context"):  # noqa: S314 - our own file
        for node in context.iter("message"):
            message = _read_message(node, context.findtext("name") or "")
            found[message.key] = message
    return found


def _read_message(node: ET.Element, context: str) -> Message:
    translation = node.find("translation")
    plural = node.get("numerus") == "yes"
    forms: list[str] = []
    if translation is not None:
        forms = (
            [f.text or "" for f in translation.iter("numerusform")] if plural else [translation.text or ""]
        )
    return Message(node.findtext("source") or "", plural, forms if all(forms) else [], context)


def merged(language: str) -> list[Message]:
    """Today's texts with the translations there are; English keeps those with a number alone."""
    known = read(language)
    messages = []
    for key, message in collected().items():
        if language == "en" and not message.plural:
            continue
        forms = known[key].forms if key in known and known[key].plural == message.plural else []
        if language == "en" and not forms:
            forms = [message.source.replace("(s)", ""), message.source.replace("(s)", "s")]
        messages.append(Message(message.source, message.plural, forms, message.context))
    return messages


def written(language: str, messages: list[Message]) -> str:
    """Return the text of a language's translation file."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for message in messages:
        if root.findtext("context[last()]/name") != message.context:
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = message.context
        node = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
        ET.SubElement(node, "source").text = message.source
        translation = ET.SubElement(node, "translation", {} if message.forms else {"type": "unfinished"})
        if message.plural:
            for form in message.forms or [""] * FORMS[language]:
                ET.SubElement(translation, "numerusform").text = form
        else:
            translation.text = message.forms[0] if message.forms else ""
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def missing() -> list[str]:
    """Texts without a translation, one line each."""
    return [
        f"{language}: {message.source}"
        for language in FORMS
        for message in merged(language)
        if len(message.forms) != (FORMS[language] if message.plural else 1)
    ]


def main() -> int:
    """Bring the files up to date and compile them; or say what is missing."""
    if "--check" in sys.argv:
        lines = missing()
        print("\n".join(lines))
        return 1 if lines else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in FORMS:
        path = FOLDER / f"vidimus_{language}.ts"
        path.write_text(written(language, merged(language)), encoding="utf-8")
        release = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([release, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)
    print(f"{len(collected())} texts, {len(missing())} translations missing")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
