// SPDX-License-Identifier: Apache-2.0
#include "trace/distribution.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace hypscope;
using trace::Distribution;

TEST_CASE("An empty distribution is all zeros") {
    const Distribution d;
    CHECK(d.count() == 0);
    CHECK(d.min() == 0);
    CHECK(d.max() == 0);
    CHECK(d.median() == 0);
    CHECK(d.percentile(99) == 0);
    CHECK(d.mean_hundredths() == 0);
}

TEST_CASE("One sample is its own minimum, median, percentile and maximum") {
    Distribution d;
    d.add(42);
    CHECK(d.min() == 42);
    CHECK(d.median() == 42);
    CHECK(d.percentile(99) == 42);
    CHECK(d.max() == 42);
    CHECK(d.mean_hundredths() == 4200);
}

TEST_CASE("A percentile is the nearest rank") {
    Distribution d;
    for (u64 sample = 100; sample >= 1; --sample) d.add(sample);
    CHECK(d.median() == 50);
    CHECK(d.percentile(99) == 99);
    CHECK(d.percentile(100) == 100);
    CHECK(d.percentile(1) == 1);
}

TEST_CASE("The median of an even number of samples is the lower of the two") {
    Distribution d;
    for (const u64 sample : {u64{10}, u64{20}, u64{30}, u64{40}}) d.add(sample);
    CHECK(d.median() == 20);
}

TEST_CASE("The mean is rounded to the nearest hundredth") {
    Distribution d;
    for (const u64 sample : {u64{1}, u64{1}, u64{2}}) d.add(sample);
    CHECK(d.mean_hundredths() == 133);
    d.add(3);
    CHECK(d.mean_hundredths() == 175);
}

TEST_CASE("Beyond the exact samples a percentile is at most 1/64 too low") {
    std::mt19937_64 random(1);
    Distribution d;
    std::vector<u64> all;
    for (size_t i = 0; i < 3 * Distribution::kExactSamples; ++i) {
        all.push_back(random() % 100'000);
        d.add(all.back());
    }
    std::sort(all.begin(), all.end());
    for (const unsigned percent : {1u, 10u, 50u, 90u, 99u}) {
        const u64 exact = all[(all.size() * percent + 99) / 100 - 1];
        CHECK(d.percentile(percent) <= exact);
        CHECK(d.percentile(percent) + exact / 64 + 1 >= exact);
    }
    CHECK(d.min() == all.front());
    CHECK(d.max() == all.back());
    CHECK(d.count() == all.size());
}

TEST_CASE("Spilling to the histogram keeps equal samples exact") {
    Distribution d;
    for (size_t i = 0; i < Distribution::kExactSamples + 10; ++i) d.add(1'000'003);
    CHECK(d.median() == 1'000'003);  // clamped to the minimum
    CHECK(d.percentile(99) == 1'000'003);
    CHECK(d.mean_hundredths() == 100'000'300);
}

TEST_CASE("The largest sample fits") {
    Distribution d;
    for (size_t i = 0; i < Distribution::kExactSamples; ++i) d.add(1);
    d.add(~u64{0});
    d.add(1);
    CHECK(d.max() == ~u64{0});
    CHECK(d.median() == 1);
}

TEST_CASE("Two distributions together are the distribution of all samples") {
    const auto range = [](u64 from, u64 to) {
        Distribution d;
        for (u64 sample = from; sample < to; ++sample) d.add(sample);
        return d;
    };
    const u64 end = GENERATE(100, 5000, 20000);
    const u64 middle = GENERATE_COPY(u64{0}, u64{50}, end / 2, end - 10);
    Distribution sum = range(0, middle);
    sum.add(range(middle, end));
    const Distribution whole = range(0, end);
    CHECK(sum.count() == whole.count());
    CHECK(sum.sum() == whole.sum());
    CHECK(sum.min() == whole.min());
    CHECK(sum.max() == whole.max());
    CHECK(sum.median() == whole.median());
    CHECK(sum.percentile(99) == whole.percentile(99));
}
