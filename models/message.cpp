// From a message as written to what a dose of it does.
#include "models/message.hpp"

#include <algorithm>

namespace heed {

const FormatEffects& MessageParameters::format(MessageFormat which) const {
    const std::array<const FormatEffects*, 6> all{&facts, &narrative,         &testimony,
                                                  &fear,  &fear_and_efficacy, &empowerment};
    return *all[static_cast<std::size_t>(which)];
}

double MessageParameters::credibility(Messenger who) const {
    const std::array<double, messenger_count> all{believed.institution, believed.media,
                                                  believed.teacher,     believed.peer,
                                                  believed.returnee,    believed.leader};
    return all[static_cast<std::size_t>(who)];
}

double MessageParameters::resemblance(Messenger who) const {
    if (who == Messenger::peer) return alike.peer;
    if (who == Messenger::returnee) return alike.returnee;
    return 0;
}

double Lesson::comprehension(Person person, int age) const {
    for (const auto& [who, share] : understood)
        if (who(person, age)) return share;
    return 1;
}

Lesson lesson_of(const Message& message, const MessageParameters& parameters,
                 const Population& people) {
    const FormatEffects& format = parameters.format(message.format);
    const double credibility = parameters.credibility(message.messenger) * message.strength;
    Lesson lesson;
    lesson.knowledge = std::min(1.0, format.knowledge * credibility);
    lesson.risk_weight = format.risk_weight * credibility;
    lesson.not_me =
        std::min(1.0, format.not_me * credibility * parameters.resemblance(message.messenger));
    lesson.efficacy = std::min(1.0, format.efficacy * credibility);
    lesson.announced_risk = message.announced_risk;
    lesson.fast_share = format.fast_share;
    for (const auto& [name, group] : message.understood)
        lesson.understood.emplace_back(Match(group.who, people), group.share);
    return lesson;
}

}  // namespace heed
