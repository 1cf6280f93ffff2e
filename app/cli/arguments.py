"""The command line: its commands, their arguments and help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from app import __version__
from app.cli.console import UsageError
from app.cli.pdf_options import add_pdf_options
from app.model.feature import Feature

_WINDOW = """\
usage: vidimus [PATH|URL ...]       open the window with these images
       vidimus COMMAND ...          do one thing without a window"""

_EPILOG = """\
exit status: 0 everything answered; 1 something failed; 2 wrong usage or no input; 130 interrupted
errors:      vidimus: FILE: PROVIDER: KIND: sentence
environment: VIDIMUS_<PROVIDER>_<FIELD>, VIDIMUS_PDF_PASSWORD, VIDIMUS_CONFIG_DIR, VIDIMUS_DATA_DIR"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the arguments as a namespace whose ``run`` carries the command out; raises UsageError."""
    return _parser().parse_args(list(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="vidimus",
        usage=_WINDOW.removeprefix("usage: "),
        description="Look at images through vision services, or on the device itself.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"vidimus {__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, prog="vidimus"
    )
    _add_analyze(commands)
    _add_import(commands)
    _add_render(commands)
    _add_evaluate(commands)
    _add_providers(commands)
    _add_credentials(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse names its type nowhere else


def _add(commands: _Commands[_Parser], name: str, summary: str, run: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
    parser.set_defaults(run=_lazy(run))
    return parser


def _lazy(run: str) -> Callable[[argparse.Namespace], int]:
    """Return the function ``app.cli.MODULE:NAME``, which is imported when it is called."""

    def call(given: argparse.Namespace) -> int:
        import pkgutil

        status: int = pkgutil.resolve_name(f"app.cli.{run}")(given)
        return status

    return call


def _add_analyze(commands: _Commands[_Parser]) -> None:
    from app.export.registry import NAMES

    parser = _add(commands, "analyze", "Analyse images and print what was found", "analyze:run")
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="images, PDF files, folders, http(s) links, - for standard input",
    )
    _add_request(parser)
    parser.add_argument("-o", "--output", default="-", metavar="PATH", help="a folder: one file per image")
    parser.add_argument(
        "--format",
        metavar="NAME",
        help=f"by the ending of PATH, else json; one of {' '.join(NAMES)}",
    )
    parser.add_argument(
        "--page",
        default="1",
        metavar="N",
        help="page or frame of files that have several, or all (one PDF holds them)",
    )
    parser.add_argument(
        "--partial",
        action="store_true",
        help="analyse what can be decoded of an image that is cut off, instead of refusing it",
    )
    add_pdf_options(parser)
    parser.add_argument("--raw", metavar="DIR", help="save each provider's raw response there")
    _add_call(parser)


def _add_request(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what is asked of whom."""
    parser.add_argument(
        "-p",
        "--provider",
        action="append",
        metavar="ID",
        help="repeatable; on-device. consensus:ID+ID… is made of what these read",
    )
    parser.add_argument(
        "-f",
        "--feature",
        action="append",
        metavar="NAME",
        choices=[f.value for f in Feature],
        help=f"repeatable; text. One of {' '.join(Feature)}",
    )
    parser.add_argument("-l", "--language", action="append", metavar="CODE", help="BCP-47, repeatable")


def _add_call(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say how providers are called."""
    parser.add_argument("--endpoint", action="append", metavar="ID=URL", help="another address, repeatable")
    parser.add_argument("--option", action="append", metavar="ID.NAME=VALUE", help="repeatable")
    parser.add_argument("--offline", action="store_true", help="never send images over the network")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor store saved results")
    parser.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="per image and provider")


def _add_import(commands: _Commands[_Parser]) -> None:
    parser = _add(
        commands,
        "import",
        "Import saved results of a provider, or an OCR file",
        "saved:run_import",
    )
    parser.add_argument(
        "provider", metavar="ID", help="a provider, or hocr, alto, page, text, document (ours)"
    )
    parser.add_argument("answer", metavar="FILE", help="its saved results, or the file; - for standard input")
    parser.add_argument("--image", required=True, metavar="IMAGE")
    parser.add_argument(
        "-f", "--feature", action="append", metavar="NAME", choices=[f.value for f in Feature]
    )
    parser.add_argument(
        "--nth",
        type=_count,
        metavar="N",
        help="which image of a batch, or page of a file, from 1; without it the one that fits",
    )
    add_pdf_options(parser)
    parser.add_argument("--format", metavar="NAME", help="by the ending of PATH, else json; as for analyze")
    parser.add_argument("-o", "--output", default="-", metavar="PATH")


def _add_render(commands: _Commands[_Parser]) -> None:
    from app.export.exporter import OVERLAYS

    parser = _add(commands, "render", "Draw the polygons of an analysis over its image", "saved:run_render")
    parser.add_argument("image", metavar="IMAGE")
    parser.add_argument("--analysis", required=True, metavar="FILE.json")
    add_pdf_options(parser)
    parser.add_argument(
        "--overlay",
        action="append",
        metavar="NAME",
        choices=OVERLAYS,
        help=f"repeatable; all. One of {' '.join(OVERLAYS)}",
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUT.png|OUT.svg")


def _add_evaluate(commands: _Commands[_Parser]) -> None:
    parser = _add(
        commands, "evaluate", "Measure how well text was read, against ground truth", "evaluate:run"
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="readings (our JSON, hOCR, ALTO, PAGE, plain text), images to be read, or folders",
    )
    parser.add_argument(
        "--truth",
        action="append",
        required=True,
        metavar="PATH",
        help="ground truth of the same kinds, or a folder; repeatable; files find each other by their stem",
    )
    _add_request(parser)
    parser.add_argument(
        "--against",
        action="append",
        metavar="[NAME=]PATH",
        help="another reading to compare with; repeatable",
    )
    parser.add_argument("--image", action="append", metavar="PATH", help="image of a reading, or a folder")
    parser.add_argument(
        "--ignore",
        action="append",
        metavar="LIST",
        help="of case, punctuation, diacritics, whitespace, line-breaks, ligatures, digits, hyphenation",
    )
    parser.add_argument("--level", action="append", metavar="LIST", help="page, line; line adds its figures")
    parser.add_argument("--skip", action="append", metavar="LIST", help="figures to leave out: flexible")
    parser.add_argument("-o", "--output", default="-", metavar="PATH")
    parser.add_argument(
        "--format", metavar="NAME", help="by the ending of PATH, else json; one of json text csv html"
    )
    _add_call(parser)


def _add_providers(commands: _Commands[_Parser]) -> None:
    parser = _add(
        commands, "providers", "List the providers, what they do and what they want", "catalogue:run"
    )
    parser.add_argument("--json", action="store_true", help="for other programs")


def _add_credentials(commands: _Commands[_Parser]) -> None:
    parser = commands.add_parser(
        "credentials", help="Keep credentials in the system's keyring", allow_abbrev=False
    )
    actions = parser.add_subparsers(
        metavar="ACTION", dest="action", required=True, prog="vidimus credentials"
    )
    put = _add(
        actions,
        "set",
        "Ask for a credential, or read it from standard input, and keep it",
        "credentials_command:put",
    )
    put.add_argument("provider", metavar="ID")
    put.add_argument("field", nargs="?", metavar="FIELD")
    remove = _add(
        actions, "remove", "Remove a credential, or all of a provider", "credentials_command:remove"
    )
    remove.add_argument("provider", metavar="ID")
    remove.add_argument("field", nargs="?", metavar="FIELD")
    _add(
        actions,
        "status",
        "Which credentials there are, and where they come from",
        "credentials_command:status",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds")
    return seconds
