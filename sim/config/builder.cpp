// Builds the tree from yaml-cpp's events, copying aliases and refusing what would explode.
#include "sim/config/builder.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "sim/config/expand.hpp"
#include "sim/config/parser_words.hpp"
#include "sim/config/weight.hpp"

namespace heed {

namespace {

/// Thrown when nothing more can be read: the problem is already told.
struct Stop {};

class Builder : public YAML::EventHandler {
public:
    Builder(const Source& source, Problems& problems, const Limits& limits)
        : source_(source), problems_(problems), limits_(limits) {}

    Node root;

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) refuse_document(mark);
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        Node node;
        node.text = source_.word_for_nothing(byte(mark));
        node.where = node.text.empty() ? place_of_nothing(mark) : at(mark);
        add(std::move(node), anchor);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        Node node;
        node.kind = Node::Kind::scalar;
        node.text = value;
        node.quoted = tag == "!" || tag == "tag:yaml.org,2002:str";
        node.where = at(mark);
        if (tag != "?" && !node.quoted) refuse_tag(mark, tag);
        if (node.quoted && !source_.closes_quote(byte(mark)))  // yaml-cpp 0.7 says nothing
            stop(node.where,
                 "the quote that opens here is never closed; add one where the text ends");
        add(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) {
            problems_.add(
                at(mark),
                "this alias stands inside what it refers to, without end; write the value out");
            throw Stop{};
        }
        count(found->second.weight, at(mark));
        add(found->second.node, 0);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        if (tag != "?" && tag != "!" && tag != "tag:yaml.org,2002:seq") refuse_tag(mark, tag);
        open(Node::Kind::list, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        if (tag != "?" && tag != "!" && tag != "tag:yaml.org,2002:map") refuse_tag(mark, tag);
        open(Node::Kind::map, mark, anchor);
    }
    void OnMapEnd() override {
        Frame& frame = frames_.back();
        take_merged(frame);
        frame.node.entries = expand(std::move(frame.node.entries), static_cast<int>(frames_.size()),
                                    nodes_, limits_, problems_);
        count({}, frame.node.where);
        close();
    }

private:
    /// A list or mapping that is still open; for a mapping, the key that waits for its value.
    struct Frame {
        Node node;
        YAML::anchor_t anchor = 0;
        std::optional<Node> key;
        std::vector<Node::Entry> merged;  ///< under "<<": refused, but then not missed
    };
    struct Anchored {
        Node node;
        Weight weight;
    };

    Mark at(const YAML::Mark& mark) const { return source_.mark(byte(mark)); }
    static std::size_t byte(const YAML::Mark& mark) {
        return static_cast<std::size_t>(std::max(mark.pos, 0));
    }

    void open(Node::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        Frame frame;
        frame.node.kind = kind;
        frame.node.where = at(mark);
        frame.anchor = anchor;
        count({1, 0, 1}, frame.node.where);
        frames_.push_back(std::move(frame));
    }

    void close() {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        place(std::move(frame.node), frame.anchor);
    }

    void add(Node node, YAML::anchor_t anchor) {
        count({1, node.text.size(), 0}, node.where);
        place(std::move(node), anchor);
    }

    /// Puts a finished value where it belongs, and keeps a copy for aliases if it has an anchor.
    void place(Node node, YAML::anchor_t anchor) {
        if (anchor != 0) {
            const Weight weight = weigh(node);
            count({weight.nodes, weight.bytes, 0}, node.where);
            anchors_[anchor] = {node, weight};
        }
        if (frames_.empty())
            root = std::move(node);
        else if (frames_.back().node.kind == Node::Kind::list)
            frames_.back().node.items.push_back(std::move(node));
        else if (!frames_.back().key)
            frames_.back().key = std::move(node);
        else
            pair(frames_.back(), std::move(node));
    }

    void pair(Frame& frame, Node value) {
        const Node key = *std::exchange(frame.key, std::nullopt);
        const std::string wrong = why_no_key(key);
        if (wrong.empty())
            frame.node.entries.push_back({key.text, key.where, std::move(value)});
        else
            problems_.add(key.where, wrong);
        if (key.text == "<<") frame.merged = std::move(value.entries);
    }

    static void take_merged(Frame& frame) {
        for (Node::Entry& entry : frame.merged)
            if (!frame.node.find(entry.key)) frame.node.entries.push_back(std::move(entry));
    }

    void count(const Weight& more, const Mark& where) {
        nodes_ += more.nodes;
        bytes_ += more.bytes;
        if (nodes_ > limits_.nodes)
            stop(where,
                 fmt::format(
                     "this document holds more than {} values (an alias copies all that it refers "
                     "to); write less, or use 'extends'",
                     limits_.nodes));
        if (bytes_ > limits_.expanded_bytes)
            stop(where,
                 fmt::format(
                     "this document holds more than {} bytes of text once its aliases are copied; "
                     "write less",
                     limits_.expanded_bytes));
        if (static_cast<int>(frames_.size()) + more.depth > limits_.depth)
            stop(where,
                 fmt::format(
                     "lists and mappings stand inside each other more than {} deep (no scenario "
                     "needs that); check the brackets and the indentation",
                     limits_.depth));
    }

    [[noreturn]] void stop(const Mark& where, std::string sentence) {
        problems_.add(where, std::move(sentence));
        throw Stop{};
    }

    void refuse_tag(const YAML::Mark& mark, std::string_view tag) {
        constexpr std::string_view standard = "tag:yaml.org,2002:";
        const std::string word = tag.starts_with(standard)
                                     ? "!!" + std::string(tag.substr(standard.size()))
                                     : std::string(tag);
        problems_.add(at(mark),
                      fmt::format("the tag '{}' has no meaning here; remove it", shown(word)));
    }

    [[noreturn]] void refuse_document(const YAML::Mark& mark) {
        const bool marked = std::string_view(source_.text()).substr(byte(mark)).starts_with("---");
        stop(at(mark),
             marked
                 ? "a second document starts here (a file holds one); put it into a file of its own"
                 : "this does not belong to what stands before it (a file holds one mapping or "
                   "list); check the indentation and the brackets before it");
    }

    /// The parser marks a missing value where the next one stands: its own key or '-' is meant.
    Mark place_of_nothing(const YAML::Mark& mark) const {
        if (!frames_.empty() && frames_.back().key) return frames_.back().key->where;
        return source_.mark(source_.dash_before(byte(mark)));
    }

    const Source& source_;
    Problems& problems_;
    const Limits& limits_;
    std::vector<Frame> frames_;
    std::map<YAML::anchor_t, Anchored> anchors_;
    std::size_t nodes_ = 0;
    std::size_t bytes_ = 0;
    int documents_ = 0;
};

void parse(const Source& source, Builder& builder, Problems& problems) {
    std::istringstream stream(source.text());
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder))
        parser.HandleNextDocument(builder);  // refuses a second one
    else
        problems.add({source.name(), 0, 0},
                     "there is nothing in it; write at least one 'key: value'");
}

}  // namespace

Node build(const Source& source, Problems& problems, const Limits& limits) {
    Builder builder(source, problems, limits);
    try {
        parse(source, builder, problems);
    } catch (const Stop&) {
        return {};
    } catch (const YAML::Exception& error) {
        const std::size_t at = static_cast<std::size_t>(std::max(error.mark.pos, 0));
        problems.add(source.mark(at), plain_words(error.msg));
        return {};
    }
    return std::move(builder.root);
}

}  // namespace heed
