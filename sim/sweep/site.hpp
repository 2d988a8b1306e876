// What a cluster wants to be told with every job: from the command line, or from a file that a site keeps for its users.
#pragma once

#include <string>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/config/node.hpp"
#include "sim/config/type.hpp"

namespace heed {

struct Site {
    std::string partition, account, qos, time, memory, task_time;
    long cpus_per_task = 1, max_running = 0, array_limit = 1000;
    std::vector<std::string> modules, options;

    static void fields(auto& self, auto&& visit) {
        visit("partition", self.partition, says("partition of the jobs").or_else("''"));
        visit("account", self.account, says("account that pays for them").or_else("''"));
        visit("qos", self.qos, says("quality of service").or_else("''"));
        visit("time", self.time,
              says("longest time of a job, as sbatch takes it, such as 02:00:00").or_else("''"));
        visit("memory", self.memory,
              says("memory of a job, as sbatch takes it, such as 4G").or_else("''"));
        visit("cpus_per_task", self.cpus_per_task,
              says("processors of a job, and threads in it").within(1, 4096).or_else("1"));
        visit("max_running", self.max_running,
              says("most jobs that run at the same time; 0: as many as there is room for")
                  .within(0, 1e6)
                  .or_else("0"));
        visit("array_limit", self.array_limit,
              says("most jobs in one array; one less than the site's MaxArraySize")
                  .within(1, 1e6)
                  .or_else("1000"));
        visit("task_time", self.task_time,
              says("how long one job should take, in seconds, minutes, hours or days")
                  .or_else("30 minutes"));
        visit("modules", self.modules, says("modules that a job loads first").optional());
        visit("options", self.options,
              says("further options of sbatch, each as --name=value").optional());
    }
};

extern template std::vector<Slot> slots_of<Site>(void*);

/// Reads a site's file ("": none) and lays `asked` over it, a mapping with the same keys. Throws BadInput with every mistake.
Site read_site(const std::string& file, const Node& asked);

/// "30 minutes" in seconds; 0 if it is no such time.
double clock_seconds(std::string_view text);

}  // namespace heed
