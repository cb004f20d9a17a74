#include "aio/model/agreement.hpp"
#include "aio/model/places.hpp"

namespace {

struct one_place : test::places_model {
    one_place() : places_model(1) {}
};

}  // namespace

TEST_CASE("a lock does what the model of one place does, whatever is done to it") {
    test::for_all([](std::vector<test::place_command> commands) {
        commands.push_back({test::place_command::runs});
        test::check_agreement<one_place, test::real_places<aio::lock>>(commands);
    });
}
