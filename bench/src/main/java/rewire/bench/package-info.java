/// The weighbridge: how long things take, with the delivered error beside it. Measures, asserts nothing.
///
/// Start with `bench/run`, which runs [rewire.bench.OnePerson] (a course of one person, cold and warm) in fresh processes,
/// [rewire.bench.WhereTimeGoes] (a whole `rewire simulate`, stage by stage) and the clock around whole processes;
/// `bench/run jmh` runs [rewire.bench.Kernels]. What came out is in docs/performance.md.
///
/// Must not be needed by anything else.
@org.jspecify.annotations.NullMarked
package rewire.bench;
