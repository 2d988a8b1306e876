#!/usr/bin/env bash
# Lays out all C++ as .clang-format says; with --check, only tells what is not laid out so.
# Exit code 77 (skipped) without the clang-format of the version that the project uses: another
# version breaks lines elsewhere.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=14

tool=$(command -v clang-format-$version || command -v clang-format || true)
if [ -z "$tool" ] || ! "$tool" --version | grep -q "version $version\."; then
    echo "format: SKIPPED: needs clang-format $version (found: ${tool:-none}); layout was NOT checked"
    exit 77
fi

mapfile -t files < <(find sim models bench tests -name node_modules -prune -o \
    -type f -name '*.[ch]pp' -print 2>/dev/null | LC_ALL=C sort)
if [ ${#files[@]} -eq 0 ]; then
    echo "format: no C++ files"
elif [ "${1:-}" = --check ]; then
    "$tool" --dry-run -Werror --ferror-limit=3 "${files[@]}" ||
        { echo "format: run ./heedw format"; exit 1; }
    echo "format: ${#files[@]} files are laid out as .clang-format says"
else
    "$tool" -i "${files[@]}"
fi
