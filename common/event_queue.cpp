// SPDX-License-Identifier: Apache-2.0
#include "common/event_queue.hpp"

namespace hypscope {

bool EventQueue::Earlier::operator()(const TimedEvent* a, const TimedEvent* b) const {
    return a->at_ != b->at_ ? a->at_ < b->at_ : a->order_ < b->order_;
}

void EventQueue::set(TimedEvent& event, Cycles at) {
    cancel(event);
    if (at == kNever) return;
    const Cycles earliest = next();
    event.at_ = at;
    event.order_ = order_++;
    pending_.insert(&event);
    if (at < earliest && hook_ != nullptr) hook_(hook_context_, at);
}

void EventQueue::cancel(TimedEvent& event) {
    if (event.at_ == kNever) return;
    pending_.erase(&event);
    event.at_ = kNever;
}

Cycles EventQueue::next() const { return pending_.empty() ? kNever : (*pending_.begin())->at_; }

void EventQueue::run_until(Cycles now) {
    while (next() <= now && next() != kNever) {
        TimedEvent& event = **pending_.begin();
        const Cycles at = event.at_;
        cancel(event);
        event.fire(at);
    }
}

void EventQueue::on_earlier(void (*hook)(void* context, Cycles at), void* context) {
    hook_ = hook;
    hook_context_ = context;
}

}  // namespace hypscope
