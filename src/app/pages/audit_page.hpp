#pragma once

#include <nlohmann/json.hpp>

#include "app/audit/audit_report.hpp"

namespace armonica::app {

/// What was found, as a page of its own: `AuditPage` of web/src/data.ts.
nlohmann::ordered_json audit_page(const AuditReport& report, const Messages& messages);

}  // namespace armonica::app
