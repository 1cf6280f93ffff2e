"""Collects the window's words for translation, and compiles what was translated.

``python packaging/words.py`` brings ``resources/translations/vidimus_*.ts`` up to date with the source
(new texts come without a translation, texts that are gone go) and compiles each into a ``.qm``.
``--check`` changes nothing and says what is missing.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "Vidimus"
FORMS = {"en": 2, "de": 2, "ru": 3}
"""Plural forms of each language, in Qt's order."""


@dataclass
class Message:
    """One text; ``forms`` are its translations, more than one where it has a number."""

    source: str
    plural: bool = False
    forms: list[str] = field(default_factory=list)


def collected() -> dict[str, Message]:
    """Every text of the window, by alphabet: the files do not change when code moves."""
    found: dict[str, Message] = {}
    app = ROOT / "app"
    paths = (
        *sorted((app / "ui").rglob("*.py")),
        app / "config" / "settings.py",
        *sorted((app / "providers").rglob("*.py")),
    )
    for path in paths:
        for text, plural in texts_of(path):
            found.setdefault(text, Message(text, plural))
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


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_words(text: str) -> bool:
    """Whether it is a name or a sentence, no pattern of an address or a filter."""
    return bool(text) and (text.endswith((".", "…")) or not set(text) & set("/="))


def read(language: str) -> dict[str, Message]:
    """Return what is translated so far, by source text."""
    path = FOLDER / f"vidimus_{language}.ts"
    if not path.exists():
        return {}
    found = {}
    for node in ET.parse(path).iter("message"):  # noqa: S314 - our own file
        source = node.findtext("source") or ""
        translation = node.find("translation")
        plural = node.get("numerus") == "yes"
        forms: list[str] = []
        if translation is not None:
            forms = (
                [f.text or "" for f in translation.iter("numerusform")]
                if plural
                else [translation.text or ""]
            )
        found[source] = Message(source, plural, forms if all(forms) else [])
    return found


def merged(language: str) -> list[Message]:
    """Today's texts with the translations there are; English keeps those with a number alone."""
    known = read(language)
    messages = []
    for text, message in collected().items():
        if language == "en" and not message.plural:
            continue
        forms = known[text].forms if text in known and known[text].plural == message.plural else []
        if language == "en" and not forms:
            forms = [text.replace("(s)", ""), text.replace("(s)", "s")]
        messages.append(Message(text, message.plural, forms))
    return messages


def written(language: str, messages: list[Message]) -> str:
    """Return the text of a language's translation file."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for message in messages:
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
