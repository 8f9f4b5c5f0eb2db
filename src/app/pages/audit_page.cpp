#include "app/pages/audit_page.hpp"

#include "app/pages/page.hpp"

namespace armonica::app {

nlohmann::ordered_json audit_page(const AuditReport& report, const Messages& messages) {
    nlohmann::ordered_json page = page_data("audit", messages);
    page["audit"] = audit_json(report, messages);
    return page;
}

}  // namespace armonica::app
