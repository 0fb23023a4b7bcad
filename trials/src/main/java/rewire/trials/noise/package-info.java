/// What ratings of real people say about rating: how people differ, how the same person's ratings scatter, who leaves.
///
/// [rewire.trials.noise.SeriesSet] is a set of series with its source and licence, [rewire.trials.noise.NoiseStudy] takes
/// its spread apart, [rewire.trials.noise.ReliableChange] judges one person's change against it.
@org.jspecify.annotations.NullMarked
package rewire.trials.noise;
