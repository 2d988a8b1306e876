// All parameters of the model, in the order of a step.
#pragma once

#include <optional>

#include "models/aftercare.hpp"
#include "models/awareness.hpp"
#include "models/campaign.hpp"
#include "models/channels.hpp"
#include "models/context.hpp"
#include "models/demand.hpp"
#include "models/effort.hpp"
#include "models/exploitation.hpp"
#include "models/message.hpp"
#include "models/offers.hpp"
#include "models/reporting.hpp"
#include "models/telling.hpp"
#include "models/vulnerability.hpp"

namespace heed {

struct Parameters {
    ContextParameters context;
    VulnerabilityParameters vulnerability;
    ChannelParameters channels;
    MessageParameters messages;
    TellingParameters telling;
    AwarenessParameters awareness;
    std::optional<DemandParameters> demand;
    std::optional<RecruitersParameters> recruiters;
    OffersParameters offers;
    ExploitationParameters exploitation;
    ReportingParameters reporting;
    AftercareParameters aftercare;

    static void fields(auto& self, auto&& visit) {
        visit("context", self.context,
              says("what the times bring: dated shocks, and trends over the years").optional());
        visit("vulnerability", self.vulnerability, says("who is at risk, and how much").optional());
        visit("channels", self.channels,
              says("how people come into contact with channels").optional());
        visit("messages", self.messages, says("what formats and messengers do").optional());
        visit("telling", self.telling, says("how people pass messages on").optional());
        visit("awareness", self.awareness, says("what people know, believe and do").optional());
        visit("demand", self.demand,
              says("how vacancies in exploitation draw recruiters; left out: they do not")
                  .optional());
        visit("recruiters", self.recruiters,
              says("how recruiting groups move their effort; left out: they do not").optional());
        visit("offers", self.offers, says("who makes offers, and how people answer").optional());
        visit("exploitation", self.exploitation, says("forms, duration and ways out").optional());
        visit("reporting", self.reporting, says("what is recorded of it").optional());
        visit("aftercare", self.aftercare,
              says("what follows exploitation: risk of being recruited again, and support")
                  .optional());
    }
};

}  // namespace heed
