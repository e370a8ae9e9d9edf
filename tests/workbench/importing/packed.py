"""Make small office documents and archives for the tests of their readers."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
    '<w:basedOn w:val="berschrift1"/></w:style>'
    "</w:styles>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>{title}</dc:title>'
    "<dc:creator>A. Writer</dc:creator><dcterms:created>2021-03-04T10:00:00Z</dcterms:created>"
    "</cp:coreProperties>"
)


def archive(parts, compression=zipfile.ZIP_DEFLATED):
    """Return a zip of the parts: names to text or bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return made.getvalue()


def paragraph(words, style="", inside=""):
    """Return a Word paragraph of one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}{inside}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def docx(body, title="", head="", **parts):
    """Return a Word document with this body; `parts` are files under `word/`."""
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            "word/styles.xml": STYLES,
            "docProps/core.xml": CORE.format(title=title),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )
