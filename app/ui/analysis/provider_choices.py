"""Which providers and features an analysis asks: two buttons that open small lists of check boxes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.model.feature import Feature
from app.model.safe_text import one_line
from app.ui.base.i18n import mark, tr, trn
from app.ui.widgets.shortcuts import describe

if TYPE_CHECKING:
    from app.providers.kit.plan import Provider

FEATURES: Final = {
    Feature.TEXT: mark("Text"), Feature.FACES: mark("Faces"), Feature.OBJECTS: mark("Objects"),
    Feature.PEOPLE: mark("People"), Feature.LABELS: mark("Labels"), Feature.COPIES: mark("Copies"),
    Feature.CLASSIFICATION: mark("Classification"), Feature.LOGOS: mark("Logos"),
    Feature.LANDMARKS: mark("Landmarks"), Feature.BRANDS: mark("Brands"),
    Feature.CATEGORIES: mark("Categories"), Feature.CAPTION: mark("Caption"), Feature.CROPS: mark("Crops"),
    Feature.COLORS: mark("Colours"), Feature.SAFETY: mark("Safety"), Feature.PRODUCTS: mark("Products"),
    Feature.BARCODES: mark("Barcodes"),
}  # fmt: skip


_LONGEST: Final = 24
"""Letters of two features that are named on the button; more would push other buttons out of the window."""


class ChoicePopup(QFrame):
    """A list of check boxes that opens under a button.

    ``chosen`` follows each change, ``switched_on`` carries the name of a choice the user checked.
    A name chosen before it is offered is kept in ``not_offered``, and counts as wished all the time.
    """

    chosen = Signal()
    switched_on = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 18, 10)
        self._column.setSpacing(8)
        head = QLabel(title, self)
        head.setProperty("role", "section")
        self._column.addWidget(head)
        self.boxes: dict[str, QCheckBox] = {}
        self.not_offered: tuple[str, ...] = ()
        self._headings: set[str] = set()

    def add_heading(self, title: str) -> None:
        """Write a heading above what is offered from now on, once for each title."""
        if title not in self._headings:
            self._headings.add(title)
            label = QLabel(title, self)
            label.setProperty("role", "muted")
            self._column.addWidget(label)

    def choose(self, names: Iterable[str]) -> None:
        """Check these names and no others, also those that are not offered yet."""
        wanted = tuple(dict.fromkeys(names))
        self.not_offered = tuple(name for name in wanted if name not in self.boxes)
        for name, box in self.boxes.items():
            self._check(box, name in wanted)

    def offer(
        self, name: str, title: str, *, on: bool | None = None, enabled: bool = True, tip: str = ""
    ) -> None:
        """Add a choice or change the one of that name; ``on`` checks it, None leaves what was chosen."""
        box = self.boxes.get(name)
        if box is None:
            box = QCheckBox(one_line(title, 60).replace("&", "&&"), self)
            box.toggled.connect(self.chosen)
            box.toggled.connect(partial(self._toggled, name))
            self._column.addWidget(box)
            self.boxes[name] = box
            on = name in self.not_offered if on is None else on
            self.not_offered = tuple(later for later in self.not_offered if later != name)
        if on is not None:
            self._check(box, on)
        box.setEnabled(enabled)
        box.setToolTip(tip)

    @staticmethod
    def _check(box: QCheckBox, on: bool) -> None:
        box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        box.setChecked(on)
        box.blockSignals(False)  # noqa: FBT003

    def _toggled(self, name: str, on: bool) -> None:
        if on:
            self.switched_on.emit(name)

    def remark(self, name: str, text: str, tip: str) -> None:
        """Write a choice anew, and say more of it in its tool tip."""
        self.boxes[name].setText(one_line(text, 60).replace("&", "&&"))
        self.boxes[name].setToolTip(tip)

    def checked(self) -> tuple[str, ...]:
        """Return the names that are checked and can be had."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def wished(self) -> tuple[str, ...]:
        """Return the names that are chosen, also where they cannot be had now."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked()) + self.not_offered

    def open_under(self, button: QWidget) -> None:
        """Show the list below a control, the first choice focused."""
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.show()
        for box in self.boxes.values():
            box.setFocus(Qt.FocusReason.PopupFocusReason)
            break


class ProviderChoices(QWidget):
    """Two buttons that open the lists of features and providers. ``changed`` follows each choice.

    ``provider_lacking`` carries a feature the user switched on although no chosen provider has it.
    """

    changed = Signal()
    provider_lacking = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._features = QPushButton(self)
        self._providers = QPushButton(self)
        for button, name in ((self._features, "analyse.features"), (self._providers, "analyse.providers")):
            describe(button, name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self._abilities: dict[str, tuple[str, frozenset[Feature]]] = {}
        self.feature_list = ChoicePopup(tr("Features"), self)
        self.provider_list = ChoicePopup(tr("Providers"), self)
        self._features.clicked.connect(self.open_features)
        self._providers.clicked.connect(self.open_providers)
        for popup in (self.feature_list, self.provider_list):
            popup.chosen.connect(self._on_chosen)
        self.feature_list.switched_on.connect(self._switched_on)
        for feature in (Feature.TEXT, Feature.FACES):
            self.feature_list.offer(feature, tr(FEATURES[feature]), on=True)
        self.offer_provider("on-device", tr("On device"), on=True)
        self.offer_provider(
            "tesseract", "Tesseract", enabled=False, tip=tr("Checked while the text recognition starts")
        )
        self._update_texts()

    def remember(self, providers: Iterable[str], features: Iterable[str]) -> None:
        """Choose providers and features as the last time, offered by now or not."""
        self.provider_list.choose(providers)
        self.feature_list.choose(features)
        self._on_chosen()

    def offer_provider(
        self, provider_id: str, title: str, *, on: bool | None = None, enabled: bool = True, tip: str = ""
    ) -> None:
        """Add a provider to the list, or change the one of that id."""
        self.provider_list.offer(provider_id, title, on=on, enabled=enabled, tip=tip)
        self._update_texts()

    @property
    def features(self) -> tuple[Feature, ...]:
        """Return the features that are looked for: those chosen that a chosen provider has."""
        able = self._able
        return tuple(Feature(name) for name in self.feature_list.checked() if able is None or name in able)

    @property
    def providers(self) -> tuple[str, ...]:
        """Return the ids of the providers that are asked."""
        return self.provider_list.checked()

    @property
    def wished(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the providers and features chosen, also those that cannot be had now; to be remembered."""
        return self.provider_list.wished(), self.feature_list.wished()

    def open_features(self) -> None:
        """Open the list of features."""
        self.feature_list.open_under(self._features)

    def open_providers(self) -> None:
        """Open the list of providers."""
        self.provider_list.open_under(self._providers)

    def offer_all(self, providers: Iterable[Provider]) -> None:
        """Offer every provider and every feature one of them has."""
        for provider in providers:
            self._abilities[provider.id] = (provider.title, provider.features)
            if provider.id not in self.provider_list.boxes and not provider.local:
                self.provider_list.add_heading(tr("Online: your image is uploaded"))
                tip = tr("Uploads your image; needs an API key. You are asked first.")
                self.offer_provider(provider.id, provider.title, tip=tip)
        everything = {f for _title, able in self._abilities.values() for f in able}
        for feature in (f for f in FEATURES if f in everything and f not in self.feature_list.boxes):
            self.feature_list.offer(feature, tr(FEATURES[feature]))
        self._on_chosen()

    @property
    def _able(self) -> set[Feature] | None:
        """Return the features of the chosen providers, None before it is known what they have."""
        if not self._abilities:
            return None
        return {f for p in self.providers if p in self._abilities for f in self._abilities[p][1]}

    def providers_with(self, feature: Feature) -> tuple[str, ...]:
        """Return the ids of the providers that have a feature, in the order they are offered."""
        return tuple(p for p, (_title, has) in self._abilities.items() if feature in has)

    def choose_provider(self, provider_id: str) -> None:
        """Choose a provider beside those chosen."""
        self.provider_list.offer(provider_id, self._abilities[provider_id][0], on=True)
        self._on_chosen()

    def switch_on(self, feature: Feature) -> None:
        """Look for a feature from now on; ``provider_lacking`` follows where no chosen provider has it."""
        box = self.feature_list.boxes.get(feature)
        if box is not None and box.isChecked():
            self._switched_on(feature)
        elif box is not None:
            box.setChecked(True)

    def _switched_on(self, name: str) -> None:
        able = self._able
        if able is not None and name not in able:
            self.provider_lacking.emit(name)

    def _mark_features(self) -> None:
        """Say beside a feature that no chosen provider has it; its tool tip names who has."""
        able = self._able
        if able is None:
            return
        for name in self.feature_list.boxes:
            feature, title = Feature(name), tr(FEATURES[Feature(name)])
            if feature in able:
                self.feature_list.remark(name, title, "")
                continue
            who = [title for title, has in self._abilities.values() if feature in has]
            tip = tr("No chosen provider has this; {providers} would").format(providers=", ".join(who))
            lacking = tr("{feature} · no provider chosen").format(feature=title)
            self.feature_list.remark(
                name, lacking if self.feature_list.boxes[name].isChecked() else title, tip
            )

    def _on_chosen(self) -> None:
        self._mark_features()
        self._update_texts()
        self.changed.emit()

    def _update_texts(self) -> None:
        features = [tr(FEATURES[f]) for f in self.features]
        what = ", ".join(features)
        if len(features) > 2 or (len(features) == 2 and len(what) > _LONGEST):
            what = trn("%n feature(s)", len(features))
        self._features.setText(f"{what or tr('No feature')}  ▾")
        boxes = self.provider_list.boxes
        names = [boxes[p].text() for p in self.providers]
        who = (
            trn("%n provider(s)", len(names)) if len(names) > 1 else names[0] if names else tr("No provider")
        )
        self._providers.setText(f"{who}  ▾")
