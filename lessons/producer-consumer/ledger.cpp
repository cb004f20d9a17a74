#include "lessons/producer-consumer/ledger.hpp"

namespace asyncdemo::lessons::producer_consumer {

void ledger::processed(const item& i, duration taken) {
    const duration now = on_.now();
    on_.row({{"item", i.value},
             {"square", i.value * i.value},
             {"made_s", i.made},
             {"taken_s", taken},
             {"processed_s", now},
             {"age_s", now - i.made}});
    ages_.push_back(now - i.made);
    longest_wait_ = std::max(longest_wait_, taken - i.made);
}

void ledger::report() {
    on_.metric("processed", ages_.size());
    on_.metric("age_first_s", ages_.front());
    on_.metric("age_last_s", ages_.back());
    on_.metric("wait_max_s", longest_wait_);
    on_.percentiles("age", ages_);
}

}  // namespace asyncdemo::lessons::producer_consumer
