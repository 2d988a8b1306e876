// The ways in which a message can reach people, and people's habits of contact with each.
//
// Broadcast channels (television, radio, social media, SMS, posters, hotline advert) meet people at random: each
// person has a contact propensity, Gamma distributed with mean 1 and shape `dispersion`, fixed in time; exposures in
// a step are Poisson given it. Reach after a mean of M exposures is then 1 − (k/(k + M))^k (negative binomial).
// Session channels (meetings, theatre, school, peers, returnees, orientation, kiosk; a service that gives something) serve
// people one by one, each once in a round. What is place-wide meets nobody: it changes what is around people.
#pragma once

#include <array>
#include <string>

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
inline constexpr std::size_t channel_count = 16;
inline Words words(Channel) {
    static constexpr std::string_view list[] = {"television",
                                                "radio",
                                                "social_media",
                                                "sms",
                                                "posters",
                                                "hotline_advert",
                                                "school_session",
                                                "village_meeting",
                                                "community_theatre",
                                                "peer_educators",
                                                "returnee_messengers",
                                                "film_screening",
                                                "border_kiosk",
                                                "pre_departure_orientation",
                                                "service",
                                                "place_wide"};
    return list;
}
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

/// Default words of one channel.
struct ChannelRow {
    std::string_view dispersion, attention;
    std::string_view note;
};

struct ChannelHabits {
    Parameter dispersion, attention;
    Named<Access> access;
};

template <const ChannelRow& row>
struct ChannelOf : ChannelHabits {
    static void fields(auto& self, auto&& visit) {
        visit("dispersion", self.dispersion,
              says("how even people's contact with the channel is; small is uneven")
                  .within(0.05, 1000)
                  .or_else(row.dispersion)
                  .from("", Grade::assumed, row.note));
        visit("attention", self.attention,
              says("dose of the message in one exposure, against a full session", Unit::share)
                  .or_else(row.attention)
                  .from("", Grade::assumed, row.note));
        visit("access", self.access,
              says("who has more, less or no contact with it, by name").optional());
    }
};

inline constexpr ChannelRow television_row{"0.8", "10 %", ""}, radio_row{"0.8", "6 %", ""},
    social_media_row{"0.5", "4 %", "about one in a hundred shift a belief (Athey et al. 2023)"},
    sms_row{"2", "4 %", ""}, posters_row{"0.5", "2 %", ""}, hotline_advert_row{"0.5", "3 %", ""},
    school_session_row{"1000", "80 %", ""}, village_meeting_row{"1000", "60 %", ""},
    community_theatre_row{"1000", "60 %", ""}, peer_educators_row{"1000", "70 %", ""},
    returnee_messengers_row{"1000", "90 %", ""}, film_screening_row{"1000", "80 %", ""},
    border_kiosk_row{"1000", "20 %", ""}, pre_departure_orientation_row{"1000", "60 %", ""},
    service_row{"1000", "60 %", ""};

struct ChannelParameters {
    ChannelOf<television_row> television;
    ChannelOf<radio_row> radio;
    ChannelOf<social_media_row> social_media;
    ChannelOf<sms_row> sms;
    ChannelOf<posters_row> posters;
    ChannelOf<hotline_advert_row> hotline_advert;
    ChannelOf<school_session_row> school_session;
    ChannelOf<village_meeting_row> village_meeting;
    ChannelOf<community_theatre_row> community_theatre;
    ChannelOf<peer_educators_row> peer_educators;
    ChannelOf<returnee_messengers_row> returnee_messengers;
    ChannelOf<film_screening_row> film_screening;
    ChannelOf<border_kiosk_row> border_kiosk;
    ChannelOf<pre_departure_orientation_row> pre_departure_orientation;
    ChannelOf<service_row> service;
    Parameter wear_out, recovery;

    static void fields(auto& self, auto&& visit) {
        visit("television", self.television, says("spots and series on television").optional());
        visit("radio", self.radio, says("spots and series on the radio").optional());
        visit("social_media", self.social_media,
              says("advertisements and posts online").optional());
        visit("sms", self.sms, says("text messages").optional());
        visit("posters", self.posters, says("posters and leaflets").optional());
        visit("hotline_advert", self.hotline_advert, says("advertisement of a hotline").optional());
        visit("school_session", self.school_session, says("sessions at school").optional());
        visit("village_meeting", self.village_meeting,
              says("village and town-hall meetings").optional());
        visit("community_theatre", self.community_theatre, says("community theatre").optional());
        visit("peer_educators", self.peer_educators, says("peer educators").optional());
        visit("returnee_messengers", self.returnee_messengers,
              says("returnees who tell their story").optional());
        visit("film_screening", self.film_screening,
              says("film screenings with discussion").optional());
        visit("border_kiosk", self.border_kiosk,
              says("kiosks at borders and stations, for whom the campaign covers").optional());
        visit("pre_departure_orientation", self.pre_departure_orientation,
              says("orientation before departure, for whom the campaign covers").optional());
        visit("service", self.service,
              says("a service that people come to: cash, training, advice").optional());
        visit("wear_out", self.wear_out,
              says("attention to an exposure relative to the one before it", Unit::share)
                  .or_else("90 %")
                  .from("schmidt2015", Grade::weak, "attitudes peak near ten exposures"));
        visit("recovery", self.recovery,
              says("time in which weariness halves", Unit::duration)
                  .within(0.001, 100)
                  .or_else("4 weeks")
                  .from("schmidt2015", Grade::weak, "spacing helps; the time is assumed"));
    }

    const ChannelHabits& habits(Channel channel) const;
};

}  // namespace heed
