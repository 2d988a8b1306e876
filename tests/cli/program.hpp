// Runs the program as a user would: a command line in a folder of its own, exit code and output back.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace heed {

struct CommandResult {
    int code = -1;
    std::string out;  ///< standard output and standard error
};

/// An empty folder that is gone at the end, with the shipped scenarios within reach.
class Workplace {
public:
    Workplace() {
        std::string name = (std::filesystem::temp_directory_path() / "heed-XXXXXX").string();
        if (!mkdtemp(name.data())) std::abort();
        folder_ = name;
        std::filesystem::create_directory_symlink(std::string(HEED_SOURCE_DIR) + "/scenarios",
                                                  folder_ / "scenarios");
    }
    ~Workplace() { std::filesystem::remove_all(folder_); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

    /// `heed` at the start of the line is the program under test.
    CommandResult run(const std::string& line) const {
        const std::string command = "cd '" + folder_.string() + "' && heed() { '" + HEED_PROGRAM +
                                    "' \"$@\"; } && " + line + " 2>&1";
        FILE* pipe = popen(command.c_str(), "r");
        CommandResult result;
        std::array<char, 4096> buffer{};
        while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
            result.out.append(buffer.data(), n);
        const int status = pclose(pipe);
        result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return result;
    }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
    }

    std::string read(const std::filesystem::path& name) const {
        std::ifstream in(folder_ / name);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }

private:
    std::filesystem::path folder_;
};

}  // namespace heed
