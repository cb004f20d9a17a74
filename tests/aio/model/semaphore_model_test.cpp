#include "aio/model/agreement.hpp"
#include "aio/model/places.hpp"

TEST_CASE("a semaphore does what its model does, whatever is done to it") {
    test::for_all([](std::vector<test::place_command> commands) {
        const auto places = *rc::gen::inRange<std::size_t>(1, 4);
        commands.push_back({test::place_command::runs});
        using real = test::real_places<aio::semaphore>;
        test::check_agreement<test::places_model, real>(commands, places);
    });
}
