// Tests of sim/config/document.hpp: files that extend files, and what the command line sets.
#include "sim/config/document.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/config/yaml_text.hpp"
#include "tests/config/study.hpp"

namespace {

using namespace study;
namespace fs = std::filesystem;

/// A folder for the files of one test.
class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() / ("heed-document-test-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }
    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

    struct Loaded {
        Document document;
        std::string text;
        std::string problems;
    };
    Loaded load(const std::string& name, const std::vector<std::string>& sets = {}) const {
        Problems problems;
        Loaded loaded;
        loaded.document = heed::load(*this / name, sets, type_of<Study>, problems);
        loaded.text = yaml_node(loaded.document.root);
        loaded.problems = problems.to_text();
        for (std::size_t at = 0;
             (at = loaded.problems.find(path_.string() + "/", at)) != std::string::npos;)
            loaded.problems.erase(at, path_.string().size() + 1);
        return loaded;
    }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a file is laid over what it extends, the later over the earlier") {
    const Folder folder;
    folder.write("profiles/hill.yaml",
                 "{seed: 1, title: hill, memory: {slow: 1 year, fast: 1 week}}");
    folder.write("catalogue.yaml", "{seed: 2, title: catalogue}");
    folder.write("a.yaml",
                 "extends: [profiles/hill.yaml, catalogue.yaml]\ntitle: own\nmemory.fast: null\n");
    const auto loaded = folder.load("a.yaml");
    CHECK(loaded.problems.empty());
    CHECK(loaded.text == "{seed: 2, title: own, memory: {slow: 1 year}}");
    REQUIRE(loaded.document.inputs.size() == 3);
    CHECK(loaded.document.inputs[0].path == folder / "a.yaml");
    CHECK(loaded.document.inputs[1].path == folder / "profiles/hill.yaml");
    CHECK(loaded.document.inputs[2].text == "{seed: 2, title: catalogue}");
    CHECK(to_text(loaded.document.root.find("seed")->where) ==
          (folder / "catalogue.yaml") + ":1:8");
}

TEST_CASE("paths are relative to the file that names them") {
    const Folder folder;
    folder.write("a.yaml", "extends: sub/b.yaml\n");
    folder.write("sub/b.yaml", "extends: ../c.yaml\nseed: 1\n");
    folder.write("c.yaml", "title: c\n");
    const auto loaded = folder.load("a.yaml");
    CHECK(loaded.problems.empty());
    CHECK(loaded.text == "{title: c, seed: 1}");
    CHECK(loaded.document.inputs[2].path == folder / "c.yaml");
}

TEST_CASE("where no file lies beside it, one that comes with Heed is meant") {
    const Folder folder;
    folder.write("a.yaml", "extends: profiles/dakar.yaml\n");
    CHECK(folder.load("a.yaml").document.inputs.at(1).path == "heed:profiles/dakar.yaml");
    folder.write("profiles/dakar.yaml", "title: own\n");
    const auto own = folder.load("a.yaml");
    CHECK(own.text == "{title: own}");
    CHECK(own.document.inputs.at(1).path == folder / "profiles/dakar.yaml");
    folder.write("b.yaml", "extends: profiles/no_such_place.yaml\n");
    CHECK(folder.load("b.yaml").problems.find("there is no file") != std::string::npos);
}

TEST_CASE("a file may be extended by way of several") {
    const Folder folder;
    folder.write("base.yaml", "{seed: 1}");
    folder.write("b.yaml", "{extends: base.yaml, title: b}");
    folder.write("c.yaml", "{extends: base.yaml, size: 3 people}");
    folder.write("a.yaml", "extends: [b.yaml, c.yaml]\n");
    const auto loaded = folder.load("a.yaml");
    CHECK(loaded.problems.empty());
    CHECK(loaded.text == "{seed: 1, title: b, size: 3 people}");
    CHECK(loaded.document.inputs.size() == 4);
}

TEST_CASE("a long chain of doubled references is no bomb") {
    const Folder folder;
    for (int i = 0; i < 40; ++i) {
        const std::string next = "f" + std::to_string(i + 1) + ".yaml";
        folder.write("f" + std::to_string(i) + ".yaml", "extends: [" + next + ", " + next + "]\n");
    }
    folder.write("f40.yaml", "seed: 1\n");
    CHECK(folder.load("f0.yaml").text == "{seed: 1}");
}

TEST_CASE("circles are told by name") {
    const Folder folder;
    folder.write("a.yaml", "title: a\nextends: b.yaml\n");
    folder.write("b.yaml", "extends: [c.yaml]\n");
    folder.write("c.yaml", "extends: a.yaml\n");
    folder.write("self.yaml", "extends: ./self.yaml\n");
    CHECK(folder.load("a.yaml").problems ==
          "c.yaml:1:10: files extend each other in a circle (a.yaml → b.yaml → c.yaml → a.yaml); "
          "remove one "
          "'extends'\n");
    CHECK(folder.load("self.yaml").problems ==
          "self.yaml:1:10: files extend each other in a circle (self.yaml → self.yaml); remove one "
          "'extends'\n");
}

TEST_CASE("references to nothing are told where they stand") {
    const Folder folder;
    folder.write("hill.yaml", "seed: 1\n");
    folder.write("a.yaml", "title: a\nextends: [hlil.yaml, 3: 4]\n");
    folder.write("b.yaml", "extends:\n");
    folder.write("c.yaml", "extends: {hill: 1}\n");
    folder.write("list.yaml", "[1, 2]\n");
    folder.write("d.yaml", "extends: [list.yaml]\n");
    CHECK(folder.load("a.yaml").problems ==
          "a.yaml:2:11: there is no file 'hlil.yaml'; did you mean 'hill.yaml'?\n"
          "a.yaml:2:22: extends names files, not a mapping; write for example 'extends: "
          "[profiles/hill_district.yaml]'\n");
    CHECK(folder.load("b.yaml").problems ==
          "b.yaml:1:1: extends names files, not nothing; write for example 'extends: "
          "[profiles/hill_district.yaml]'\n");
    CHECK(folder.load("c.yaml").problems ==
          "c.yaml:1:10: extends names files, not a mapping; write for example 'extends: "
          "[profiles/hill_district.yaml]'\n");
    CHECK(folder.load("d.yaml").problems ==
          "list.yaml:1:1: a scenario is a mapping (key: value), not a list\n");
    CHECK(folder.load("nope.yaml").problems ==
          "nope.yaml: there is no file 'nope.yaml'; check the path\n");
}

TEST_CASE("mistakes in all files are told at once") {
    const Folder folder;
    folder.write("b.yaml", "seed: [\n");
    folder.write("c.yaml", "{x: 1, x: 2}\n");
    folder.write("a.yaml", "extends: [b.yaml, c.yaml]\ny: 1\ny: 2\n");
    const std::string problems = folder.load("a.yaml").problems;
    CHECK(problems.find("a.yaml:3:1: the key 'y'") != std::string::npos);
    CHECK(problems.find("b.yaml:2:1: not YAML") != std::string::npos);
    CHECK(problems.find("c.yaml:1:8: the key 'x'") != std::string::npos);
}

TEST_CASE("--set changes the document, and is its own place") {
    const Folder folder;
    folder.write("a.yaml", "{title: a, corridors: [{to: x}], campaigns: {radio: {channel: sms}}}");
    const auto loaded = folder.load(
        "a.yaml", {"seed=3", "title=\"b: c\"", "corridors.0.share=60 %",
                   "campaigns.radio.coverage={share: 1 %}", "memory.slow.range=[1 week, 3 years]"});
    CHECK(loaded.problems.empty());
    CHECK(loaded.text ==
          "{title: \"b: c\", corridors: [{to: x, share: 60 %}], campaigns: {radio: {channel: sms, "
          "coverage: {share: 1 "
          "%}}}, seed: 3, memory: {slow: {range: [1 week, 3 years]}}}");
    CHECK(to_text(loaded.document.root.find("seed")->where) == "--set seed=3");
}

TEST_CASE("mistakes in --set are told with what was set") {
    const Folder folder;
    folder.write("a.yaml", "{title: a, campaigns: {radio: {channel: sms}}}");
    CHECK(folder.load("a.yaml", {"seed"}).problems ==
          "--set seed: this sets nothing; write path=value, for example --set "
          "population.size=20000\n");
    CHECK(folder.load("a.yaml", {"=3"}).problems.starts_with("--set =3: this sets nothing"));
    CHECK(folder.load("a.yaml", {"seed= "}).problems ==
          "--set seed= : there is no value after '='; write one, or null to take the key away\n");
    CHECK(folder.load("a.yaml", {"extends=b.yaml"}).problems ==
          "--set extends=b.yaml: extends works in files only; write it into the scenario\n");
    CHECK(folder.load("a.yaml", {"seed=[1"})
              .problems.starts_with("--set seed=[1: not YAML: a list opened with '['"));
    CHECK(folder.load("a.yaml", {"campaigns.radoi.live=true"}).problems ==
          "--set campaigns.radoi.live=true: campaigns has no 'radoi'; did you mean 'radio'?\n");
}
