"""Cuts the letters' fonts for Chinese, Japanese and Korean so that what they share is stored once.

The four fonts are one design: thousands of characters look alike in several of them. Simplified Chinese is kept whole; the
others keep what is not Han, what looks different in them, and bases of ideographic variants; FontSet asks for the rest in
the font behind them (see docs/decisions/0024-every-script.md). One weight: bold is the same outlines with an edge.

Run by scripts/cut-fonts.sh with the folder of the unpacked npm packages and the folder to write to.
"""

import sys
import unicodedata
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

# Each with the fonts that are asked behind it, in this order.
BEHIND = {"SC": [], "TC": ["SC"], "JP": ["SC"], "KR": ["JP", "SC"]}
# Upright text only; forms of the language (locl), marks, Korean syllables from their parts.
FEATURES = ["locl", "ccmp", "liga", "calt", "ljmo", "vjmo", "tjmo", "kern", "mark", "mkmk"]
DROPPED = ["vhea", "vmtx", "STAT", "BASE", "DSIG"]


def is_han(point):
    return unicodedata.name(chr(point), "").startswith("CJK ") and unicodedata.category(chr(point)) == "Lo"


def shapes_of(font):
    """Outline and width by character."""
    glyf, metrics = font["glyf"], font["hmtx"]
    shapes = {}
    for point, name in font.getBestCmap().items():
        coordinates, ends, flags = glyf[name].getCoordinates(glyf)
        shapes[point] = (tuple(coordinates), tuple(ends), bytes(flags), metrics[name][0])
    return shapes


def variant_bases(font):
    """Characters that a variation selector gives another shape."""
    tables = [table for table in font["cmap"].tables if table.format == 14]
    return {point for table in tables for pairs in table.uvsDict.values() for point, glyph in pairs if glyph}


def add_joiners(font):
    """A glyph without outline or width for the joiners: it also carries marks of direction in the text of a PDF."""
    font.setGlyphOrder([*font.getGlyphOrder(), "joiner"])
    font["glyf"]["joiner"] = Glyph()
    font["hmtx"]["joiner"] = (0, 0)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update({0x200C: "joiner", 0x200D: "joiner"})


def cut(font, points, target):
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"], layout_features=FEATURES)
    options.drop_tables = [*options.drop_tables, *DROPPED]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    subset.save_font(font, target, options)


def main(source, target):
    kept = {}
    for region, behind in BEHIND.items():
        font = TTFont(f"{source}/noto-sans-{region.lower()}/400Regular/NotoSans{region}_400Regular.ttf")
        shapes, bases = shapes_of(font), variant_bases(font)

        def found_behind(point):
            return next((kept[other][point] for other in behind if point in kept[other]), None)

        kept[region] = {
            point: shape
            for point, shape in shapes.items()
            if not is_han(point) or point in bases or found_behind(point) != shape
        }
        add_joiners(font)
        cut(font, [*kept[region], 0x200C, 0x200D], f"{target}/NotoSans{region}-Regular.ttf")
        print(region, len(kept[region]), "of", len(shapes), "characters")


main(*sys.argv[1:])
