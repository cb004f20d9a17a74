// A first-in first-out list whose links live in its elements: nothing is allocated, and an element
// can leave from the middle in O(1) without knowing which list it is in.
#pragma once

namespace aio {

/// The links of an element. `Tag` tells apart the lists that one element can be in at the same
/// time.
template <class Tag>
class link {
public:
    link() noexcept = default;
    link(const link&) = delete;
    link& operator=(const link&) = delete;

    [[nodiscard]] bool is_linked() const noexcept { return next_ != this; }

    /// Leaves the list, if in one.
    void unlink() noexcept {
        prev_->next_ = next_;
        next_->prev_ = prev_;
        prev_ = next_ = this;
    }

protected:
    ~link() = default;

private:
    template <class T, class ListTag>
    friend class intrusive_list;

    link* prev_ = this;
    link* next_ = this;
};

/// Owns nothing: whoever puts an element in keeps it alive until it has left. `T` derives from
/// `link<Tag>`.
template <class T, class Tag>
class intrusive_list {
public:
    [[nodiscard]] bool empty() const noexcept { return !head_.is_linked(); }

    /// `element` must not be in a list of this tag already.
    void push_back(T& element) noexcept {
        link<Tag>& node = element;
        node.prev_ = head_.prev_;
        node.next_ = &head_;
        head_.prev_->next_ = &node;
        head_.prev_ = &node;
    }

    [[nodiscard]] T& front() noexcept { return static_cast<T&>(*head_.next_); }

    /// Calls `visit` on every element; `visit` must neither add nor remove any.
    template <class Visit>
    void for_each(Visit visit) {
        for (link<Tag>* node = head_.next_; node != &head_; node = node->next_) {
            visit(static_cast<T&>(*node));
        }
    }

private:
    struct head final : link<Tag> {};
    head head_;
};

}  // namespace aio
