// A folder of results that is either there, whole, under its final name, or not there at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace heed {

/// Files are written into `NAME.partial-PID` beside the final place, made safe on the disk, and
/// moved there in one go by `commit`. Whatever fails, the partial folder is removed and
/// std::runtime_error thrown with a sentence that names the path and the reason. A folder that
/// already has the final name is never touched: that is refused at once. (A killed program can
/// leave a partial folder behind; it may be deleted.)
class ResultsFolder {
public:
    explicit ResultsFolder(std::filesystem::path final_path);
    ~ResultsFolder();
    ResultsFolder(const ResultsFolder&) = delete;
    ResultsFolder& operator=(const ResultsFolder&) = delete;

    /// Writes one file; `name` is a plain file name that was not added before.
    void add(std::string_view name, std::string_view text);

    /// Gives the folder its final name. Nothing can be added afterwards.
    void commit();

    const std::filesystem::path& path() const { return final_; }

private:
    void refuse_if_there() const;
    void discard() noexcept;
    [[noreturn]] void fail(const std::filesystem::path& path, int error);

    std::filesystem::path final_, partial_;
    bool open_ = false;  ///< the partial folder is there
};

}  // namespace heed
