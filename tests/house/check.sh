#!/usr/bin/env bash
# Holds the house rules that no compiler checks: who may include whom, sizes, names, opening comments.
# Usage: check.sh ROOT. Prints every breach as path:line: sentence; exit code 1 if there is any.
set -euo pipefail
cd "$1"

# The floors. Each line: folder, then every folder (or single header) that it may include.
floors='
sim/base       sim/base
sim/config     sim/config sim/base
sim/world      sim/world sim/base
sim/engine     sim/engine sim/world sim/base
sim/outcomes   sim/outcomes sim/engine sim/world sim/base
models         models sim/outcomes sim/engine sim/world sim/config sim/base
sim/experiment sim/experiment models sim/outcomes sim/engine sim/world sim/config sim/base
sim/report     sim/report sim/experiment models sim/outcomes sim/engine sim/world sim/config sim/base
sim/sweep      sim/sweep sim/report sim/experiment models sim/outcomes sim/engine sim/world sim/config sim/base
sim/mpi        sim/mpi sim/sweep
sim/cli        sim/cli sim/sweep sim/report sim/experiment models sim/outcomes sim/engine sim/world sim/config sim/base
'

# Names that may stand in one place only: a pattern of what is included or called, and the files.
only='
yaml-cpp/                                                              ^(sim/config|tests/config)/
<(thread|mutex|shared_mutex|condition_variable|future)>|std::j?thread  ^(sim/engine/(parallel|team)[.]|tests/)
<mpi[.]h>                                                              ^sim/mpi/mpi_ranks[.]cpp$
'

most_lines=400

ours() {  # the files people write, of the given kinds; not what a package manager or a tool made
    local folders=() folder
    for folder in sim models bench tests; do [ ! -d "$folder" ] || folders+=("$folder"); done
    [ ${#folders[@]} -gt 0 ] || return 0
    find "${folders[@]}" -name node_modules -prune -o -type f -regextype posix-extended \
        -regex ".*\.($1)" ! -name '*.min.js' -print | LC_ALL=C sort
}
mapfile -t code < <(ours 'cpp|hpp|h|in')
mapfile -t all < <(ours 'cpp|hpp|h|in|cmake|sh|S|js|mjs|css|html|mustache|md|yaml')
mapfile -t prose < <(find . -maxdepth 1 -type f \( -name '*.md' -o -name CMakeLists.txt -o -name heedw \);
    for folder in docs scenarios; do [ ! -d "$folder" ] || find "$folder" -type f -regex '.*\.\(md\|yaml\)'; done)

who_includes_whom() {
    [ ${#code[@]} -eq 0 ] || awk -v floors="$floors" '
        BEGIN {
            lines = split(floors, line, "\n")
            for (i = 1; i <= lines; ++i) {
                words = split(line[i], word, " ")
                for (w = 2; w <= words; ++w) may[word[1], word[w]] = 1
                if (words) known[word[1]] = 1
            }
        }
        function floor_of(path) {
            return match(path, /^sim\/[^\/]+\//) ? substr(path, 1, RLENGTH - 1) \
                 : match(path, /^[^\/]+\//) ? substr(path, 1, RLENGTH - 1) : ""
        }
        function breach(sentence) { print FILENAME ":" FNR ": " sentence }
        FNR == 1 {
            from = floor_of(FILENAME)
            if (from !~ /^(tests|bench)$/ && !(from in known))
                breach("this folder is no floor of the house (see the list in tests/house/check.sh)")
        }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            split($0, quoted, "\""); path = quoted[2]; to = floor_of(path)
            if (path !~ /^(sim|models|tests|bench)\//)
                breach("\"" path "\" is not named from the root of the repository, like \"sim/base/units.hpp\"")
            else if (from !~ /^(tests|bench)$/ && !((from, to) in may) && !((from, path) in may))
                breach(from " may not include " to " (a lower or a neighbouring floor)")
        }' "${code[@]}"
}

names_in_one_place() {
    local pattern places
    while read -r pattern places; do
        [ -z "$pattern" ] || [ ${#code[@]} -eq 0 ] || awk -v pattern="$pattern" -v places="$places" '
            FILENAME !~ places && $0 ~ pattern && !/^[ \t]*\/\// {
                print FILENAME ":" FNR ": " pattern " may stand in " places " alone"
            }' "${code[@]}"
    done <<<"$only"
}

sizes() {
    [ ${#all[@]} -eq 0 ] || awk -v most="$most_lines" '
        function tell() { if (last > most) print name ":" last ": more than " most " lines; split it by what it does" }
        FNR == 1 { tell(); name = FILENAME }
        { last = FNR }
        END { tell() }' "${all[@]}"
}

nothing_left_open() {
    local words='TO''DO|FIX''ME|X''XX|HA''CK'
    [ ${#all[@]} -eq 0 ] || grep -nHwE "$words" "${all[@]}" "${prose[@]}" /dev/null |
        sed 's/^\([^:]*:[0-9]*\):.*/\1: left open; do it, or say in words what is missing/' || true
}

file_names() {
    printf '%s\n' "${all[@]}" |
        grep -iE '(^|[/_.-])(utils?|common|helpers?|managers?|misc)([_.-][^/]*)?$' |
        sed 's/$/:1: a name that says nothing; name the file after what it is for/' || true
}

opening_comments() {
    local file first
    for file in "${code[@]}"; do
        read -r first <"$file" || true
        [[ $first =~ ^(//|/\*|\#)\ ?[^[:space:]]{1,}\ .{8,} ]] ||
            echo "$file:1: must open with a comment that says what the file is for"
    done
}

one_version() {
    [ -f CITATION.cff ] && [ -f CMakeLists.txt ] || return 0
    local built cited
    built=$(sed -n 's/^project(heed VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
    cited=$(sed -n 's/^version: *//p' CITATION.cff)
    [ "$built" = "$cited" ] || echo "CITATION.cff:1: says version $cited; CMakeLists.txt says $built"
}

breaches=$(who_includes_whom; names_in_one_place; sizes; nothing_left_open; file_names
           opening_comments; one_version)
if [ -n "$breaches" ]; then
    printf '%s\n' "$breaches"
    echo "house: $(wc -l <<<"$breaches") breach(es) of the house rules (CONTRIBUTING.md says why)"
    exit 1
fi
echo "house: ${#code[@]} C++ files, ${#all[@]} files in all, nothing to mend"
