#include "model/out_of_fold.hpp"

#include <gtest/gtest.h>

#include "model/calibration.hpp"
#include "model/kind_fit.hpp"
#include "model/random_data.hpp"

namespace armonica {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

TEST(OutOfFold, AllSplitsHaveOneIntercept) {
    OutOfFold gathered(5, 2);
    gathered.put({0, 3}, (MatrixXd(2, 2) << 1, 2, 3, 4).finished(), Eigen::Vector2d(1.0, -1.0));
    gathered.put({1, 2}, (MatrixXd(2, 2) << 5, 6, 7, 8).finished(), Eigen::Vector2d(3.0, -2.0));
    const MatrixXd expected = (MatrixXd(5, 2) << 3, 0.5, 7, 4.5, 9, 6.5, 5, 2.5, 0, 0).finished();
    EXPECT_EQ(gathered.scores(), expected);
}

// A rare tag that a feature tells weakly, its tracks in one fold much more often than in the others, as an artist's
// are.
TEST(OutOfFold, AnUnevenTagKeepsItsSlope) {
    const Index rows = 1000;
    FitMaterial material;
    material.features = test::random_matrix(rows, 3, 77);
    material.labels.setZero(rows, 1);
    std::vector<FoldSplit> splits(4);
    for (int i = 0; i < rows; ++i) {
        const int fold = i % 4;
        const double often = fold == 0 ? -0.9 : -2.4;
        material.labels(i, 0) =
            0.35 * material.features(i, 0) + test::random_matrix(1, 1, 5000 + i)(0, 0) < often ? 1 : 0;
        for (int f = 0; f < 4; ++f) (f == fold ? splits[f].test : splits[f].train).push_back(i);
    }
    material.targets = material.labels.cast<double>();
    material.group_of_column = {0, 0, 1};
    material.groups = 2;
    material.pool_of_tag = {0};
    const std::vector<int> labels(material.labels.data(), material.labels.data() + rows);
    for (const Kind kind : {Kind::linear, Kind::additive, Kind::glass}) {
        const KindFit fit = fit_kind(kind, material, splits, {}, 1);
        EXPECT_GT(calibrate_tag({fit.held_out.data(), static_cast<std::size_t>(rows)}, labels).slope, 0.0)
            << to_string(kind);
    }
}

}  // namespace
}  // namespace armonica
