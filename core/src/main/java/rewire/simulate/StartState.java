package rewire.simulate;

/// Where a person starts: the relaxed state of their own parameters and background stress.
///
/// @param y              the state vector, in model order
/// @param p              the parameter vector, raw parameters first, derived constants behind
/// @param settled        whether the rates vanish there; a person close to a fold drifts on for years and has not settled
/// @param residualPerDay largest relative drift per day that is left
/// @param recoveryPerDay leading eigenvalue of the Jacobian there, per day: minus the rate at which small disturbances
///                       fade; closer to 0 is slower (critical slowing). NaN when no single real eigenvalue is closest
///                       to 0
/// @param score          MADRS there
public record StartState(double[] y, double[] p, boolean settled, double residualPerDay,
    double recoveryPerDay,
    double score) {}
