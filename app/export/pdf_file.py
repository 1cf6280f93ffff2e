"""A PDF file put together from objects and pages. PDF 1.7 (ISO 32000-1), 7.5 and 7.7."""

from __future__ import annotations

from app.export.xml_text import xml_safe


class PdfFile:
    """The objects of a PDF file, and its pages in the order they are added."""

    def __init__(self) -> None:
        self._objects: list[bytes | None] = []
        self._pages: list[int] = []
        self._roles: list[tuple[str, ...]] = []
        self._catalog = self.reserve()
        self._tree = self.reserve()

    def reserve(self) -> int:
        """Return the number of an object whose body is put in later."""
        self._objects.append(None)
        return len(self._objects)

    def put(self, number: int, body: bytes) -> None:
        """Give a reserved object its body, or an object another one."""
        self._objects[number - 1] = body

    def add(self, *bodies: bytes) -> int:
        """Add objects, numbered one after the other, and return the number of the first."""
        self._objects += bodies
        return len(self._objects) - len(bodies) + 1

    @property
    def next_number(self) -> int:
        """Return the number the next object that is added will have."""
        return len(self._objects) + 1

    @property
    def page_count(self) -> int:
        """Return the number of pages added."""
        return len(self._pages)

    def add_page(
        self,
        width: float,
        height: float,
        content: int,
        resources: str,
        unit: float = 1.0,
        roles: tuple[str, ...] = (),
    ) -> None:
        """Add a page of this size; ``content`` is the number of its content stream.

        Lengths are in points, or in so many points as ``unit`` says (14.11.1). ``roles`` are the structure
        types of the content that the page marks, by MCID (14.7.4).
        """
        page = dictionary(
            f"/Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {width:.4f} {height:.4f}]"
            + (f" /UserUnit {unit:.6f}" if unit != 1 else "")
            + f" /StructParents {len(self._roles)} /Tabs /S"
            + f" /Resources << {resources} >> /Contents {content} 0 R"
        )
        self._pages.append(self.add(page))
        self._roles.append(roles)

    def to_bytes(self, *, catalog: str, info: str) -> bytes:
        """Return the file with these further entries of its catalog and its information dictionary."""
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        structure = self._structure(self.next_number)
        tags = f" /MarkInfo << /Marked true >> /StructTreeRoot {self.next_number} 0 R"
        self.put(self._catalog, dictionary(f"/Type /Catalog /Pages {self._tree} 0 R{tags}{catalog}"))
        self.put(self._tree, dictionary(f"/Type /Pages /Kids [{kids}] /Count {len(self._pages)}"))
        objects = [*self._objects, *structure, dictionary(info)]
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets = []
        for number, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + (body or b"null") + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
        trailer = f"/Size {len(objects) + 1} /Root {self._catalog} 0 R /Info {len(objects)} 0 R"
        out += f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)

    def _structure(self, root: int) -> list[bytes]:
        """Return the objects of the structure tree: its root, number ``root``, a document, and its parts."""
        parts: list[bytes] = []
        parents: list[str] = []
        for page, roles in zip(self._pages, self._roles, strict=True):
            first = root + 2 + len(parts)
            parts += [
                dictionary(f"/Type /StructElem /S /{role} /P {root + 1} 0 R /Pg {page} 0 R /K {number}")
                for number, role in enumerate(roles)
            ]
            parents.append(" ".join(f"{first + number} 0 R" for number in range(len(roles))))
        nums = " ".join(f"{number} [{references}]" for number, references in enumerate(parents))
        kids = " ".join(f"{root + 2 + number} 0 R" for number in range(len(parts)))
        return [
            dictionary(
                f"/Type /StructTreeRoot /K {root + 1} 0 R /ParentTree << /Nums [{nums}] >>"
                f" /ParentTreeNextKey {len(parents)}"
            ),
            dictionary(f"/Type /StructElem /S /Document /P {root} 0 R /K [{kids}]"),
            *parts,
        ]


def dictionary(entries: str) -> bytes:
    """Return a dictionary object of these entries."""
    return f"<< {entries} >>".encode("ascii")


def stream(entries: str, data: bytes) -> bytes:
    """Return a stream object of these entries beside its length."""
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def text_string(text: str) -> str:
    """Return a text string in hexadecimal, in which no character has a meaning to PDF."""
    return f"<FEFF{xml_safe(text).encode('utf-16-be', 'replace').hex().upper()}>"
