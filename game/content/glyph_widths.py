"""How wide signs of the reading face are, so that a long line is found without a screen.

FiraGO Regular, in thousandths of the em, rounded to 10. Made once with fontTools from the package `pymupdf-fonts`;
tests/ui compares it with the font.
"""
from __future__ import annotations

_SIGNS = {
    220: "'",
    230: "‘’‚",
    240: "!,.:;¡·",
    260: " ",
    280: "ij¸ìíîïĩīĭįıĵ",
    290: "lĺļľ",
    300: "IJ`´ÌÍÎÏĨĪĬĮİĴ",
    310: "ł",
    320: "()[]{}•",
    330: "¯ŀ‐‑",
    340: "fſ",
    360: "tţťŧ",
    380: "r¨ŕŗř",
    400: "\"-|¦²³¹",
    410: "“”„",
    430: "1zźżž",
    440: "*7",
    460: "?¿",
    470: "sśŝşš",
    480: "cx¢çćĉċč",
    490: "Fvy~ýÿŷ",
    500: "+235<=>Lª¬±º×÷ĹĻĽĿ−",
    510: "kķĸŁ",
    520: "#/9TZ\\_g£°ĝğġģŢŤŦŹŻŽ–",
    530: "$46§",
    540: "ESX^ae¥ÈÉÊËàáâãäåèéêëāăąĒēĔĕĖėĘęĚěŚŜŞŠ",
    550: "8YÝĳŶŸ",
    560: "0CV¤ÇĆĈĊČ",
    570: "A»ÀÁÂÃÄÅðĀĂĄ",
    580: "hnou«µñòóôõöøùúûüĥħńņňŋōŏőũūŭůűų€",
    590: "KPbdpqÞßþĶ",
    600: "RďđĲŔŖŘ",
    610: "B",
    630: "GĜĞĠĢ",
    640: "D®Ď",
    660: "UÐÙÚÛÜĐŨŪŬŮŰŲ",
    680: "HNÑĤŃŅŇŊ",
    690: "OQÒÓÔÕÖØĦŉŌŎŐ",
    720: "wŵ",
    730: "&¶",
    740: "…",
    780: "M",
    790: "—",
    810: "©",
    820: "Æ",
    830: "%WŴ",
    850: "mæ",
    900: "Œ",
    920: "œ",
    930: "¼½¾",
    1020: "@",
}
"""Width -> the signs that have it."""
WIDTHS: dict[str, int] = {sign: width for width, signs in _SIGNS.items() for sign in signs}
USUAL, FULL = 560, 1000
"""Of a sign that is not in the table: an alphabet of letters, and the square signs of East Asia."""
_SQUARE_FROM = "\u2e80"


def width(text: str) -> int:
    """The width of one line, in thousandths of the em."""
    return sum(WIDTHS.get(sign) or (FULL if sign >= _SQUARE_FROM else USUAL) for sign in text)


def lines_of(text: str, limit: int) -> int:
    """How many lines `text` takes in a box of `limit` thousandths of the em, broken between words."""
    lines, used, space = 1, 0, width(" ")
    for word in text.split():
        wide = width(word)
        if used and used + space + wide > limit:
            lines, used = lines + 1, wide
        else:
            used += wide + (space if used else 0)
    return lines
