#include "asyncdemo/terminal/exit_code.hpp"

namespace asyncdemo {

exit_code worse(exit_code a, exit_code b) {
    // A machine that did not let a side run says more than a claim that failed.
    const auto rank = [](exit_code c) {
        switch (c) {
            case exit_code::ok:
                return 0;
            case exit_code::inconclusive:
                return 1;
            case exit_code::claim_failed:
                return 2;
            case exit_code::usage:
                return 3;
            case exit_code::environment:
                return 4;
            case exit_code::hung_up:
            case exit_code::interrupted:
            case exit_code::terminated:
                return 5;
        }
        return 5;
    };
    return rank(a) >= rank(b) ? a : b;
}

}  // namespace asyncdemo
