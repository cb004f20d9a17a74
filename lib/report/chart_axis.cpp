#include "report/chart_axis.hpp"

#include <cmath>

namespace asyncdemo {

double chart_axis::share(double value) const {
    return scale == scale::linear ? (value - least) / (most - least)
                                  : std::log2(value / least) / std::log2(most / least);
}

double chart_axis::value_at(double share) const {
    return scale == scale::linear ? least + share * (most - least)
                                  : least * std::pow(most / least, share);
}

}  // namespace asyncdemo
