/// The sounding gallery: which number of a model moves an endpoint, and by how much.
///
/// [rewire.sensitivity.Morris] screens many numbers at the price of a few runs each, [rewire.sensitivity.Sobol] shares
/// the variance of the endpoint between few: both are plans of points in the unit cube and estimators over what a function
/// returned there, and know nothing of models. [rewire.sensitivity.Factor] carries a share of 0 to 1 to a value inside a
/// parameter's plausible range, [rewire.sensitivity.Endpoint] reads one number from a run, and
/// [rewire.sensitivity.CourseStudy] runs a course at every point of a plan, on any number of threads with the same bits.
@org.jspecify.annotations.NullMarked
package rewire.sensitivity;
