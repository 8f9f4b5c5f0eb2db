#include "app/near_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace armonica::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> names = {"emotion---sadness", "emotion---calmness", "genre---rock", "genre---pop"};

TEST(NearNames, AreThoseThatMayBeMeant) {
    EXPECT_THAT(near_names("sadness", names), ElementsAre("emotion---sadness"));
    EXPECT_THAT(near_names("Sadnes", names), ElementsAre("emotion---sadness"));
    EXPECT_THAT(near_names("emotion---sadnass", names), ElementsAre("emotion---sadness", "emotion---calmness"));
    EXPECT_THAT(near_names("rokc", names), IsEmpty());  // two letters of four: as near to much else
    EXPECT_THAT(near_names("rick", names), ElementsAre("genre---rock"));
    EXPECT_THAT(near_names("genre", names), ElementsAre("genre---rock", "genre---pop"));
    EXPECT_THAT(near_names("genre", names, 1), ElementsAre("genre---rock"));
    EXPECT_THAT(near_names("harpsichord", names), IsEmpty());
    EXPECT_THAT(near_names("", names), IsEmpty());
}

}  // namespace
}  // namespace armonica::app
