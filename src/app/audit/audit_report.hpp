#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/labelled_collection.hpp"
#include "explain/audit/deletion.hpp"
#include "explain/audit/leakage.hpp"
#include "explain/audit/retraining.hpp"
#include "explain/audit/stability.hpp"
#include "explain/audit/subgroups.hpp"
#include "explain/messages.hpp"
#include "model/group_importance.hpp"

namespace armonica::app {

/// What was found of a collection's models.
struct CollectionAudit {
    std::string kind, grouping;
    std::size_t tested = 0, folds = 0;
    std::string unit;                            ///< what is drawn anew together: a column, or empty for single tracks
    std::vector<audit::DeletionAudit> deletion;  ///< of groups, of features
    std::vector<audit::RetrainingAudit> retraining;  ///< the same; empty unless asked for
    GroupImportance importance;
    std::vector<std::string> group_titles;       ///< by place in `importance`
    std::optional<audit::LeakageAudit> leakage;  ///< empty where nothing tells which tracks belong together
    std::vector<audit::SubgroupAudit> subgroups;
};

/// What was found of explanations whose tracks sound a little otherwise.
struct SoundAudit {
    std::string model;
    std::vector<audit::Variant> variants;
    audit::StabilityOfFiles stability;
};

/// All that `audit` has to say, whichever form it takes.
struct AuditReport {
    std::optional<CollectionAudit> collection;
    std::optional<SoundAudit> sound;
};

/// One thing that was found.
struct Finding {
    enum class Verdict {
        holds,  ///< what an explanation says is borne out
        fails,  ///< it is not, or not for all alike
        open,   ///< chance would do as well, or it is a fact to know and no question
    };
    std::string about;  ///< "deletion", "retraining", "agreement", "leakage", "subgroups", "stability"
    Verdict verdict = Verdict::open;
    std::string words;
};

/// "holds", "fails", "open"
std::string id_of(Finding::Verdict verdict);

std::vector<Finding> findings_of(const AuditReport& report, const Messages& messages);

/// "MP3, 64 kb/s"
std::string title_of(const audit::Variant& variant, const Messages& messages);

/// "groups", "features"
std::string id_of(audit::Part part);
/// "strongest", "random", "weakest"
std::string id_of(audit::Removal removal);

/// Findings and the figures behind them, for a person, in lines of at most 80 columns.
std::string audit_text(const AuditReport& report, const Messages& messages);
/// One object for programs: docs/formats.md.
nlohmann::ordered_json audit_json(const AuditReport& report, const Messages& messages);

}  // namespace armonica::app
