// The ways in which a message can reach people, and people's habits of contact with each.
//
// Broadcast channels (television, radio, social media, SMS, posters, hotline advert) meet people at random: each
// person has a contact propensity, Gamma distributed with mean 1 and shape `dispersion`, fixed in time; exposures in
// a step are Poisson given it. Reach after a mean of M exposures is then 1 − (k/(k + M))^k (negative binomial).
// Session channels (meetings, theatre, school, peers, returnees, orientation, kiosk; a service that gives something) serve
// people one by one, each once in a round. What is place-wide meets nobody: it changes what is around people.
#pragma once

#include <array>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"

namespace heed {

enum class Channel {
    television,
    radio,
    social_media,
    sms,
    posters,
    hotline_advert,
    school_session,
    village_meeting,
    community_theatre,
    peer_educators,
    returnee_messengers,
    film_screening,
    border_kiosk,
    pre_departure_orientation,
    service,
    place_wide
};
inline bool by_session(Channel channel) {
    return channel >= Channel::school_session && channel != Channel::place_wide;
}

/// Relative contact of a group with a channel.
struct Access {
    Rule who;
    Parameter times;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("which people; all groups that match multiply"));
        visit("times", self.times,
              says("their contact with the channel relative to others; 0 is none").within(0, 100));
    }
};

struct ChannelHabits {
    Parameter dispersion, attention;
    Named<Access> access;
};

/// A channel's key, what it is, and its default habits.
struct ChannelRow {
    std::string_view key, meaning, dispersion, attention, note = "";
};
// [Channel]
inline constexpr ChannelRow channel_rows[] = {
    {"television", "spots and series on television", "0.8", "10 %"},
    {"radio", "spots and series on the radio", "0.8", "6 %"},
    {"social_media", "advertisements and posts online", "0.5", "4 %",
     "about one in a hundred shift a belief (Athey et al. 2023)"},
    {"sms", "text messages", "2", "4 %"},
    {"posters", "posters and leaflets", "0.5", "2 %"},
    {"hotline_advert", "advertisement of a hotline", "0.5", "3 %"},
    {"school_session", "sessions at school", "1000", "80 %"},
    {"village_meeting", "village and town-hall meetings", "1000", "60 %"},
    {"community_theatre", "community theatre", "1000", "60 %"},
    {"peer_educators", "peer educators", "1000", "70 %"},
    {"returnee_messengers", "returnees who tell their story", "1000", "90 %"},
    {"film_screening", "film screenings with discussion", "1000", "80 %"},
    {"border_kiosk", "kiosks at borders and stations, for whom the campaign covers", "1000",
     "20 %"},
    {"pre_departure_orientation", "orientation before departure, for whom the campaign covers",
     "1000", "60 %"},
    {"service", "a service that people come to: cash, training, advice", "1000", "60 %"},
    {"place_wide", "", "", ""},  // meets nobody, so there are no habits
};
inline Words words(Channel) { return keys_of<channel_rows>; }

template <Channel channel>
struct ChannelOf : ChannelHabits {
    static constexpr const ChannelRow& row = channel_rows[static_cast<std::size_t>(channel)];

    static void fields(auto& self, auto&& visit) {
        visit("dispersion", self.dispersion,
              number("how even people's contact with the channel is; small is uneven", 0.05, 1000,
                     row.dispersion)
                  .from("", Grade::assumed, row.note));
        visit("attention", self.attention,
              share("dose of the message in one exposure, against a full session", row.attention)
                  .from("", Grade::assumed, row.note));
        visit("access", self.access,
              says("who has more, less or no contact with it, by name").optional());
    }
};

template <std::size_t... channel>
std::tuple<ChannelOf<static_cast<Channel>(channel)>...> habits_of(std::index_sequence<channel...>);

struct ChannelParameters {
    static constexpr std::size_t met = std::size(channel_rows) - 1;  // place-wide meets nobody
    decltype(habits_of(std::make_index_sequence<met>())) each;
    Parameter wear_out, recovery;

    static void fields(auto& self, auto&& visit) {
        std::apply(
            [&](auto&... one) { (visit(one.row.key, one, says(one.row.meaning).optional()), ...); },
            self.each);
        visit("wear_out", self.wear_out,
              share("attention to an exposure relative to the one before it", "90 %")
                  .from("schmidt2015", Grade::weak, "attitudes peak near ten exposures"));
        visit("recovery", self.recovery,
              duration("time in which weariness halves", 0.001, 100, "4 weeks")
                  .from("schmidt2015", Grade::weak, "spacing helps; the time is assumed"));
    }

    /// Of a channel that meets people.
    const ChannelHabits& habits(Channel channel) const {
        const auto list = std::apply(
            [](const auto&... one) { return std::array<const ChannelHabits*, met>{&one...}; },
            each);
        return *list[static_cast<std::size_t>(channel)];
    }
};

}  // namespace heed
