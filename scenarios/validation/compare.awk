# Looks up one figure after the other, judges it by its rule, and writes the rows of the table.
#
# Reads comparisons.txt, then for each line of it the tables of its run under `results`. awk -f compare.awk

function trim(text) { gsub(/^ +| +$/, "", text); return text }

# The fields of one line of a CSV file; commas in quotes do not count.
function cells(line, into,    parts, k, n, whole) {
    n = split(line, parts, "\"")
    whole = ""
    for (k = 1; k <= n; ++k) {
        if (k % 2 == 0) gsub(/,/, ";", parts[k])
        whole = whole parts[k]
    }
    return split(whole, into, ",")
}

# The columns of a table by name.
function columns(header,    names, k, n) {
    delete at
    n = cells(header, names)
    for (k = 1; k <= n; ++k) at[names[k]] = k
}

# Mean, low and high of a figure that stands in effects.csv or outcomes.csv.
function look_up(file, prefix, factor,    line, cell, where) {
    split(group == "all" ? "all=all" : group, where, "=")
    found = 0
    getline line < file
    columns(line)
    while ((getline line < file) > 0) {
        cells(line, cell)
        if (cell[1] != arm || cell[at["measure"]] != measure || cell[at["dimension"]] != where[1] ||
            cell[at["level"]] != where[2] || cell[at["period"]] != period) continue
        found = 1
        mean = factor * cell[at[prefix "estimate"]]
        low = factor * cell[at[prefix "low"]]
        high = factor * cell[at[prefix "high"]]
        if (cell[at[prefix "low"]] == "") low = high = mean
    }
    close(file)
}

# Recruitments for each journey made, world by world, against the first arm; mean and the middle 95 % of worlds.
function look_up_chance(file,    line, cell, key, first, k, n, here, there, list) {
    delete per
    getline line < file
    while ((getline line < file) > 0) {
        cells(line, cell)
        if (first == "") first = cell[1]
        if (cell[4] ~ /^(recruitments|risky_journeys|safe_journeys)$/) per[cell[1], cell[4], cell[2] "-" cell[3]] = cell[5]
    }
    close(file)
    n = 0
    mean = 0
    for (key in per) {
        split(key, k, SUBSEP)
        if (k[1] != arm || k[2] != "recruitments") continue
        here = per[key] / (per[arm, "risky_journeys", k[3]] + per[arm, "safe_journeys", k[3]])
        there = per[first, "recruitments", k[3]] / \
                (per[first, "risky_journeys", k[3]] + per[first, "safe_journeys", k[3]])
        list[++n] = 100 * (here / there - 1)
        mean += list[n]
    }
    found = n > 0
    if (!found) return
    mean /= n
    sort(list, n)
    low = quantile(list, n, 0.025)
    high = quantile(list, n, 0.975)
}

function sort(list, n,    i, j, held) {
    for (i = 2; i <= n; ++i) {
        held = list[i]
        for (j = i - 1; j >= 1 && list[j] > held; --j) list[j + 1] = list[j]
        list[j + 1] = held
    }
}

function quantile(list, n, share,    place, below) {
    place = share * (n + 1)
    below = int(place)
    if (below < 1) return list[1]
    return below >= n ? list[n] : list[below] + (place - below) * (list[below + 1] - list[below])
}

function shown(value,    text) {
    text = sprintf(form == "sd" ? "%.2f" : (value < 10 && value > -10) ? "%.1f" : "%.0f", value)
    if (text ~ /^-0(\.0*)?$/) text = substr(text, 2)
    if (form != "level" && text + 0 > 0) text = "+" text
    sub(/^-/, "−", text)
    return text
}

# Pass or fail by the rule alone, and what a pass is worth.
function verdict() { return by_rule() (origin == "put in" ? " (put in)" : "") }

function by_rule(    word, figure, passed) {
    split(rule, word, " ")
    figure = word[2]
    if (word[1] == "covers") passed = low <= figure && figure <= high
    else if (word[1] == "unseen") passed = -figure < low && high < figure
    else if (word[1] == "above") passed = low > 0
    else passed = high < 0
    if (!passed) return "**fail**"
    if (word[1] == "unseen") return low <= 0 && 0 <= high ? "pass" : "pass, but not zero"
    if (word[1] == "covers" && form != "level" && figure != 0 && low <= 0 && 0 <= high)
        return "pass, says little: holds zero too"
    if (word[1] == "covers" && figure != 0 && high - low > (figure < 0 ? -figure : figure))
        return "pass, says little: wide"
    return "pass"
}

BEGIN {
    FS = "|"
    unit["relative"] = unit["chance"] = unit["level"] = " %"
    unit["points"] = " points"
    unit["sd"] = " SD"
    print "| case | asked in the study | Heed's measure | published | simulated: mean (95 % of worlds) | result |"
    print "|---|---|---|---|---|---|"
}

/^#/ || !NF { next }

{
    run = trim($3); arm = trim($4); measure = trim($5); group = trim($6); period = trim($7)
    form = trim($8); rule = trim($9); published = trim($10); origin = trim($11)
    if (form == "chance") look_up_chance(results "/" run "/runs.csv")
    else if (form == "level") look_up(results "/" run "/outcomes.csv", "", 1)
    else if (form == "relative") look_up(results "/" run "/effects.csv", "relative_", 100)
    else look_up(results "/" run "/effects.csv", "", form == "sd" ? 1 / 20 : 1)
    if (!found) {
        print "no figure for line " FNR ": " $0 > "/dev/stderr"
        exit 1
    }
    told = form == "chance" ? "recruitments per journey" : measure
    printf "| %s | %s | `%s` | %s | %s%s (%s to %s) | %s |\n", trim($1), trim($2), told, published,
        shown(mean), unit[form], shown(low), shown(high), verdict()
    ++all[origin]
    ++result[origin, verdict() ~ /^\*\*fail/ ? "fail" : verdict() ~ /little/ ? "little" : "pass"]
}

END {
    printf "\nOf %d predicted figures %d pass, %d pass with an interval that says little, and %d fail; ",
        all["predicted"], result["predicted", "pass"], result["predicted", "little"],
        result["predicted", "fail"]
    printf "of %d that were put in %d pass.\n", all["put in"], all["put in"] - result["put in", "fail"]
}
