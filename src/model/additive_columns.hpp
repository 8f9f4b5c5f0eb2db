#pragma once

#include <vector>

#include <Eigen/Core>

#include "model/additive_function.hpp"
#include "model/band.hpp"

namespace armonica {

/// What a band of an additive model holds.
enum class BandKind {
    straight,  ///< each feature of a group as it is
    curved,    ///< what bends in each feature's curve
    pairs,     ///< products of two features of a group
};

struct AdditiveBand {
    BandKind kind = BandKind::straight;
    int group = 0;
};

/// Two features of one group, first < second.
struct FeaturePair {
    int first = 0, second = 0;
};

/// The columns that banded EM fits an additive model on, from rank-normal features (rows × features, NaN missing):
/// for each group one band of straight columns, one of curved ones and, where there are `pairs`, one of products.
///
/// - straight: u_j, standardised;
/// - curved: hat functions on the knots under a smoothness prior (Ω: Matérn 3/2 over the knots, see smoothness_prior),
///   with their mean and straight part over the collection taken out, so that bending is all the band can do;
/// - pairs: (u_j u_k − mean)/spread.
///
/// Where a feature is missing its columns are 0. Curved and paired columns overlap much, so each such band is turned to
/// its principal axes (which leaves its prior as it is) and only those kept that hold 99.99 % of its variance, at most
/// `most_columns(groups)`: the E-step is cubic in their number.
class AdditiveColumns {
public:
    AdditiveColumns(const Eigen::MatrixXd& ranks, const std::vector<int>& group_of_feature, int groups, bool curved,
                    const std::vector<FeaturePair>& pairs);

    const Eigen::MatrixXd& values() const { return values_; }
    const std::vector<Band>& bands() const { return bands_; }
    const std::vector<AdditiveBand>& meanings() const { return meanings_; }  ///< by band

    /// The function that weights of the columns stand for; intercept 0.
    AdditiveFunction function(const Eigen::Ref<const Eigen::VectorXd>& weights) const;

private:
    struct CurveTerm {
        int feature;
        KnotValues values;
    };
    struct ProductTerm {
        FeaturePair pair;
        double mean, spread;
    };
    struct Part {  // of a band: its terms, and how they make its columns
        std::vector<CurveTerm> curves;
        std::vector<ProductTerm> products;
        Eigen::MatrixXd axes;  // terms × columns; empty where the columns are the terms
    };

    void add_straight(const Eigen::MatrixXd& ranks, const std::vector<int>& features, int group);
    void add_curved(const Eigen::MatrixXd& ranks, const std::vector<int>& features, int group, int most);
    void add_pairs(const Eigen::MatrixXd& ranks, const std::vector<FeaturePair>& pairs, int group, int most);
    void append(Part part, const Eigen::MatrixXd& columns, AdditiveBand meaning);

    Eigen::MatrixXd values_;
    std::vector<Band> bands_;
    std::vector<AdditiveBand> meanings_;
    std::vector<Part> parts_;
};

}  // namespace armonica
