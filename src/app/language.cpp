#include "app/language.hpp"

namespace armonica::app {

Messages messages_in(const std::string& language) {
    return language.empty() || language == Messages::english().language() ? Messages::english()
                                                                          : Messages::read(language);
}

}  // namespace armonica::app
