#!/bin/sh
# Cuts the letters' fonts from Debian's fonts-noto-core: every glyph, every layout rule and the names stay, hinting goes, since
# print does not use it. Needs fonttools (Debian package fonttools). Run: sh scripts/cut-fonts.sh
set -eu
from=${NOTO:-/usr/share/fonts/truetype/noto}
to=$(dirname "$0")/../assets/fonts
for family in NotoSans NotoSansArmenian NotoSansGeorgian NotoSansHebrew NotoNaskhArabic NotoNastaliqUrdu; do
  for weight in Regular Bold; do
    pyftsubset "$from/$family-$weight.ttf" --output-file="$to/$family-$weight.ttf" \
      --unicodes='*' --no-hinting --layout-features='*' --notdef-outline --name-IDs='*'
  done
done
