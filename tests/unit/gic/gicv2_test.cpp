#include <catch2/catch.hpp>
#include "gic/gicv2.hpp"
TEST_CASE("x"){ hypscope::gic::Gicv2 g({}); }
