// Tests of the key reference and of the template.
#include "sim/config/describe.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/config/study.hpp"

using namespace study;

namespace {

const Key& key(const std::vector<Key>& keys, const std::string& path) {
    const auto found = std::ranges::find(keys, path, &Key::path);
    REQUIRE(found != keys.end());
    return *found;
}

/// The template with everything that is commented out put to use.
std::string uncommented(const std::string& text) {
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        const std::size_t mark = line.find_first_not_of(' ');
        const bool is_prose = line.starts_with("# A ") || line.starts_with("# Keys ");
        if (line[mark] == '#' && !is_prose) line.erase(mark, 2);
        all += line + "\n";
        at = end + 1;
    }
    return all;
}

}  // namespace

TEST_CASE("every key is described from its field") {
    const std::vector<Key> keys = describe<Study>();
    const Key& slow = key(keys, "memory.slow");
    CHECK(slow.type == "duration");
    CHECK(slow.unit == "duration");
    CHECK(slow.fallback == "9 months");
    CHECK(slow.doubt_low == "4 months");
    CHECK(slow.doubt_high == "24 months");
    CHECK(slow.source == "hill2013");
    CHECK(slow.grade == Grade::weak);
    CHECK(slow.note == "political advertising");
    CHECK(slow.uncertain);
    CHECK_FALSE(slow.required);
    const Key& share = key(keys, "campaigns.<name>.coverage.share");
    CHECK(share.required);
    CHECK(share.low == "0 %");
    CHECK(share.high == "100 %");
    CHECK(share.meaning == "share of the target that is reached");
    CHECK(key(keys, "campaigns.<name>.channel").words ==
          std::vector<std::string>{"radio", "village_meeting", "sms"});
    CHECK(key(keys, "campaigns.<name>.coverage.risk_correlation").low == "-1");
    CHECK(key(keys, "campaigns").type == "by name: mapping");
    CHECK(key(keys, "risk").type == "by name: by name: number");
    CHECK(key(keys, "surveys").type == "list: date");
    CHECK(key(keys, "extends").type == "list: text");
}

TEST_CASE("a struct inside itself is described once") {
    const std::vector<Key> keys = describe<Study>();
    CHECK(key(keys, "corridors.<number>.legs").type == "list: mapping");
    CHECK(std::ranges::count_if(
              keys, [](const Key& one) { return one.path.find("legs.") != one.path.npos; }) == 0);
}

namespace {
/// What stands below a table with numbers that may be graded.
const std::string footer =
    "\nA number with a grade may also be written as {value: …, range: [low, high], source: id, "
    "grade: weak, note: …}.\nWith a source and no grade it counts as weak, without a source as "
    "assumed (decisions of the plan: as plan).\n";
}  // namespace

TEST_CASE("the plain table holds what is asked for") {
    const std::vector<Key> keys = describe<Study>();
    CHECK(keys_text(keys, "memory") ==
          "key          wants     default   meaning\n"
          "memory       mapping   –         how people forget\n"
          "memory.slow  duration  9 months  half-life of what stays (hill2013, weak, 4 months to "
          "24 months)\n"
          "memory.fast  duration  3 weeks   half-life of what fades (assumed)\n" +
              footer);
    CHECK(keys_text(keys, "risk_cor") ==
          "key                                         wants   default  meaning\n"
          "campaigns.<name>.coverage.risk_correlation  number  0        whether those at risk are "
          "reached more; between "
          "-1 and 1\n");
    CHECK(keys_text(keys, "converage") ==
          "no key contains 'converage'; did you mean 'coverage'?\n");
    CHECK(keys_text(keys, "xyzxyzxyz") ==
          "no key contains 'xyzxyzxyz'; leave the word out to see all keys\n");
    CHECK(std::ranges::count(keys_text(keys), '\n') == static_cast<long>(keys.size()) + 4);
}

TEST_CASE("the reference has a section for each key at the top") {
    const std::string page = keys_markdown(describe<Study>());
    CHECK_THAT(page, Catch::Matchers::StartsWith(
                         "## Keys of the whole file\n\n| key | wants | default | meaning |\n"));
    for (const char* part :
         {"\n## `memory`\n\nHow people forget.\n\n| key |", "\n## `campaigns`\n\nWhat is run.\n",
          "\n| `campaigns.<name>.channel` | word | **required** | how it reaches people; one of "
          "radio, village_meeting, "
          "sms |\n",
          "| `memory.slow` | duration | `9 months` | half-life of what stays (hill2013, weak, 4 "
          "months to 24 months); "
          "political advertising |\n"})
        CHECK_THAT(page, Catch::Matchers::Contains(part));
    CHECK(page.find("\n\n\n") == std::string::npos);
    CHECK(page.ends_with("|\n"));
}

TEST_CASE("the template reads as it is, and with everything in it put to use") {
    const std::string text = make_template<Study>();
    INFO(text);
    CHECK(problems_of(text).empty());
    const std::string all = uncommented(text);
    INFO(all);
    CHECK(problems_of(all).empty());
    const Study study = read_well(all);
    CHECK(study.campaigns.size() == 1);
    CHECK(study.corridors.size() == 1);
    CHECK(study.campaigns.find("my_name")->cost.has_value());
    for (const Key& one : describe<Study>()) {
        const std::string last = one.path.substr(one.path.rfind('.') + 1);
        const bool under_a_default = one.path.starts_with("arms.");
        if (one.path != "extends" && !under_a_default)
            CHECK_THAT(all, Catch::Matchers::Contains(last + ":"));
    }
}

namespace {

struct Stop {
    std::string place;
    long nights = 0;
    static void fields(auto& self, auto&& visit) {
        visit("nights", self.nights, says("how long").or_else("1"));
        visit("place", self.place, says("where").optional());
    }
};

struct Journey {
    std::vector<Stop> stops;
    Named<Stop> homes;
    Stop last;
    std::optional<Stop> maybe;
    static void fields(auto& self, auto&& visit) {
        visit("stops", self.stops, says("on the way"));
        visit("homes", self.homes, says("where people live"));
        visit("last", self.last, says("the end"));
        visit("maybe", self.maybe, says("a detour").optional());
    }
};

}  // namespace

TEST_CASE("required mappings without required keys show one key, so that they are not empty") {
    const std::string text = make_template<Journey>();
    INFO(text);
    CHECK(problems_of<Journey>(text).empty());
    CHECK(problems_of<Journey>(uncommented(text)).empty());
    CHECK(read_well<Journey>(text).stops.size() == 1);
    CHECK_THAT(text, Catch::Matchers::Contains("stops:  # on the way (list: mapping, required)\n"
                                               "  - nights: 1  # how long (whole number)\n"
                                               "    # place: text  # where (text)\n"));
}
