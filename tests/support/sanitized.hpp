#pragma once

namespace armonica::test {

/// Whether the tests run under the address sanitizer, where everything takes some fifteen times as long: what is large
/// in order to be large is smaller there.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace armonica::test
