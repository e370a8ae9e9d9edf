"""Make small PDF files by hand for the tests of their reader."""

LEFT, TOP, SIZE, LEADING = 72, 720, 11, 14


def lines(*said, left=LEFT, top=TOP, leading=LEADING, size=SIZE):
    """Return placed lines: (x, y, size, words); an empty one leaves a gap."""
    return [(left, top - n * leading, size, words) for n, words in enumerate(said) if words]


def pdf(pages, info="", trailer="", extra=(), catalog=""):
    """Return a PDF with these pages, each a list of placed lines."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    objects.append(f"<< {info} >>")
    kids = []
    for page in pages:
        stream = "BT\n" + "".join(map(_shown, page)) + "ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects += extra
    return _joined(objects, trailer)


def _shown(line):
    left, bottom, size, words = line
    said = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"/F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({said}) Tj\n"


def _joined(objects, trailer):
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {trailer} >>\n".encode()
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % start)
