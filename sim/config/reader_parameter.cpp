// Reads numbers that may be uncertain: a quantity, or a mapping with value, doubt and source.
#include <fmt/format.h>

#include "sim/config/reader.hpp"

namespace heed {

namespace {

using Shape = Distribution::Shape;

struct ShapeWords {
    std::string_view word;
    Shape shape;
    std::string_view first, second;  ///< keys of its two numbers; "" if they are a list
};
constexpr ShapeWords shapes[] = {{"uniform", Shape::uniform, "", ""},
                                 {"pert", Shape::pert, "", ""},
                                 {"normal", Shape::normal, "mean", "sd"},
                                 {"lognormal", Shape::lognormal, "median", "sd_log"},
                                 {"beta", Shape::beta, "mean", "size"}};

/// The part under a key, if it is there and not taken away.
const Node* part_of(const Node& node, std::string_view key) {
    const Node* found = node.find(key);
    return found && !found->removes() ? found : nullptr;
}

/// The grade of a value for which no source is named.
Grade without_source(const Spec& spec) {
    return spec.grade == Grade::plan ? Grade::plan : Grade::assumed;
}

}  // namespace

bool Reader::parameter(Parameter& into, const Given& given) {
    into = {};
    into.given = !in_defaults_;
    into.grade = without_source(given.spec);
    if (given.node.kind == Node::Kind::scalar) return quantity(given, into.value);
    if (given.node.kind == Node::Kind::map) return parameter_parts(into, given);
    return tell(
        given,
        fmt::format(
            " is {}; it must be a {} such as '{}', or a mapping such as {{value: {}, range: [low, "
            "high], source: id, grade: weak}}",
            shown(given.node), name(given.spec.unit), example(given.spec.unit),
            example(given.spec.unit)));
}

bool Reader::parameter_parts(Parameter& into, const Given& given) {
    if (given.node.entries.empty())
        return tell(given, " is an empty mapping; write at least {value: …}");
    if (!in_defaults_) record(given.node, given.path);
    const std::size_t before = problems_.size();
    only_keys(given, {"value", "range", "distribution", "source", "grade", "note"});
    if (!part_of(given.node, "value")) {
        fill(type_of<Parameter>, &into, given.spec, given.path);
        into.source.clear();
        into.note.clear();
        into.given = !in_defaults_;
    }
    read_value(into, given);
    if (problems_.size() == before) read_doubt(into, given);
    read_support(into, given);
    return problems_.size() == before;
}

void Reader::read_value(Parameter& into, const Given& given) {
    if (const Node* node = part_of(given.node, "value")) {
        quantity({*node, given.spec, under(given.path, "value"), node->where}, into.value);
        return;
    }
    const Node* distribution = part_of(given.node, "distribution");
    bool has_centre = false;
    for (const ShapeWords& shape : shapes)
        has_centre =
            has_centre || (distribution && !shape.first.empty() && distribution->find(shape.word));
    if (given.spec.fallback.empty() && !has_centre)
        tell(given, fmt::format(" has no value and no default; add for example 'value: {}'",
                                example(given.spec.unit)));
}

void Reader::read_doubt(Parameter& into, const Given& given) {
    const Node* range = part_of(given.node, "range");
    const Node* distribution = part_of(given.node, "distribution");
    if (!range && !distribution) return;
    if (range && distribution) {
        tell(given, " has both a range and a distribution; keep one of them");
        return;
    }
    into.doubt.reset();
    Distribution doubt;
    doubt.mode = into.value;
    const Node& node = range ? *range : *distribution;
    const Given part{node, given.spec, under(given.path, range ? "range" : "distribution"),
                     node.where};
    if (!(range ? read_range(part, doubt) : read_distribution(part, doubt))) return;

    const bool has_centre = doubt.shape != Shape::pert && doubt.shape != Shape::uniform;
    if (has_centre && !part_of(given.node, "value")) into.value = doubt.mode = doubt.a;
    if (!has_centre && !(doubt.a <= into.value && into.value <= doubt.b))
        tell(part, fmt::format(" goes from {} to {}, without the value {}; it must contain it",
                               format_quantity(doubt.a, given.spec.unit),
                               format_quantity(doubt.b, given.spec.unit),
                               format_quantity(into.value, given.spec.unit)));
    else
        into.doubt = doubt;
}

bool Reader::read_range(const Given& range, Distribution& into) {
    into.shape = Shape::pert;
    return read_pair(range, into.a, into.b);
}

bool Reader::read_pair(const Given& given, double& low, double& high) {
    const std::string_view such = example(given.spec.unit);
    if (given.node.kind != Node::Kind::list || given.node.items.size() != 2)
        return tell(
            given,
            fmt::format(
                " must be a list of two, the lowest and the highest value, each such as '{}'",
                such));
    const Node& first = given.node.items[0];
    const Node& second = given.node.items[1];
    const bool read_first = quantity({first, given.spec, under(given.path, "0"), first.where}, low);
    const bool read_second =
        quantity({second, given.spec, under(given.path, "1"), second.where}, high);
    if (!read_first || !read_second) return false;
    return low <= high ||
           tell(given, fmt::format(" goes down, from {} to {}; write the lower one first",
                                   shown(first.text), shown(second.text)));
}

bool Reader::read_distribution(const Given& given, Distribution& into) {
    const bool one = given.node.kind == Node::Kind::map && given.node.entries.size() == 1;
    if (!one)
        return tell(
            given,
            " must be a mapping with one of uniform, pert, normal, lognormal or beta, such as "
            "{uniform: [low, high]}");
    if (!only_keys(given, {"uniform", "pert", "normal", "lognormal", "beta"})) return false;
    const Node::Entry& entry = given.node.entries.front();
    const ShapeWords* words = shapes;
    while (words->word != entry.key) ++words;
    into.shape = words->shape;
    const Given inside{entry.value, given.spec, under(given.path, entry.key), entry.key_at};
    if (words->first.empty()) return read_pair(inside, into.a, into.b);
    return read_centre(inside, words->first, words->second, into);
}

bool Reader::read_centre(const Given& given, std::string_view first, std::string_view second,
                         Distribution& into) {
    const bool is_map = given.node.kind == Node::Kind::map;
    if (is_map && !only_keys(given, {std::string(first), std::string(second)})) return false;
    const Node* centre = is_map ? part_of(given.node, first) : nullptr;
    const Node* spread = is_map ? part_of(given.node, second) : nullptr;
    if (!centre || !spread)
        return tell(given, fmt::format(" must be a mapping with {} and {}", first, second));
    const bool same_unit = into.shape == Shape::normal;
    const Spec of_spread = says(second, same_unit ? given.spec.unit : Unit::number);
    const Given at_centre{*centre, given.spec, under(given.path, first), centre->where};
    const Given at_spread{*spread, of_spread, under(given.path, second), spread->where};
    const bool read_first = quantity(at_centre, into.a);
    const bool read_second = quantity(at_spread, into.b);
    if (!read_first || !read_second) return false;
    if (into.b <= 0)
        return tell(at_spread, fmt::format(" is {}; it must be above 0", shown(spread->text)));
    const bool inside = into.shape == Shape::normal ||
                        (into.a > 0 && (into.shape == Shape::lognormal || into.a < 1));
    return inside ||
           tell(at_centre,
                fmt::format(" is {}; it must lie inside the values that a {} distribution takes",
                            shown(centre->text), given.path.substr(given.path.rfind('.') + 1)));
}

void Reader::read_support(Parameter& into, const Given& given) {
    const auto inside = [&](const Node& node, std::string_view key) {
        return Given{node, given.spec, under(given.path, key), node.where};
    };
    const Node* source = part_of(given.node, "source");
    const Node* grade = part_of(given.node, "grade");
    const Node* note = part_of(given.node, "note");
    if (source) scalar(type_of<std::string>, &into.source, inside(*source, "source"));
    if (note) scalar(type_of<std::string>, &into.note, inside(*note, "note"));
    into.grade = into.source.empty() ? without_source(given.spec) : Grade::weak;
    if (grade && !scalar(type_of<Grade>, &into.grade, inside(*grade, "grade"))) return;
    if (into.grade == Grade::plan && given.spec.grade != Grade::plan) {
        tell(inside(*grade, "grade"),
             " is plan, but this is nothing that a campaign decides; write 'grade: assumed', or "
             "name a source");
        return;
    }
    if (into.source.empty() && into.grade != Grade::assumed && into.grade != Grade::plan)
        tell(inside(*grade, "grade"),
             fmt::format(" is {}, but no source is named (a value without a source is assumed); "
                         "add 'source', or write 'grade: assumed'",
                         word(into.grade)));
}

void Reader::fill_parameter(Parameter& into, const Spec& spec, const std::string& path) {
    into.given = false;
    into.source = spec.source;
    into.grade = spec.grade;
    into.note = spec.note;
    if (spec.doubt_low.empty() && spec.doubt_high.empty()) return;
    const std::string text = fmt::format("[{}, {}]", spec.doubt_low, spec.doubt_high);
    const Node range = parse_text(text, "doubt about " + path, problems_);
    Distribution doubt;
    doubt.mode = into.value;
    const Given given{range, spec, path, range.where};
    if (!read_range(given, doubt)) return;
    if (doubt.a <= into.value && into.value <= doubt.b)
        into.doubt = doubt;
    else
        tell(given,
             fmt::format(": the default {} is not within its doubt {}", spec.fallback, text));
}

}  // namespace heed
