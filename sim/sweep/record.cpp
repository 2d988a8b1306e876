// Writes and reads the lines of the store: fields between commas, the checksum (CRC-32) last.
#include "sim/sweep/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/crc.hpp>
#include <charconv>

namespace heed {

namespace {

std::uint32_t checksum(std::string_view text) {
    boost::crc_32_type sum;
    sum.process_bytes(text.data(), text.size());
    return sum.checksum();
}

/// A reason on one line, without what would end a field.
std::string one_field(std::string_view text) {
    std::string field;
    for (const char c : text) field += c == '\n' || c == ',' || c == '\r' ? ' ' : c;
    while (!field.empty() && field.back() == ' ') field.pop_back();
    return field.empty() ? "unknown" : field;
}

/// Takes fields off the front of a line.
class Fields {
public:
    explicit Fields(std::string_view line) : rest_(line) {}

    std::string_view text() {
        const std::size_t comma = std::min(rest_.find(','), rest_.size());
        const std::string_view field = rest_.substr(0, comma);
        at_end_ = comma == rest_.size();
        rest_.remove_prefix(at_end_ ? comma : comma + 1);
        return field;
    }
    template <class Number>
    bool number(Number& into) {
        const std::string_view field = text();
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), into);
        return error == std::errc{} && end == field.data() + field.size();
    }
    bool at_end() const { return at_end_; }
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    bool at_end_ = false;
};

}  // namespace

std::string to_line(const TrialRecord& record) {
    fmt::memory_buffer line;
    const auto out = std::back_inserter(line);
    const Trial& trial = record.trial;
    fmt::format_to(out, "{},{},{},{},{},{:.4g}", record.failed() ? 'F' : 'R', trial.point,
                   trial.draw, trial.replicate, record.key, record.seconds);
    if (record.failed()) fmt::format_to(out, ",{}", one_field(record.failure));
    for (const double value : record.values) fmt::format_to(out, ",{}", value);
    const std::uint32_t sum = checksum({line.data(), line.size()});
    fmt::format_to(out, ",{:08x}\n", sum);
    return fmt::to_string(line);
}

std::optional<TrialRecord> from_line(std::string_view line, bool with_values) {
    if (line.size() < 12 || line[line.size() - 9] != ',') return {};
    std::uint32_t sum = 0;
    const char* end = line.data() + line.size();
    if (std::from_chars(end - 8, end, sum, 16).ptr != end) return {};
    line.remove_suffix(9);
    if (checksum(line) != sum) return {};
    TrialRecord record;
    Fields fields(line);
    const std::string_view kind = fields.text();
    if (kind != "R" && kind != "F") return {};
    const bool head = fields.number(record.trial.point) && fields.number(record.trial.draw) &&
                      fields.number(record.trial.replicate);
    record.key = fields.text();
    if (!head || !fields.number(record.seconds)) return {};
    if (kind == "F") {
        record.failure = fields.text();
        return record;
    }
    record.sum = checksum(fields.rest());
    while (with_values && !fields.at_end()) {
        double value = 0;
        if (!fields.number(value)) return {};
        record.values.push_back(value);
    }
    return record;
}

}  // namespace heed
