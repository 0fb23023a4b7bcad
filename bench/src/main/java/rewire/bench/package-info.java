/// The weighbridge at the gate: nobody says «fast» without a ticket, and the ticket shows the error too.
///
/// `bench/run` runs everything here. [rewire.bench.OnePerson] prints cold and warm times of one person beside the
/// delivered error; [rewire.bench.OnePersonBenchmark] is the same under JMH.
@org.jspecify.annotations.NullMarked
package rewire.bench;
