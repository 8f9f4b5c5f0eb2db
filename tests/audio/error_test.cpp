#include <gtest/gtest.h>

#include <armonica/error.hpp>
#include <string>

namespace armonica {
namespace {

TEST(Error, CodesHaveTheNamesOfTheContract) {
    EXPECT_EQ(to_string(ErrorCode::file_not_found), "file_not_found");
    EXPECT_EQ(to_string(ErrorCode::permission_denied), "permission_denied");
    EXPECT_EQ(to_string(ErrorCode::not_a_regular_file), "not_a_regular_file");
    EXPECT_EQ(to_string(ErrorCode::empty_file), "empty_file");
    EXPECT_EQ(to_string(ErrorCode::read_failed), "read_failed");
    EXPECT_EQ(to_string(ErrorCode::not_audio), "not_audio");
    EXPECT_EQ(to_string(ErrorCode::no_audio_stream), "no_audio_stream");
    EXPECT_EQ(to_string(ErrorCode::unsupported_codec), "unsupported_codec");
    EXPECT_EQ(to_string(ErrorCode::damaged_audio), "damaged_audio");
    EXPECT_EQ(to_string(ErrorCode::no_samples), "no_samples");
    EXPECT_EQ(to_string(ErrorCode::too_short), "too_short");
    EXPECT_EQ(to_string(ErrorCode::silent), "silent");
    EXPECT_EQ(to_string(ErrorCode::not_enough_features), "not_enough_features");
    EXPECT_EQ(to_string(ErrorCode::internal_error), "internal_error");
    EXPECT_EQ(to_string(WarningCode::truncated), "truncated");
    EXPECT_EQ(to_string(WarningCode::damaged_packets), "damaged_packets");
}

TEST(Error, AnUnknownCodeIsAProgrammingError) {
    EXPECT_THROW(to_string(static_cast<ErrorCode>(1000)), std::invalid_argument);
    EXPECT_THROW(to_string(static_cast<WarningCode>(1000)), std::invalid_argument);
}

TEST(Error, InputErrorNamesFileAndLine) {
    const InputError with_line("labels.csv", 7, "two columns are called \"id\"");
    EXPECT_STREQ(with_line.what(), "labels.csv:7: two columns are called \"id\"");
    EXPECT_EQ(with_line.file(), "labels.csv");
    EXPECT_EQ(with_line.line(), 7U);
    const InputError whole_file("model.json", std::nullopt, "not a model");
    EXPECT_STREQ(whole_file.what(), "model.json: not a model");
    EXPECT_FALSE(whole_file.line());
}

}  // namespace
}  // namespace armonica
