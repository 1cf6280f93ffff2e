"""Other words people of the trade type for commands in the palette, in each language of the window."""

from __future__ import annotations

from typing import Final

from app.ui.base.i18n import mark, tr

_SYNONYMS: Final = {
    "file.open": mark("load import picture photo scan file browse"),
    "file.open-folder": mark("directory batch load many"),
    "file.open-link": mark("url web address download"),
    "file.recent": mark("history last files reopen"),
    "file.open-answer": mark("results json saved response alto page hocr import"),
    "file.open-reference": mark("ground truth gt transcription expected text"),
    "file.export": mark(
        "report save write pdf alto page hocr csv json hash sha256 checksum metadata document"
    ),
    "file.quality-report": mark("evaluation accuracy cer wer ground truth errors html"),
    "file.settings": mark("preferences options configuration"),
    "file.providers": mark("api key token credentials login account service endpoint"),
    "file.samples": mark("example demo try"),
    "edit.copy-table": mark("spreadsheet excel columns csv"),
    "edit.find": mark("search text"),
    "edit.find-everywhere": mark("search all files"),
    "correct.text": mark("fix typo type change word"),
    "correct.review": mark("verify check approve confirm"),
    "correct.next-doubtful": mark("uncertain low confidence next"),
    "view.fit": mark("zoom whole page window"),
    "view.actual": mark("zoom 100 % pixel original size"),
    "view.zoom-in": mark("zoom larger magnify enlarge"),
    "view.zoom-out": mark("zoom smaller shrink"),
    "view.zoom-selection": mark("zoom region word"),
    "view.raw-answer": mark("metadata json response source properties"),
    "view.theme-dark": mark("dark night mode appearance"),
    "view.theme-light": mark("light day mode appearance"),
    "view.hide-all": mark("boxes off clean picture"),
    "view.transcript": mark("plain text reading"),
    "picture.right": mark("rotate turn orientation"),
    "picture.left": mark("rotate turn orientation"),
    "analyse.run": mark("ocr recognise read start detect"),
    "analyse.all": mark("ocr batch everything"),
    "analyse.cancel": mark("stop abort"),
    "analyse.features": mark("faces objects labels text what"),
    "analyse.providers": mark("service engine tesseract google azure yandex"),
    "analyse.languages": mark("language hint script english german russian"),
    "analyse.offline": mark("network internet privacy local"),
    "compare.open": mark("diff differences quality accuracy"),
    "quality.open": mark("accuracy error rate CER WER evaluate ground truth"),
    "copies.look": mark("reverse image search duplicates web origin provenance"),
    "copies.export": mark("report matches table csv"),
    "view.copies": mark("duplicates web provenance matches"),
    "help.keys": mark("shortcuts hotkeys keyboard"),
    "help.change-keys": mark("shortcuts hotkeys keyboard rebind"),
    "help.about": mark("version licence"),
}  # fmt: skip


def synonyms_of(command_id: str) -> str:
    """Return other words for a command, in the window's language and in English; empty without any."""
    words = _SYNONYMS.get(command_id, "")
    return f"{tr(words)} {words}".casefold() if words else ""
