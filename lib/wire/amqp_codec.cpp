#include "wire/amqp_codec.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <type_traits>

#include "wire/amqp_error.hpp"
#include "wire/amqp_fields.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/amqp_limits.hpp"

namespace wire {
namespace {

constexpr std::size_t id_bytes = 4;
constexpr auto hears_cancels = "consumer_cancel_notify";

// What is decoded is copied at once, so it needs its memory for a moment only.
class moment {
public:
    moment() {
        constexpr std::size_t page_bytes = 1000;
        init_amqp_pool(&pool_, page_bytes);
    }
    moment(const moment&) = delete;
    moment& operator=(const moment&) = delete;
    ~moment() { empty_amqp_pool(&pool_); }

    amqp_pool_t* get() { return &pool_; }

private:
    amqp_pool_t pool_{};
};

std::string_view to_view(amqp_bytes_t bytes) {
    return {static_cast<const char*>(bytes.bytes), bytes.len};
}

// The type does not say so, but rabbitmq-c only reads it.
amqp_bytes_t to_bytes(std::string_view text) {
    return {text.size(), const_cast<char*>(text.data())};
}

// --- reading

const amqp_field_value_t* find(const amqp_table_t& in, std::string_view key) {
    for (int i = 0; i < in.num_entries; ++i) {
        if (to_view(in.entries[i].key) == key) return &in.entries[i].value;
    }
    return nullptr;
}

std::string_view text_in(const amqp_table_t& table, std::string_view key) {
    const amqp_field_value_t* const found = find(table, key);
    const bool is_text = found != nullptr && found->kind == AMQP_FIELD_KIND_UTF8;
    return is_text ? to_view(found->value.bytes) : std::string_view();
}

bool can(const amqp_table_t& table, std::string_view capability) {
    const amqp_field_value_t* const all = find(table, "capabilities");
    if (all == nullptr || all->kind != AMQP_FIELD_KIND_TABLE) return false;
    const amqp_field_value_t* const found = find(all->value.table, capability);
    return found != nullptr && found->kind == AMQP_FIELD_KIND_BOOLEAN && found->value.boolean != 0;
}

struct reader {
    template <class... Rest>
    void operator()(auto& ours, const auto& theirs, Rest&... rest) {
        take(ours, theirs);
        if constexpr (sizeof...(rest) > 0) (*this)(rest...);
    }

    template <class Number>
        requires std::is_arithmetic_v<Number>
    static void take(Number& ours, const auto& theirs) {
        ours = static_cast<Number>(theirs);
    }
    static void take(std::string_view& ours, const amqp_bytes_t& theirs) { ours = to_view(theirs); }
    static void take(std::string_view& first_key, const amqp_table_t& table) {
        if (table.num_entries > 0) first_key = to_view(table.entries[0].key);
    }
    static void take(amqp::peer& ours, const amqp_table_t& table) {
        ours = {text_in(table, "product"), text_in(table, "version"), can(table, hears_cancels)};
    }
};

template <class Method>
Method read_as(amqp_bytes_t encoded) {
    moment memory;
    void* decoded = nullptr;
    if (amqp_decode_method(amqp::on_wire<Method>::number, memory.get(), encoded, &decoded) < 0) {
        throw amqp_error::because(amqp_reply::syntax_error, "a method has the wrong fields");
    }
    Method m{};
    reader into;
    amqp::on_wire<Method>::pair(into, m,
                                *static_cast<typename amqp::on_wire<Method>::theirs*>(decoded));
    return m;
}

template <class... Methods>
std::optional<amqp::method> read_one_of(const std::variant<Methods...>*,
                                        amqp_method_number_t number, amqp_bytes_t encoded) {
    std::optional<amqp::method> found;
    const auto read_if = [&]<class Method>(const Method*) {
        if (amqp::on_wire<Method>::number == number) found = read_as<Method>(encoded);
        return found.has_value();
    };
    static_cast<void>((read_if(static_cast<const Methods*>(nullptr)) || ...));
    return found;
}

// "queue.declare-ok", of rabbitmq-c's "AMQP_QUEUE_DECLARE_OK_METHOD".
std::string plain_name(std::string_view name) {
    constexpr std::string_view before = "AMQP_";
    constexpr std::string_view after = "_METHOD";
    std::string plain(name.substr(before.size(), name.size() - before.size() - after.size()));
    for (char& c : plain) c = c == '_' ? '-' : static_cast<char>(std::tolower(c));
    return plain.replace(plain.find('-'), 1, ".");
}

[[noreturn]] void refuse_unknown(amqp_method_number_t number) {
    const char* const name = amqp_method_name(number);
    if (name != nullptr) {
        throw amqp_error::because(amqp_reply::not_implemented, plain_name(name));
    }
    throw amqp_error::because(amqp_reply::command_invalid, "an unknown method");
}

// --- writing

// The tables that say who we are need memory until they are encoded.
struct writer {
    template <class... Rest>
    void operator()(const auto& ours, auto& theirs, Rest&... rest) {
        put(ours, theirs);
        if constexpr (sizeof...(rest) > 0) (*this)(rest...);
    }

    template <class Number>
        requires std::is_arithmetic_v<Number>
    static void put(Number ours, auto& theirs) {
        theirs = ours;
    }
    static void put(std::string_view ours, amqp_bytes_t& theirs) { theirs = to_bytes(ours); }
    static void put(std::string_view, amqp_table_t& table) { table = amqp_empty_table; }
    void put(const amqp::peer& ours, amqp_table_t& table) {
        constexpr std::array names{"publisher_confirms", "basic.nack", hears_cancels,
                                   "authentication_failure_close"};
        std::transform(names.begin(), names.end(), capabilities.begin(), yes);
        about = {text("product", ours.product), text("version", ours.version),
                 amqp_table_entry_t{
                     to_bytes("capabilities"),
                     {AMQP_FIELD_KIND_TABLE, {.table = {names.size(), capabilities.data()}}}}};
        table = {static_cast<int>(about.size()), about.data()};
    }
    static amqp_table_entry_t text(std::string_view key, std::string_view value) {
        return {to_bytes(key), {AMQP_FIELD_KIND_UTF8, {.bytes = to_bytes(value)}}};
    }
    static amqp_table_entry_t yes(std::string_view key) {
        return {to_bytes(key), {AMQP_FIELD_KIND_BOOLEAN, {.boolean = 1}}};
    }

    std::array<amqp_table_entry_t, 4> capabilities{};
    std::array<amqp_table_entry_t, 3> about{};
};

template <class Method>
void write_as(std::string& out, std::uint16_t channel, const Method& m) {
    constexpr amqp_method_number_t number = amqp::on_wire<Method>::number;
    typename amqp::on_wire<Method>::theirs theirs{};
    writer into;
    amqp::on_wire<Method>::pair(into, m, theirs);
    std::array<char, amqp_method_bytes> payload;
    for (std::size_t i = 0; i < id_bytes; ++i) {
        payload[i] = static_cast<char>(number >> (24 - 8 * i));
    }
    const int count =
        amqp_encode_method(number, &theirs, {payload.size() - id_bytes, payload.data() + id_bytes});
    if (count < 0) throw std::invalid_argument("a text is too long for AMQP");
    write_frame(out, amqp_frame_type::method, channel,
                {payload.data(), id_bytes + static_cast<std::size_t>(count)});
}

}  // namespace

amqp::method read_method(std::string_view payload) {
    if (payload.size() < id_bytes || payload.size() > amqp_method_bytes) {
        throw amqp_error::because(amqp_reply::syntax_error, "a method is too short, or too long");
    }
    const auto number = static_cast<amqp_method_number_t>(read_number(payload.substr(0, id_bytes)));
    constexpr const amqp::method* known = nullptr;
    const auto found = read_one_of(known, number, to_bytes(payload.substr(id_bytes)));
    if (!found) refuse_unknown(number);
    return *found;
}

amqp_method_id id_of_method(std::string_view payload) noexcept {
    const auto number = read_number(payload.substr(0, id_bytes));
    return {static_cast<std::uint16_t>(number >> 16), static_cast<std::uint16_t>(number)};
}

std::string name_of_method(const amqp::method& m) {
    const auto name = []<class Method>(const Method&) {
        return plain_name(amqp_method_name(amqp::on_wire<Method>::number));
    };
    return std::visit(name, m);
}

void write_method(std::string& out, std::uint16_t channel, const amqp::method& m) {
    std::visit([&](const auto& one) { write_as(out, channel, one); }, m);
}

amqp_content_header read_content_header(std::string_view payload) {
    constexpr std::size_t fixed_bytes = 12;  // class, weight, size of the body
    moment memory;
    void* decoded = nullptr;
    if (payload.size() < fixed_bytes || payload.size() > amqp_method_bytes ||
        read_number(payload.substr(0, 2)) != AMQP_BASIC_CLASS ||
        amqp_decode_properties(AMQP_BASIC_CLASS, memory.get(),
                               to_bytes(payload.substr(fixed_bytes)), &decoded) < 0) {
        throw amqp_error::because(amqp_reply::syntax_error, "a message has wrong properties");
    }
    return {read_number(payload.substr(4, 8)), payload.substr(fixed_bytes)};
}

std::string_view lasting_properties() {
    static const std::string encoded = [] {
        amqp_basic_properties_t lasting{};
        lasting._flags = AMQP_BASIC_DELIVERY_MODE_FLAG;
        lasting.delivery_mode = AMQP_DELIVERY_PERSISTENT;
        std::array<char, 16> bytes{};
        const int count =
            amqp_encode_properties(AMQP_BASIC_CLASS, &lasting, {bytes.size(), bytes.data()});
        return std::string(bytes.data(), static_cast<std::size_t>(count));
    }();
    return encoded;
}

}  // namespace wire
