// A scenario as an editor with a YAML language server sees it, judged by a JSON Schema implementation that is not ours.
#pragma once

#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "sim/config/node.hpp"

namespace heed {

/// What an editor makes of a plain scalar: the core schema of YAML 1.2.
inline nlohmann::json scalar_for_editors(const Node& node) {
    static const std::regex whole("[-+]?[0-9]+");
    static const std::regex number("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    if (node.quoted) return node.text;
    if (node.text == "true" || node.text == "false") return node.text == "true";
    if (node.text.size() < 18 && std::regex_match(node.text, whole)) return std::stoll(node.text);
    if (std::regex_match(node.text, number)) return std::stod(node.text);
    return node.text;
}

/// A document as an editor sees it, with its dotted keys spelled out.
inline nlohmann::json for_editors(const Node& node) {
    nlohmann::json made;
    switch (node.kind) {
        case Node::Kind::null: break;
        case Node::Kind::scalar: return scalar_for_editors(node);
        case Node::Kind::list:
            made = nlohmann::json::array();
            for (const Node& item : node.items) made.push_back(for_editors(item));
            break;
        case Node::Kind::map:
            made = nlohmann::json::object();
            for (const Node::Entry& entry : node.entries)
                made[entry.key] = for_editors(entry.value);
    }
    return made;
}

class Judge {
public:
    explicit Judge(const nlohmann::json& schema) {
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), schema_);
    }

    /// "" if the document is accepted; else where it first breaks which rule.
    std::string verdict(const nlohmann::json& document) const {
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        valijson::ValidationResults found;
        if (validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), &found))
            return "";
        valijson::ValidationResults::Error error;
        std::string words = "refused";
        while (found.popError(error)) {
            words += "\n";
            for (const std::string& part : error.context) words += part;
            words += ": " + error.description;
        }
        return words;
    }

private:
    valijson::Schema schema_;
};

}  // namespace heed
