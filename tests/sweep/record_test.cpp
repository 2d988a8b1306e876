// Lines of the store: what is written is read back to the bit, and what is torn is known.
#include "sim/sweep/record.hpp"

#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace heed;

namespace {

std::string without_end(const std::string& line) { return line.substr(0, line.size() - 1); }

const TrialRecord some_record{{12, 3, 4}, "0123456789abcdef", 0.25, "", {1.5, -0.1, 1e-300}, 0};

}  // namespace

TEST_CASE("a record is read back to the bit", "[sweep][record]") {
    rc::prop("any values", [] {
        TrialRecord record = some_record;
        record.trial = {*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::arbitrary<std::uint32_t>(),
                        *rc::gen::arbitrary<std::uint32_t>()};
        record.values = *rc::gen::arbitrary<std::vector<double>>();
        const auto back = from_line(without_end(to_line(record)), true);
        RC_ASSERT(back.has_value());
        RC_ASSERT(back->trial == record.trial);
        RC_ASSERT(back->key == record.key);
        RC_ASSERT(back->values == record.values);
        RC_ASSERT(!back->failed());
    });
    TrialRecord odd = some_record;
    odd.values = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                  -0.0};
    const auto back = from_line(without_end(to_line(odd)), true);
    REQUIRE(back);
    CHECK(std::isnan(back->values[0]));
    CHECK(std::isinf(back->values[1]));
    CHECK(std::signbit(back->values[2]));
}

TEST_CASE("no part of a line, and no line with a letter changed, is taken for a record",
          "[sweep][record]") {
    const std::string line = without_end(to_line(some_record));
    REQUIRE(from_line(line, true));
    for (std::size_t length = 0; length < line.size(); ++length)
        CHECK_FALSE(from_line(line.substr(0, length), true));
    for (std::size_t at = 0; at < line.size(); ++at) {
        std::string changed = line;
        changed[at] = changed[at] == '7' ? '8' : '7';
        CHECK_FALSE(from_line(changed, true));
    }
}

TEST_CASE("equal values have equal sums, whatever else a line says", "[sweep][record]") {
    TrialRecord slower = some_record;
    slower.seconds = 99;
    TrialRecord other = some_record;
    other.values[1] = std::nextafter(other.values[1], 0);
    const auto sum = [](const TrialRecord& record) {
        return from_line(without_end(to_line(record)), false)->sum;
    };
    CHECK(sum(slower) == sum(some_record));
    CHECK(sum(other) != sum(some_record));
}

TEST_CASE("a failure keeps its reason on one line", "[sweep][record]") {
    TrialRecord record = some_record;
    record.values.clear();
    record.failure = "no, not\nso";
    const std::string line = to_line(record);
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    const auto back = from_line(without_end(line), true);
    REQUIRE(back);
    CHECK(back->failed());
    CHECK(back->failure == "no  not so");
}
