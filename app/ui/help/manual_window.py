"""The manual in a window of its own: contents beside the page. Nothing in it is ever fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from app.config.settings import LANGUAGE
from app.ui.base.i18n import language_of, tr
from app.ui.help.manual_pages import PICTURE_SCALE, Manual, Page, load_manual, with_names

if TYPE_CHECKING:
    from app.ui.session.context import Context

_ADDRESS: Final = Qt.ItemDataRole.UserRole
_PICTURE: Final = "\ufffc"
"""What stands in a text where a picture is shown."""


class ManualLibrary(QObject):
    """Reads the manual once, off the GUI thread; ``loaded`` follows. Shows one window of it at most."""

    loaded = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.widget)
        self._context = context
        self._language = language_of(context.preferences.get(LANGUAGE))
        self._asked = False
        self._address = ""
        self._wanted = False
        self.manual = Manual()
        self.window: ManualWindow | None = None

    def load(self) -> None:
        """Read the manual unless that was done."""
        if not self._asked:
            self._asked = True
            language = self._language
            self._context.runtime.call(lambda _ticket: load_manual(language), self._on_loaded)

    def open(self, address: str = "") -> None:
        """Show the manual, at a section (``page#id``) or where it was left."""
        self._address, self._wanted = address, True
        self.load()
        if self.manual.pages:
            self._show()

    def _on_loaded(self, manual: Manual) -> None:
        self.manual = manual
        self.loaded.emit()
        if self._wanted:
            self._show()

    def _show(self) -> None:
        self._wanted = False
        if self.window is None:
            self.window = ManualWindow(self._context.widget, self.manual)
        self.window.show()
        self.window.go_to(self._address or self.window.address)  # only now it knows where its sections are
        self.window.raise_()
        self.window.activateWindow()
        self.window.browser.setFocus()


class ManualBrowser(QTextBrowser):
    """Shows pages of the manual; loads its pictures from memory and nothing from anywhere."""

    def __init__(self, parent: QWidget, manual: Manual) -> None:
        super().__init__(parent)
        self._pictures = manual.pictures
        self._shown: set[str] = set()
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Manual"))

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Give a picture of the manual by its plain name; everything else is not there."""
        wanted = name.toString() if isinstance(name, QUrl) else name
        data = self._pictures.get(wanted)
        if kind != QTextDocument.ResourceType.ImageResource.value or data is None:
            return None
        return self._fitted(data)

    def _fitted(self, data: bytes) -> QImage:
        """Return a picture in the pixels of this screen, as wide as it was taken or as the page is."""
        picture, ratio = QImage.fromData(data), self.devicePixelRatioF()
        room = max(1.0, self.viewport().width() - 2 * self.document().documentMargin())
        width = round(min(picture.width() / PICTURE_SCALE, room) * ratio)
        fitted = picture.scaledToWidth(max(1, width), Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        return fitted

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pictures of the page anew."""
        document = self.document()
        for name in self._shown & set(self._pictures):
            kind = QTextDocument.ResourceType.ImageResource.value
            document.addResource(kind, QUrl(name), self._fitted(self._pictures[name]))
        document.markContentsDirty(0, document.characterCount())
        super().resizeEvent(event)

    def show_page(self, markdown: str) -> None:
        """Show a page; each picture tells in a tip what it shows."""
        features = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        features |= QTextDocument.MarkdownFeature.MarkdownNoHTML
        document = self.document()
        document.setMarkdown(markdown, features)
        self._shown = set()
        picture = document.find(_PICTURE)
        while not picture.isNull():
            shape = picture.charFormat().toImageFormat()
            self._shown.add(shape.name())
            shape.setToolTip(shape.property(QTextFormat.Property.ImageAltText.value))
            picture.setCharFormat(shape)
            picture = document.find(_PICTURE, picture)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextBrowserInteraction | flag.TextSelectableByKeyboard)


class ManualWindow(QDialog):
    """Contents at the left, the page at the right; it stays open beside the work."""

    def __init__(self, parent: QWidget, manual: Manual) -> None:
        super().__init__(parent)
        self._manual = manual
        self._pages: dict[str, Page] = {page.name: page for page in manual.pages}
        self._page = ""
        self.address = manual.pages[0].name if manual.pages else ""
        self.setWindowTitle(tr("Manual"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.contents = QListWidget(self)
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setFrameShape(QListWidget.Shape.NoFrame)
        self.contents.setSpacing(2)
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.setFixedWidth(240)
        self._fill_contents()
        self.contents.currentItemChanged.connect(self._on_chosen)
        row.addWidget(self.contents)
        self.browser = ManualBrowser(self, manual)
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.browser.document().setDocumentMargin(24)
        self.browser.anchorClicked.connect(self._on_link)
        row.addWidget(self.browser, 1)
        room = self.screen().availableGeometry().size() - QSize(60, 100)
        self.resize(QSize(1110, 760).boundedTo(room))

    def _fill_contents(self) -> None:
        for page in self._manual.pages:
            item = self._add_item(page.title, page.name)
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            for section in page.sections:
                self._add_item(f"    {section.title}", section.address)

    def _add_item(self, title: str, address: str) -> QListWidgetItem:
        item = QListWidgetItem(title, self.contents)
        item.setData(_ADDRESS, address)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, title.strip())
        return item

    def go_to(self, address: str) -> None:
        """Show a page (``analyst``) or a section of one (``analyst#search``); others are passed over."""
        name, _, section = address.partition("#")
        page = self._pages.get(name)
        if page is None:
            return
        self.address = address
        if name != self._page:
            self._page = name
            self.browser.show_page(with_names(page.markdown))
        number = next((n for n, s in enumerate(page.sections) if s.id == section), None)
        self._scroll_to(number)
        self._mark_contents(address)

    def _scroll_to(self, number: int | None) -> None:
        """Bring the heading of a section to the top; None is the beginning of the page."""
        bar = self.browser.verticalScrollBar()
        document = self.browser.document()
        block, left = document.begin(), number
        while block.isValid() and left is not None:
            if block.blockFormat().headingLevel() == 2:
                if left == 0:
                    break
                left -= 1
            block = block.next()
        if left is None or not block.isValid():
            self.browser.moveCursor(QTextCursor.MoveOperation.Start)
            bar.setValue(0)
            return
        self.browser.setTextCursor(QTextCursor(block))
        top = document.documentLayout().blockBoundingRect(block).top()
        bar.setValue(int(top) - 12)

    def _mark_contents(self, address: str) -> None:
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_ADDRESS) == address:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)  # noqa: FBT003

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go_to(item.data(_ADDRESS))

    def _on_link(self, link: QUrl) -> None:
        """Follow a link within the manual; no other is ever opened."""
        target = link.toString()
        self.go_to(f"{self._page}{target}" if target.startswith("#") else target)
