"""Finds literals in the window's source that people will read but no translation file will hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_MARKED: Final = frozenset(
    {
        "tr", "trn", "mark", "Command", "Looking", "Setting", "phrase", "CredentialsError", "InputError",
        "NetworkError", "ServiceError", "TimeLimitError", "UnsupportedError",
    }
)  # fmt: skip
_NAMES: Final = frozenset(
    {
        "setObjectName", "setProperty", "property", "get", "color", "run", "command", "describe", "getattr",
        "hasattr", "compile", "sub", "startswith", "endswith", "removesuffix", "import_module", "TypeVar",
        "error", "warning", "info", "debug", "exception", "setStyleSheet", "Template", "setStyle",
        "ValueError", "AttributeError", "TypeError", "RuntimeError", "normalize",
    }
)  # fmt: skip
"""Calls whose texts are names for the program or words for its log."""
_WORDS: Final = re.compile(r"[^\W\d_]{2,}[,;:.]? +[^\W\d_]{2,}|^\W*[A-Z][a-z]{2,}|[a-z]{3,}…?$")
_KEY: Final = re.compile(r"(Ctrl|Alt|Shift|Meta)\+.*|Esc|Return|Enter")
_NO_WORDS: Final = re.compile(
    r"#?[\w./+*:-]+"  # one lower-case word is a name
    r"|[*. \w]*\*\.\w+.*"  # patterns of file names
)


def unmarked(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that reads like words for people and is not marked as such."""
    yield from _walk(ast.parse(path.read_text(encoding="utf-8")))


def _walk(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant | ast.JoinedStr):
        text = _text(node)
        if _reads_like_words(text):
            yield node.lineno, text
        if isinstance(node, ast.JoinedStr):
            for value in node.values:
                if isinstance(value, ast.FormattedValue):
                    yield from _walk(value.value)
        return
    for child in _children(node):
        yield from _walk(child)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What may hold words for people: no docstrings, names, keys of tables, members of enums."""
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            if name in _MARKED | _NAMES:
                return
            yield from ast.iter_child_nodes(node)
        case ast.ClassDef(bases=[ast.Name(id="StrEnum" | "Enum")]) | ast.Compare() | ast.Set():
            return
        case ast.Expr(value=ast.Constant()) | ast.Assign(targets=[ast.Name(id="__all__")]):
            return
        case ast.Dict():
            yield from node.values
        case ast.AnnAssign():
            if node.value is not None:
                yield node.value
        case ast.Subscript():
            yield node.value
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body)
        case _:
            yield from ast.iter_child_nodes(node)


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return node.value if isinstance(node.value, str) else ""


def _reads_like_words(text: str) -> bool:
    plain = text.replace("{}", "")
    if not _WORDS.search(plain):
        return False
    if _KEY.fullmatch(text):
        return False
    capital = bool(re.fullmatch(r"\W*[A-Z][a-z]{2,}\W*", text))
    return capital or not _NO_WORDS.fullmatch(text.replace("{}", "x").strip())
