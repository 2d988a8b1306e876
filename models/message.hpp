// What a message says and how: formats differ only in how much of each quality they move, and how it fades.
//
// Formats: facts, narrative, testimony, fear, fear with efficacy, empowerment. Sources of the defaults are with
// each row; magnitudes of single exposures are hardly ever published, so most are assumed, and shown as such.
#pragma once

#include <vector>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"
#include "sim/world/match.hpp"

namespace heed {

enum class MessageFormat { facts, narrative, testimony, fear, fear_and_efficacy, empowerment };
inline Words words(MessageFormat) {
    static constexpr std::string_view list[] = {"facts", "narrative",         "testimony",
                                                "fear",  "fear_and_efficacy", "empowerment"};
    return list;
}

enum class Messenger { institution, media, teacher, peer, returnee, leader };
inline Words words(Messenger) {
    static constexpr std::string_view list[] = {"institution", "media",    "teacher",
                                                "peer",        "returnee", "leader"};
    return list;
}
inline constexpr std::size_t messenger_count = 6;

/// How much one full dose (a session attended with full attention) moves each quality.
struct FormatEffects {
    Parameter knowledge, risk_weight, not_me, efficacy, fast_share;
};

/// Default words of one format.
struct FormatRow {
    std::string_view knowledge, risk_weight, not_me, efficacy, fast_share, source, note;
    std::string_view about;  ///< cells for which the source speaks, weakly; the others are assumed
};

inline constexpr std::string_view assumed_size =
    "the order of formats is found, the size per dose is assumed";
inline constexpr std::string_view licence_checks =
    "uncontrolled: 72 to 86 % knew licence checks; upper bound";
inline constexpr std::string_view belief_alone =
    "risk belief moved, factual knowledge did not; sizes are assumed";
// [MessageFormat]
inline constexpr FormatRow format_rows[] = {
    {"25 %", "1", "0 %", "10 %", "80 %", "iomx2017", licence_checks, "knowledge"},
    {"30 %", "1.5", "15 %", "10 %", "60 %", "archer2018", assumed_size, "knowledge risk_weight"},
    {"10 %", "2.5", "30 %", "10 %", "50 %", "tjaden2021", belief_alone, "knowledge risk_weight"},
    {"5 %", "3", "5 %", "0 %", "75 %", "tannenbaum2015", assumed_size, "risk_weight"},
    {"15 %", "3", "5 %", "20 %", "70 %", "tannenbaum2015", assumed_size, "risk_weight"},
    {"30 %", "0.5", "5 %", "30 %", "60 %", "jones2025", assumed_size, "efficacy"},
};

template <MessageFormat format>
struct Format : FormatEffects {
    static void fields(auto& self, auto&& visit) {
        static constexpr const FormatRow& row = format_rows[static_cast<std::size_t>(format)];
        const auto cell = [](std::string_view key, Spec spec) {
            return row.about.find(key) == row.about.npos
                       ? spec
                       : spec.from(row.source, Grade::weak, row.note);
        };
        visit("knowledge", self.knowledge,
              cell("knowledge", share("share of missing knowledge gained", row.knowledge)));
        visit("risk_weight", self.risk_weight,
              cell("risk_weight",
                   number("weight of the announced risk against the own belief [observations]", 0,
                          1000, row.risk_weight)));
        visit("not_me", self.not_me,
              share("share of the not-me gap closed by a messenger who resembles the person",
                    row.not_me));
        visit("efficacy", self.efficacy,
              cell("efficacy", share("share of missing efficacy gained", row.efficacy)));
        visit("fast_share", self.fast_share,
              share("share of what is learned that fades fast", row.fast_share));
    }
};

struct Credibility {
    Parameter institution, media, teacher, peer, returnee, leader;

    static void fields(auto& self, auto&& visit) {
        visit("institution", self.institution, share("how far an institution is believed", "50 %"));
        visit("media", self.media, share("how far the media are believed", "50 %"));
        visit("teacher", self.teacher, share("how far teachers and trainers are believed", "60 %"));
        visit("peer", self.peer, share("how far peers are believed", "60 %"));
        visit("returnee", self.returnee,
              share("how far returnees are believed", "66 %")
                  .from("mam2_2023", Grade::weak,
                        "52 to 79 % trust returnees, by country; other messengers are assumed")
                  .between("52 %", "79 %"));
        visit("leader", self.leader,
              share("how far local and religious leaders are believed", "55 %"));
    }
};

struct Resemblance {
    Parameter peer, returnee;

    static void fields(auto& self, auto&& visit) {
        visit("peer", self.peer, share("how far a peer is seen as someone like oneself", "100 %"));
        visit("returnee", self.returnee,
              share("how far a returnee is seen as someone like oneself", "100 %"));
    }
};

struct MessageParameters {
    Format<MessageFormat::facts> facts;
    Format<MessageFormat::narrative> narrative;
    Format<MessageFormat::testimony> testimony;
    Format<MessageFormat::fear> fear;
    Format<MessageFormat::fear_and_efficacy> fear_and_efficacy;
    Format<MessageFormat::empowerment> empowerment;
    Credibility believed;
    Resemblance alike;

    static void fields(auto& self, auto&& visit) {
        visit("facts", self.facts, says("plain facts").optional());
        visit("narrative", self.narrative, says("a story").optional());
        visit("testimony", self.testimony, says("people tell what happened to them").optional());
        visit("fear", self.fear, says("a warning that frightens").optional());
        visit("fear_and_efficacy", self.fear_and_efficacy,
              says("a warning that also says what one can do").optional());
        visit("empowerment", self.empowerment,
              says("what one can do, and where help is").optional());
        visit("credibility", self.believed, says("how far each messenger is believed").optional());
        visit("resemblance", self.alike,
              says("how far each messenger is seen as someone like oneself").optional());
    }

    const FormatEffects& format(MessageFormat which) const;
    double credibility(Messenger who) const;
    double resemblance(Messenger who) const;
};

/// A group that understands the message less well.
struct Comprehension {
    Rule who;
    Parameter share;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("which people; the first group that matches counts"));
        visit("share", self.share,
              says("how much of the message gets through to them", Unit::share));
    }
};

/// The message of a campaign, as a scenario writes it.
struct Message {
    MessageFormat format = MessageFormat::facts;
    Messenger messenger = Messenger::institution;
    Parameter announced_risk, strength;
    Named<Comprehension> understood;

    static void fields(auto& self, auto&& visit) {
        visit("format", self.format, says("how it is told"));
        visit("messenger", self.messenger, says("who tells it").or_else("institution"));
        visit(
            "announced_risk", self.announced_risk,
            share("how likely harm is, according to the message; beliefs move towards it", "50 %"));
        visit("strength", self.strength,
              number("multiplies what the format does; 0 says nothing at all", 0, 10, "1"));
        visit(
            "understood", self.understood,
            says("groups that understand it, or believe its messenger, less, by name").optional());
    }
};

/// A message ready to be learned: effects of one full dose with the messenger's credibility in them.
struct Lesson {
    double knowledge = 0, not_me = 0, efficacy = 0;  ///< shares of what is missing, or there
    double risk_weight = 0;
    double announced_risk = 0;
    double fast_share = 0;
    std::vector<std::pair<Match, double>> understood;

    /// Whether it can move anything at all.
    bool says_something() const {
        return knowledge > 0 || risk_weight > 0 || not_me > 0 || efficacy > 0;
    }

    /// Share of the message that this person understands.
    double comprehension(Person person, int age) const;
};

Lesson lesson_of(const Message& message, const MessageParameters& parameters,
                 const Population& people);

}  // namespace heed
