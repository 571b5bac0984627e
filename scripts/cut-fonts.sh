#!/bin/sh
# Cuts the letters' fonts: every glyph, every layout rule and the names stay, hinting goes, since print does not use it.
# Needs fonttools and, unpacked under $NOTO, Debian's fonts-noto-core; under $NPM/<name> what `npm pack` brings of
# @expo-google-fonts/noto-emoji, -sc, -tc, -jp and -kr (noto-sans-…), whose fonts have TrueType outlines.
# Run: NPM=folder sh scripts/cut-fonts.sh
set -eu
from=${NOTO:-/usr/share/fonts/truetype/noto}
here=$(dirname "$0")
to=$here/../assets/fonts
cut() {
  pyftsubset "$1" --output-file="$to/$2" --unicodes='*' --no-hinting --layout-features='*' --notdef-outline --name-IDs='*' \
    --drop-tables+=vhea,vmtx,STAT
}
for family in NotoSans NotoSansArmenian NotoSansGeorgian NotoSansHebrew NotoNaskhArabic NotoNastaliqUrdu \
  NotoSansDevanagari NotoSansBengali NotoSansTamil NotoSansThai NotoSansKhmer; do
  for weight in Regular Bold; do
    cut "$from/$family-$weight.ttf" "$family-$weight.ttf"
  done
done
cut "$NPM/noto-emoji/400Regular/NotoEmoji_400Regular.ttf" NotoEmoji-Regular.ttf
/usr/bin/python3 "$here/cut-cjk-fonts.py" "$NPM" "$to"
