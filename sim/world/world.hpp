// What changes about the people: the columns that processes write, and what happened in the step at hand.
//
// A data dictionary: one column a line: meaning [unit], and its single writer. Dates are step numbers; `never`
// stands before all steps. Copying a World copies everything but the population, which no one changes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/base/narrow.hpp"
#include "sim/world/packed.hpp"
#include "sim/world/population.hpp"

namespace heed {

using Step = std::int16_t;
inline constexpr Step never = -32768;

/// What a campaign can move in a person, each in [0, 1].
enum class Quality : std::uint8_t { knowledge, risk_belief, not_me, efficacy };
inline constexpr std::size_t quality_count = 4;

/// Who makes an offer. The order is part of the results.
enum class Asker : std::uint8_t {
    family,
    partner,
    friend_,
    agency,
    stranger_in_person,
    stranger_online,
    abductor
};
inline constexpr std::size_t asker_count = 7;  ///< the last one makes no offer: it takes

enum class Answer : std::uint8_t { refused, accepted, taken };
enum class ExitRoute : std::uint8_t { own, police, community, other };
inline constexpr std::size_t route_count = 4;
enum class Form : std::uint8_t { sexual, labour, domestic, criminality, begging, marriage };
inline constexpr std::size_t form_count = 6;
enum class RecordSource : std::uint8_t { police, hotline, organisation };
inline constexpr std::size_t source_count = 3;

inline constexpr std::uint8_t no_journey = 0xff;
inline constexpr std::uint32_t no_cell = 0xffffffffU;

/// Where someone who got out of exploitation stands with support.
enum class Care : std::uint8_t { none, waiting, supported, finished, left };

/// What one person knows and believes. These fields are read and written together, and by chance of person when word
/// spreads, so they lie together, two people to a line of the processor's cache. They read and write like floats.
struct alignas(32) Mind {
    using Levels = FixedFour<std::uint16_t, 15>;  ///< [Quality] [0, 1] in steps of 1/32768
    using Traces = FixedFour<std::int16_t, 15>;   ///< [Quality] [−1, 1) in steps of 1/32768
    using Probits = Fixed<std::int16_t, 12>;      ///< [−8, 8) in steps of 1/4096

    Levels base;                 ///< where each quality rests                   awareness (begin)
    Traces fast;                 ///< learned, fading fast, at learned_at                awareness
    Traces slow;                 ///< learned, fading slowly, at learned_at              awareness
    ShortFloat certainty;        ///< precision gained on the risk belief, at learned_at
                                 ///< [observations]                                 awareness
    Probits latent;              ///< the person's own standard normal z of intention and practice
                                 ///<                                        awareness (begin)
    Step learned_at = 0;         ///< when the traces were last brought up to date   awareness
    std::uint8_t practises = 0;  ///< is seen to check offers before answering: 0 or 1  awareness
    bool norm_moved = false;     ///< more or fewer contacts practise than before       awareness
};
static_assert(sizeof(Mind) == 32);

/// Knowledge, risk belief, not-me and efficacy as floats.
using QualityValues = std::array<float, quality_count>;

/// A person's household members and close ties, counted.                              writer: awareness
struct Contacts {
    static constexpr std::uint32_t most = 1023;
    std::uint32_t all : 10 = 0;                ///< who are old enough to be examples
    std::uint32_t practising : 10 = 0;         ///< who check offers
    std::uint32_t practising_before : 10 = 0;  ///< the same at the start
};
static_assert(sizeof(Contacts) == 4);

/// What one person has had of one campaign.
struct Contact {
    float fatigue = 0;            ///< exposures that still weary, at last_exposed
    std::uint16_t exposures = 0;  ///< so far
    Step last_exposed = never;
};

/// Someone who is covered from a later step on.
struct Joining {
    Step step;
    std::uint32_t place;  ///< in the audience
    float habit;
    float waits;  ///< broadcast: until the first exposure, as in Audience::due
};

/// A person's first contact with a campaign.
struct FirstContact {
    Step step;
    Person person;
};

/// The people whom a campaign reaches at all, in rising order of person.             writer of all: campaigns
struct Audience {
    PackedRising person;
    std::vector<float>
        habit;               ///< contact propensity on this channel, mean 1 over the target group;
                             ///< empty where it is 1 for all
    std::vector<float> due;  ///< broadcast: the next exposure comes when this much has `passed`
    double passed = 0;       ///< broadcast: exposures so far of a person of habit 1, on average
    std::vector<Contact> contact;
    std::vector<std::uint16_t> missed;  ///< broadcast: exposures missed by being away, so far
    std::vector<std::uint32_t> turn;    ///< sessions: when it is this person's turn, counted from 0
    std::vector<Step> holds_until;  ///< until when what it gives is held; never: not   provisions
    std::uint32_t began = 0;        ///< sessions: whose turn it was when the round began
    std::uint32_t served = 0;       ///< sessions: how many people the round has served
    std::uint32_t target_size = 0;  ///< people who match the target rule
    std::uint32_t queue = 0;        ///< sessions: people in turn in this round
    std::vector<Joining> joining;   ///< who is covered later, in falling order of time
    std::vector<FirstContact> met;  ///< in order of time, where another campaign follows on it
    std::vector<std::uint32_t> counted;  ///< [step] of what it waits for, until it begins
    Step began_at = never;               ///< when what was counted set it off
    Step ended_at = never;               ///< when the budget could pay for no more
    double spent = 0;                    ///< money so far
    double reached = 0;                  ///< people reached at least once

    float habit_of(std::size_t place) const { return habit.empty() ? 1.0F : habit[place]; }
    /// Where this person stands; `person.size()` if the campaign does not reach them.
    std::size_t place_of(Person one) const;
};

/// A way out that was found, and whether recruitment followed.                           writer: aftercare
struct Followed {
    Person person;
    Step out;            ///< of exploitation
    Step again = never;  ///< recruited again, for the first time after that
};

/// Someone who got out of exploitation, as they stand since the last time.                  writer: aftercare
struct Survivor {
    Person person;
    std::uint32_t last;  ///< place of the last way out in World::followed
    float exposure = 1;  ///< without the raise; writer: vulnerability, through World::set_exposure
    float risk = 1;      ///< by which exposure is raised by now
    float need = 0;      ///< that stands on the person's need by now [probits]
    Care care = Care::none;
};

/// Where people are: at home, on a journey, or in exploitation.
enum class Whereabouts : std::uint8_t { home, journey, exploited };

/// What is asked of many people in a step, in a byte.
struct Presence {
    Whereabouts where : 6 = Whereabouts::home;  ///< by now                 offers, exploitation
    bool met : 1 = false;                       ///< has been exposed to a campaign     campaigns
    bool knows_harm : 1 = false;  ///< learned from someone close who came out of exploitation
                                  ///<                                               awareness
};
static_assert(sizeof(Presence) == 1);

/// Someone who tells others.                                                              writer: telling
struct Teller {
    Person person;
    Step until;           ///< last step of telling others
    std::uint16_t topic;  ///< campaign told about
};

/// The journey of someone who is away.
struct Travel {
    Person person;
    Step went_at;               ///<                                                    offers
    Step exploited_at = never;  ///< start of exploitation                        exploitation
    std::uint8_t journey;       ///<                                                    offers
    Form form = Form::sexual;   ///< of the exploitation, if any                  exploitation

    bool exploited() const { return exploited_at != never; }
};

// What happened in this step, for the processes that come after and for those who look.

struct Delivery {  ///< writer: campaigns
    Person person;
    std::uint16_t campaign;
    std::uint16_t exposures;
    float dose;         ///< sum of attention over the exposures, after wear-out
    bool first;         ///< the person's first contact with this campaign
    bool first_of_all;  ///< and with any campaign
};
struct Hearing {  ///< writer: telling
    Person listener, teller;
    std::uint16_t campaign;
    float dose;         ///< share of the message that gets across × trust in the teller
    bool first;         ///< the listener had not met this message before
    bool first_of_all;  ///< nor that of any other campaign
};
struct Offer {  ///< writer: offers
    Person person;
    Person decider;        ///< who answered: the person, or the carer of a child
    std::uint32_t number;  ///< which offer to the person, counted from 0: keys what follows from it
    Asker asker;
    std::uint8_t journey;
    Answer answer;
    bool deceptive;
    bool checked;
    bool by_carer;                 ///< someone else decided
    std::uint32_t cell = no_cell;  ///< of recruiters' effort from which it came
    double chance = 0;             ///< with which it was accepted
};
struct Departure {  ///< writer: offers
    Person person;
    std::uint32_t number;  ///< of the offer
    Asker asker;
    std::uint8_t journey;
    bool deceptive;
};
struct Entry {  ///< writer: exploitation
    Person person;
    Asker asker;
    std::uint8_t journey;
    Form form;
};
struct Exit {  ///< writer: exploitation
    Person person;
    ExitRoute route;
    Form form;
    Step since;
};
struct Record {  ///< writer: reporting
    Person person;
    RecordSource source;
    bool of_exploitation;  ///< a case; otherwise a call or report about an offer
};
struct RecordedCase {  ///< writer: reporting
    Step step;
    Person person;
};
inline constexpr std::uint16_t no_campaign = 0xffff;
struct Spending {            ///< writer: campaigns, aftercare
    std::uint16_t campaign;  ///< no_campaign: on support
    double amount;           ///< money
};
struct FollowUp {  ///< the end of so many years after a way out; writer: aftercare
    Person person;
    std::uint8_t years;
    bool recruited_again;
};
struct SupportStart {  ///< writer: aftercare
    Person person;
    double waited;  ///< since the way out [years]
};
struct SupportEnd {  ///< writer: aftercare
    Person person;
    bool finished;  ///< otherwise the person left before
};

struct Happenings {
    std::vector<Delivery> deliveries;
    std::vector<Hearing> hearings;
    std::vector<Person> newly_aware;  ///< met a campaign's message for the first time    telling
    std::vector<Offer> offers;
    std::vector<Departure> departures;
    std::vector<Entry> entries;
    std::vector<Exit> exits;
    std::vector<Person> returns;  ///< from journeys without exploitation     writer: exploitation
    std::vector<Person>
        birthdays;  ///< a year older as of this step           writer: vulnerability
    std::vector<Record> records;
    std::vector<Spending> spending;
    std::vector<FollowUp> follow_ups;
    std::vector<SupportStart> support_starts;
    std::vector<SupportEnd> support_ends;

    void clear();
};

/// Offers a year to people of one class, at exposure 1 and out of season.
struct OfferRates {
    std::array<float, asker_count> by{};
    double total = 0;
};

/// What recruiters' effort in one cell met with.
struct CellCount {
    double made = 0;      ///< deceptive offers that were answered
    double accepted = 0;  ///< sum of the chances with which they were accepted
    double reported = 0;  ///< sum of the chances with which they were reported
};

/// Recruiting groups: their effort by cell (place × target group × asker), and the demand that draws it, by journey.
/// All empty where recruiters do not adapt and no journey has vacancies.
struct Recruiting {
    std::vector<double> effort;           ///< [cell] share of all effort; sums to one   recruiters
    std::vector<double> effort_at_start;  ///< [cell]                            recruiters (begin)
    std::vector<CellCount> expected;    ///< [cell] at the start, for one offer  recruiters (begin)
    std::vector<CellCount> so_far;      ///< [cell] made, accepted: offers; reported: reporting
    std::vector<CellCount> seen;        ///< [cell] so_far at the last review            recruiters
    std::vector<CellCount> remembered;  ///< [cell] discounted sums of what was seen     recruiters
    std::vector<double> risk;           ///< [cell] relative to the start                recruiters
    std::vector<double> pull;           ///< [journey] times as much effort as at the start  demand
    std::vector<std::int64_t> filled;   ///< [journey] people in exploitation now   exploitation

    /// Times as many deceptive offers from this cell as at the start.
    double factor(std::uint32_t cell) const {
        if (cell == no_cell || !(effort_at_start[cell] > 0)) return 1;
        return effort[cell] / effort_at_start[cell];
    }
    double pull_of(std::size_t journey) const { return pull.empty() ? 1 : pull[journey]; }
};

struct World {
    explicit World(std::shared_ptr<const Population> population);

    std::shared_ptr<const Population> people;

    // who they are by now; aftercare (exposure, need) and provisions (need) add to them and take back what they added
    std::vector<std::uint8_t> age;  ///< whole years                                 vulnerability
    std::vector<float> exposure;    ///< exp(η) over its mean: relative rate of being asked
                                    ///<                                             vulnerability
    double mean_exposure = 1;       ///< of exp(η) at the start              vulnerability (begin)
    std::vector<float> need;        ///< ν: cost of declining [probits]              vulnerability

    // what they know, believe and can do
    std::vector<Mind> minds;          ///< see there
    std::vector<std::uint8_t> heard;  ///< bit per campaign: met its message              telling
    std::vector<std::uint32_t> heard_more;  ///< the same for campaigns from the eighth on, if any
                                            ///<                                           telling
    std::vector<Contacts> contacts;         ///< see there
    std::vector<Person> to_review;  ///< a contact changed practice: look again next step  awareness

    // who passes it on
    std::vector<float> tell_clock;  ///< hazard left until the person begins, Exp(1), above 0; its
                                    ///< negative while they tell                      telling
    std::vector<Teller> tellers;    ///< in the last step, and who began, in rising order  telling

    // offers and journeys
    std::vector<float> offer_due;            ///< the next offer comes when this much has passed
                                             ///<                                      offers
    std::vector<std::uint16_t> offer_count;  ///< offers so far                               offers
    std::vector<std::uint16_t> offer_class;  ///< people of a class are asked alike        offers
    std::vector<double> offers_passed;       ///< [class] offers so far at exposure 1, on average
                                             ///<                                      offers
    std::vector<OfferRates> offer_rates;     ///< [class] in this step                     offers
    std::vector<Presence> presence;          ///< see there
    std::vector<Travel> travels;  ///< of those who are away, in rising order of person but for
                                  ///< those who left in this step           offers, exploitation

    std::vector<Person> came_out;     ///< of exploitation in the last step            exploitation
    std::vector<Person> came_home;    ///< from journeys in the last step              exploitation
    std::vector<Person> left;         ///< on a journey in the last step               offers
    std::vector<Person> called;       ///< a hotline in the last step                  reporting
    std::vector<RecordedCase> cases;  ///< recorded so far, in order of time           reporting

    // after exploitation: lists of the few people concerned
    std::vector<Survivor> survivors;  ///< in rising order of person                   aftercare
    std::vector<Followed> followed;   ///< every way out, in order of time             aftercare
    std::vector<Person> care_queue;   ///< waiting for support, in order of way out    aftercare
    std::vector<Person> finished_support;  ///< in the last step                       aftercare
    std::uint32_t supported = 0;  ///< people in support                           aftercare

    Recruiting recruiting;            ///< see there
    std::vector<Audience> audiences;  ///< [campaign]                                  campaigns
    Happenings now;                   ///< of the step at hand; emptied before each    see there

    Person size() const { return people->size; }
    bool away(std::size_t person) const { return presence[person].where != Whereabouts::home; }
    bool exploited(std::size_t person) const {
        return presence[person].where == Whereabouts::exploited;
    }
    void leave(Person person, std::uint8_t journey, Step step);

    /// What must pass until so much hazard has come to someone of this exposure. Exposure may be 0, and more later.
    static float offers_until(double hazard, float exposure) {
        return static_cast<float>(hazard / std::max(exposure, 1e-20F));
    }
    /// Changes exposure and leaves the hazard until the next offer as it is.
    void expose(Person person, float value);

    /// The entry of someone who got out of exploitation; null if the person never did.
    Survivor* survivor(Person person);
    /// For vulnerability: exposure as it is without what aftercare adds to it.
    void set_exposure(Person person, double value);

    /// Memory of the changing columns, in bytes (the population's own are its `bytes`).
    std::size_t bytes() const;
};

}  // namespace heed
