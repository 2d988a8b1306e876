// Campaigns reach whom they should, as often as they should, and weary people as they should.
#include "models/campaigns.hpp"

#include <boost/math/distributions/negative_binomial.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "models/awareness.hpp"
#include "tests/models/delivered.hpp"

using namespace heed;

namespace {

Audience audience_of(World& world, const Campaign& one, std::uint64_t seed = 1) {
    deliver(world, {one}, usual(), 1, seed);
    return world.audiences[0];
}

double mean_degree(const World& world, const std::vector<Person>& of) {
    double sum = 0;
    for (Person person : of) sum += static_cast<double>(world.people->ties.close.of(person).size());
    return sum / static_cast<double>(of.size());
}

}  // namespace

TEST_CASE("reach and frequency are negative binomial", "[models][campaigns]") {
    constexpr Person n = 40000;
    struct Known {
        double exposures, evenness, reach;
    };
    const auto people = shared(alike(n));
    for (const Known& known : {Known{1, 0.5, 0.42265}, Known{3, 1, 0.75}, Known{5, 0.8, 0.79501}}) {
        ChannelParameters channels = usual();
        std::get<ChannelOf<Channel::radio>>(channels.each).dispersion = known.evenness;
        Campaign radio = campaign(Channel::radio, 10);
        radio.intensity = known.exposures / (10 * week);
        World world(people);
        deliver(world, {radio}, channels, 12);
        const Audience& audience = world.audiences[0];
        INFO(known.exposures << " exposures, evenness " << known.evenness);
        CHECK(std::abs(audience.reached / n - known.reach) < share_error(known.reach, n));
        std::vector<double> times(12, 0);
        double sum = 0;
        for (std::uint16_t exposures : exposures_of(audience)) {
            sum += exposures;
            if (exposures < times.size()) ++times[exposures];
        }
        const double m = known.exposures, k = known.evenness;
        CHECK(std::abs(sum / n - m) < 4.5 * std::sqrt((m + m * m / k) / n));
        const boost::math::negative_binomial expected(k, k / (k + m));
        for (std::size_t i = 0; i < times.size(); ++i) {
            const double share = boost::math::pdf(expected, static_cast<double>(i));
            CHECK(std::abs(times[i] / n - share) < share_error(share, n));
        }
    }
}

TEST_CASE("media habits last: one habit for each channel", "[models][campaigns]") {
    World world(shared(alike(4000)));
    Campaign first = campaign(Channel::radio, 4), second = campaign(Channel::radio, 4);
    deliver(world, {first, second, campaign(Channel::television, 4)}, usual(), 1);
    CHECK(world.audiences[0].habit == world.audiences[1].habit);
    CHECK(world.audiences[0].habit != world.audiences[2].habit);
}

TEST_CASE("without access there is no exposure", "[models][campaigns]") {
    Population mixed = alike(2000);
    for (Person person = 0; person < 2000; ++person) mixed.gender.of[person] = person % 2;
    World world(shared(mixed));
    ChannelParameters channels = usual();
    std::get<ChannelOf<Channel::radio>>(channels.each).access.entries = {
        {"men", {levels_rule("gender", {"male"}), 0.0}}};
    Campaign radio = campaign(Channel::radio, 20);
    radio.intensity = 5 / week;
    deliver(world, {radio}, channels, 20);
    double women = 0, men = 0;
    for (Person i = 0; i < 2000; ++i)
        (i % 2 ? men : women) += world.audiences[0].contact[i].exposures > 0;
    CHECK(men == 0);
    CHECK(women > 950);
}

TEST_CASE("coverage is met to the person, and larger contains smaller", "[models][campaigns]") {
    Population crowd = alike(1001);
    crowd.weight = 2.5;
    for (Person person = 0; person < 501; ++person) crowd.gender.of[person] = 1;
    const auto people = shared(crowd);
    std::vector<Person> last;
    for (const double share : {0.0, 0.1, 0.3, 0.6, 1.0}) {
        Campaign radio = campaign(Channel::radio, 4);
        radio.target = levels_rule("gender", {"male"});
        radio.coverage.share = share;
        World world(people);
        const Audience audience = audience_of(world, radio);
        CHECK(audience.target_size == 501);
        CHECK(audience.person.size() == static_cast<std::size_t>(std::llround(share * 501)));
        const std::vector<Person> persons = persons_of(audience);
        CHECK(std::ranges::includes(persons, last));
        for (Person person : persons) CHECK(person < 501);
        last = persons;
    }
    Campaign counted = campaign(Channel::radio, 4);
    counted.coverage.people = Parameter(500);  // real people, each person stands for 2.5
    World world(people);
    CHECK(audience_of(world, counted).person.size() == 200);
    CHECK(audience_of(world, counted, 2).person != audience_of(world, counted, 1).person);
}

TEST_CASE("coverage goes with risk as the copula says", "[models][campaigns]") {
    constexpr Person n = 40000;
    const auto people = shared(alike(n));
    // Of the share c with the highest latent value, the mean score of risk is ρ·φ(Φ⁻¹(c))/c.
    const double share = 0.3, density = std::exp(-0.5244005 * 0.5244005 / 2) / std::sqrt(2 * M_PI);
    for (const double rho : {-0.6, 0.0, 0.3, 0.8}) {
        World world(people);
        for (Person person = 0; person < n; ++person) {
            world.exposure[person] = 1 + static_cast<float>(person % 97);
            world.need[person] = static_cast<float>(person % 89) / 50;
        }
        Campaign radio = campaign(Channel::radio, 4);
        radio.coverage.share = share;
        radio.coverage.risk_correlation = rho;
        const std::vector<Person> covered = persons_of(audience_of(world, radio));
        std::vector<Person> everyone(n);
        std::iota(everyone.begin(), everyone.end(), 0U);
        const std::vector<double> scores = risk_scores(world, everyone);
        double sum = 0;
        std::array<double, 10> decile{};
        for (Person person : covered) {
            sum += scores[person];
            ++decile[static_cast<std::size_t>(std::erfc(-scores[person] / std::sqrt(2.0)) * 5)];
        }
        INFO("correlation " << rho);
        CHECK(std::abs(sum / (share * n) - rho * density / share) < 4.5 / std::sqrt(share * n));
        for (std::size_t d = 0; d + 1 < 10; ++d) {
            if (rho > 0) CHECK(decile[d] < decile[d + 1]);
            if (rho < 0) CHECK(decile[d] > decile[d + 1]);
            if (rho == 0)
                CHECK(std::abs(decile[d] / (n / 10) - share) < share_error(share, n / 10));
        }
    }
}

TEST_CASE("scores of risk are normal scores of its rank", "[models][campaigns]") {
    World world(shared(alike(5)));
    world.exposure = {1, 4, 2, 8, 1};
    world.need = {0, 0, 1, 0, -1};
    // log exposure + need: 0, 1.39, 1.69, 2.08, −1.
    const auto scores = risk_scores(world, {0, 1, 2, 3, 4});
    CHECK(scores[4] == Approx(-1.2815516));
    CHECK(scores[0] == Approx(-0.5244005));
    CHECK(scores[1] == Approx(0).margin(1e-12));
    CHECK(scores[2] == Approx(0.5244005));
    CHECK(scores[3] == Approx(1.2815516));
}

TEST_CASE("attention wears out with each exposure, and recovers", "[models][campaigns]") {
    World world(shared(alike(3)));
    ChannelParameters channels = usual();
    channels.wear_out = 0.9;
    channels.recovery = 4 * week;
    std::get<ChannelOf<Channel::school_session>>(channels.each).attention = 0.8;
    Campaign school = campaign(Channel::school_session, 1);
    school.fidelity = 0.5;
    school.schedule = schedule(day(2024, 1, 1), 1, 4);
    const Delivered seen = deliver(world, {school}, channels, 20);
    double weary = 0;
    for (std::size_t step = 0; step < 20; step += 4) {
        REQUIRE(seen.deliveries[step].size() == 3);
        CHECK(seen.deliveries[step][0].dose == Approx(0.4 * std::pow(0.9, weary)));
        CHECK(seen.deliveries[step][0].first == (step == 0));
        weary = (weary + 1) / 2;  // one more, half of it left at the next
    }
    World often(shared(alike(500)));
    Campaign radio = campaign(Channel::radio, 1);
    radio.intensity = 4 / week;
    std::get<ChannelOf<Channel::radio>>(channels.each).attention = 0.1;
    const Delivered heard = deliver(often, {radio}, channels, 1);
    for (const Delivery& delivery : heard.deliveries[0])
        CHECK(delivery.dose == Approx(0.1 * (1 - std::pow(0.9, delivery.exposures)) / 0.1));

    channels.wear_out = 0;  // the first exposure takes all there is
    World once(shared(alike(3)));
    const Delivered first = deliver(once, {school}, channels, 20);
    for (std::size_t step = 0; step < 20; step += 4)
        CHECK(first.deliveries[step][0].dose == (step == 0 ? Approx(0.4) : Approx(0)));
}

TEST_CASE("a burst gives the higher peak, pulses the higher level a year on",
          "[models][campaigns]") {
    const auto people = shared(alike(3000));
    // As Zielske (1959) did it: thirteen messages, one a week or one every four weeks.
    Campaign burst = campaign(Channel::sms, 13);
    burst.intensity = 1 / week;
    Campaign pulses = burst;
    pulses.schedule = schedule(day(2024, 1, 1), 1, 4, 13);
    const Memory memory(3 * week, 39 * week, week, 60);
    Lesson lesson;
    lesson.knowledge = 0.3;
    lesson.fast_share = 0.8;
    const Awareness awareness(default_parameters().awareness, {lesson}, memory);
    const auto levels = [&](const Campaign& one) {
        const Calendar calendar = weeks(53);
        const Campaigns campaigns({{&one, true}}, usual(), *people, calendar);
        const Dice dice(1, 0, 0);
        World world(people);
        awareness.begin(world, dice);
        campaigns.begin(world, dice);
        std::vector<double> gained;
        for (int step = 0; step < 53; ++step) {
            world.now.clear();
            campaigns.step(world, dice, calendar.at(step));
            awareness.step(world, dice, calendar.at(step));
            double sum = 0;
            for (Person person = 0; person < 3000; ++person)
                sum += memory.value(world, Quality::knowledge, person, static_cast<Step>(step)) -
                       Memory::base(world, Quality::knowledge, person);
            gained.push_back(sum / 3000);
        }
        return gained;
    };
    const std::vector<double> one = levels(burst), four = levels(pulses);
    const double highest = *std::max_element(one.begin(), one.end());
    CHECK(highest == one[12]);  // the last week of the burst
    CHECK(highest > 1.1 * *std::max_element(four.begin(), four.end()));
    CHECK(four.back() > 2 * one.back());
}

TEST_CASE("friends who are named have more friends, the most connected most",
          "[models][campaigns]") {
    constexpr Person n = 20000;
    Population crowd = alike(n);
    crowd.ties.close = random_graph(n, 3, 9);
    World world(shared(crowd));
    Campaign peers = campaign(Channel::peer_educators, 4);
    peers.coverage.share = 0.05;
    const double random = mean_degree(world, persons_of(audience_of(world, peers)));
    peers.coverage.seeding = Seeding::nominated_friend;
    const double named = mean_degree(world, persons_of(audience_of(world, peers)));
    peers.coverage.seeding = Seeding::most_connected;
    const std::vector<Person> hubs = persons_of(audience_of(world, peers));
    // Poisson degrees: a random person has z = 3 friends; a friend has z + 1, if there is one.
    CHECK(std::abs(random - 3) < 4.5 * std::sqrt(3.0 / 1000));
    const double expected = 4 * (1 - std::exp(-3.0));
    CHECK(std::abs(named - expected) < 4.5 * std::sqrt(4.0 / 1000));
    std::size_t fewest = 1000, most = 0;
    for (Person person = 0; person < n; ++person) {
        const std::size_t friends = crowd.ties.close.of(person).size();
        if (std::binary_search(hubs.begin(), hubs.end(), person))
            fewest = std::min(fewest, friends);
        else
            most = std::max(most, friends);
    }
    CHECK(hubs.size() == 1000);
    CHECK(fewest >= most);
}
