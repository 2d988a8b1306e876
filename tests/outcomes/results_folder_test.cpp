// A results folder appears whole or not at all: also when the disk is full or writing is forbidden.
#include "sim/outcomes/results_folder.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <functional>
#include <sstream>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

namespace fs = std::filesystem;

/// An empty folder of the test's own.
class Scratch {
public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "heed_results_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    fs::path operator/(const char* name) const { return path_ / name; }
    const fs::path& path() const { return path_; }
    long entries() const { return std::distance(fs::directory_iterator(path_), {}); }

private:
    fs::path path_;
};

std::string text_of(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "";
}

/// Runs in a process of its own, whose limits and rights can be changed; returns what it says.
std::string said_by_child(const std::function<std::string()>& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const std::string said = work();
        const ssize_t written = ::write(ends[1], said.data(), said.size());
        ::_exit(written == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    char buffer[512];
    for (ssize_t count; (count = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        said.append(buffer, static_cast<std::size_t>(count));
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    return said;
}

}  // namespace

TEST_CASE("a committed folder has its final name and whole files") {
    const Scratch scratch;
    const fs::path path = scratch / "deep/er/results/";
    const std::string big(3 << 20, 'x');
    {
        ResultsFolder folder(path);
        folder.add("effects.csv", "arm,measure\n");
        folder.add("big.txt", big);
        folder.add("empty.txt", "");
        CHECK_FALSE(fs::exists(path));
        folder.commit();
    }
    CHECK(text_of(path / "effects.csv") == "arm,measure\n");
    CHECK(text_of(path / "big.txt") == big);
    CHECK(fs::file_size(path / "empty.txt") == 0);
    CHECK(std::distance(fs::directory_iterator(scratch / "deep/er"), {}) == 1);
}

TEST_CASE("without a commit nothing is left") {
    const Scratch scratch;
    {
        ResultsFolder folder(scratch / "results");
        folder.add("effects.csv", "arm,measure\n");
        CHECK(scratch.entries() == 1);
    }
    CHECK(scratch.entries() == 0);
}

TEST_CASE("results are never written over others") {
    const Scratch scratch;
    fs::create_directory(scratch / "results");
    const std::string told = error_of([&] { ResultsFolder folder(scratch / "results/"); });
    CHECK(told.find("'" + (scratch / "results").string() + "' exists already") == 0);
    CHECK_THROWS_AS(ResultsFolder(scratch / "results"), BadInput);  // another name would do
    CHECK(scratch.entries() == 1);

    ResultsFolder late(scratch / "later");
    late.add("effects.csv", "");
    std::ofstream(scratch / "later") << "someone else's";  // appears while the run goes on
    CHECK(error_of([&] { late.commit(); }).find("exists already") != std::string::npos);
    CHECK(text_of(scratch / "later") == "someone else's");
}

TEST_CASE("two runs at once, and what a killed one left, do not meet") {
    const Scratch scratch;
    ResultsFolder one(scratch / "results"), other(scratch / "results");
    one.add("effects.csv", "one");
    other.add("effects.csv", "other");
    one.commit();
    CHECK_FALSE(error_of([&] { other.commit(); }).empty());
    CHECK(text_of(scratch / "results" / "effects.csv") == "one");
}

TEST_CASE("misuse is our own mistake") {
    const Scratch scratch;
    ResultsFolder folder(scratch / "results");
    CHECK_THROWS(folder.add("", "text"));
    CHECK_THROWS(folder.add("../effects.csv", "text"));
    folder.commit();
    CHECK_THROWS(folder.add("effects.csv", "text"));
    CHECK_THROWS(folder.commit());
}

TEST_CASE("a full disk leaves nothing, and is told with path and reason") {
    const Scratch scratch;
    const std::string told = said_by_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1 << 16, 1 << 16};  // the kernel refuses larger files
        ::setrlimit(RLIMIT_FSIZE, &limit);
        return error_of([&] {
            ResultsFolder folder(scratch / "results");
            folder.add("small.csv", "fits");
            folder.add("effects.csv", std::string(1 << 20, 'x'));
            folder.commit();
        });
    });
    CHECK(told.find("'" + (scratch / "results/effects.csv").string() + "' could not be written") ==
          0);
    CHECK(told.find("File too large") != std::string::npos);
    CHECK(scratch.entries() == 0);
}

TEST_CASE("a folder in which nobody may write is told with path and reason") {
    const Scratch scratch;
    fs::create_directory(scratch / "locked");
    fs::permissions(scratch.path(),
                    fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
    fs::permissions(scratch / "locked",
                    fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec);
    const std::string told = said_by_child([&] {
        if (::getuid() == 0 && ::setuid(65534) != 0) return std::string("no other user");
        return error_of([&] { ResultsFolder folder(scratch / "locked/results"); });
    });
    INFO(told);
    CHECK(told.find("Permission denied") != std::string::npos);
    CHECK(told.find((scratch / "locked/results").string()) != std::string::npos);
    fs::permissions(scratch / "locked", fs::perms::owner_all);
    CHECK(fs::is_empty(scratch / "locked"));
}

TEST_CASE("a file where a folder should be is told with path and reason") {
    const Scratch scratch;
    std::ofstream(scratch / "file") << "text";
    const std::string told = error_of([&] { ResultsFolder folder(scratch / "file/results"); });
    CHECK(told.find("could not be written") != std::string::npos);
    CHECK(told.find("Not a directory") != std::string::npos);
}

}  // namespace heed
