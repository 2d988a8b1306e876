// The ranks of `heed-mpi`: the only file that knows MPI.
//
// Every wait sleeps between looks. MPI's own waits keep a processor busy, and rank 0 has its own trials to do on it.
#include <mpi.h>
#include <unistd.h>

#include <stdexcept>

#include "sim/sweep/ranks.hpp"

namespace heed {

namespace {

constexpr int question_tag = 1, answer_tag = 2;
constexpr unsigned microseconds_between_looks = 500;

void wait_for(MPI_Request& request) {
    int ready = 0;
    for (MPI_Test(&request, &ready, MPI_STATUS_IGNORE); !ready;
         MPI_Test(&request, &ready, MPI_STATUS_IGNORE))
        ::usleep(microseconds_between_looks);
}

/// One thread of a process speaks at a time, which may be another each time (MPI_THREAD_SERIALIZED).
class MpiRanks : public Ranks {
public:
    MpiRanks() {
        int rank = 0, count = 1;
        MPI_Comm_rank(MPI_COMM_WORLD, &rank);
        MPI_Comm_size(MPI_COMM_WORLD, &count);
        rank_ = static_cast<std::size_t>(rank);
        count_ = static_cast<std::size_t>(count);
    }
    ~MpiRanks() override { MPI_Finalize(); }
    MpiRanks(const MpiRanks&) = delete;
    MpiRanks& operator=(const MpiRanks&) = delete;

    std::size_t rank() const override { return rank_; }
    std::size_t count() const override { return count_; }

    std::string told_by_first(const std::string& text) override {
        std::string told = rank_ == 0 ? text : "";
        std::uint64_t size = told.size();
        MPI_Request request{};
        MPI_Ibcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD, &request);
        wait_for(request);
        told.resize(size);
        MPI_Ibcast(told.data(), static_cast<int>(size), MPI_CHAR, 0, MPI_COMM_WORLD, &request);
        wait_for(request);
        return told;
    }

    void meet() override {
        MPI_Request request{};
        MPI_Ibarrier(MPI_COMM_WORLD, &request);
        wait_for(request);
    }

    Message ask(const Message& question) override {
        Message answer{};
        MPI_Request request{};
        MPI_Irecv(answer.data(), length, MPI_UINT64_T, 0, answer_tag, MPI_COMM_WORLD, &request);
        MPI_Send(question.data(), length, MPI_UINT64_T, 0, question_tag, MPI_COMM_WORLD);
        wait_for(request);
        return answer;
    }

    void answer(const std::function<Message(std::size_t, const Message&)>& reply,
                const std::function<bool()>& over) override {
        while (!over()) {
            MPI_Status status{};
            int asked = 0;
            MPI_Iprobe(MPI_ANY_SOURCE, question_tag, MPI_COMM_WORLD, &asked, &status);
            if (!asked) {
                ::usleep(microseconds_between_looks);
                continue;
            }
            Message question{};
            const int who = status.MPI_SOURCE;
            MPI_Recv(question.data(), length, MPI_UINT64_T, who, question_tag, MPI_COMM_WORLD,
                     MPI_STATUS_IGNORE);
            const Message words = reply(static_cast<std::size_t>(who), question);
            MPI_Send(words.data(), length, MPI_UINT64_T, who, answer_tag, MPI_COMM_WORLD);
        }
    }

private:
    static constexpr int length = std::tuple_size_v<Message>;
    std::size_t rank_ = 0, count_ = 1;
};

}  // namespace

bool can_share_among_ranks() { return true; }

std::unique_ptr<Ranks> join_ranks() {
    int given = MPI_THREAD_SINGLE;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &given);
    auto ranks = std::make_unique<MpiRanks>();
    if (ranks->count() == 1) return nullptr;
    if (given < MPI_THREAD_SERIALIZED)
        throw std::runtime_error("this MPI was built without threads; heed-mpi needs them");
    return ranks;
}

}  // namespace heed
