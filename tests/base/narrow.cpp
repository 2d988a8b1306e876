// Numbers in 16 bits.
#include "sim/base/narrow.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace heed;

TEST_CASE("a fixed number is the nearest multiple of its resolution", "[base][narrow]") {
    using Trace = Fixed<std::int16_t, 15>;
    for (const float exact : {0.0F, 0.5F, -1.0F, 0x1p-15F, -0x1p-15F, 0.999969482421875F})
        CHECK(float(Trace(exact)) == exact);
    for (int k = -9999; k < 9999; ++k) {
        const float value = static_cast<float>(k) * 1e-4F;
        const float kept = Trace(value);
        REQUIRE(std::abs(kept - value) <= Trace::resolution / 2);
        REQUIRE(float(Trace(kept)) == kept);
    }
    CHECK(float(Trace(1.5F)) == 32767 * Trace::resolution);
    CHECK(float(Trace(-1e9F)) == -1);
    using Level = Fixed<std::uint16_t, 15>;
    CHECK(float(Level(1.0F)) == 1);
    CHECK(float(Level(-0.1F)) == 0);
}

TEST_CASE("an amount keeps three digits over ten powers of ten", "[base][narrow]") {
    CHECK(float(ShortFloat()) == 0);
    CHECK(float(ShortFloat(0.0F)) == 0);
    CHECK(float(ShortFloat(1e-6F)) == 0);
    CHECK(float(ShortFloat(1e9F)) == 65504);
    for (float value = 2e-5F; value < 65000; value *= 1.003F) {
        const float kept = ShortFloat(value);
        REQUIRE(std::abs(kept / value - 1) <= 0x1p-12F);
        REQUIRE(float(ShortFloat(kept)) == kept);
    }
}

TEST_CASE("four fixed numbers are those of each", "[base][narrow]") {
    for (int k = -30000; k < 30000; k += 7) {
        const float value = static_cast<float>(k) * 0.5e-4F;
        const std::array values{value, -value, 0.0F, 0.3F * value};
        const FixedFour<std::int16_t, 15> traces = values;
        FixedFour<std::uint16_t, 15> levels;
        std::ranges::copy(values, levels.begin());
        const std::array<float, 4> of_traces = traces, of_levels = levels;
        for (std::size_t i = 0; i < 4; ++i) {
            REQUIRE(of_traces[i] == float(Fixed<std::int16_t, 15>(values[i])));
            REQUIRE(of_levels[i] == float(Fixed<std::uint16_t, 15>(values[i])));
            REQUIRE(float(traces[i]) == of_traces[i]);
        }
    }
}
