/// The water main: every tap has its number, and the same number always gives the same water.
///
/// A random number is a pure function of (seed, person, purpose, attempt): [rewire.random.Stream]. Nothing is drawn from
/// a shared generator, so thread count, order and batch size cannot change a result. Nothing lies below this room.
@org.jspecify.annotations.NullMarked
package rewire.random;
