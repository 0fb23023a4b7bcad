/// Tests of the level floor.
@org.jspecify.annotations.NullMarked
package rewire.units;
