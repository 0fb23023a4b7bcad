/// One empty type that makes Rewire start faster; see [groovy.lang.Closure].
@org.jspecify.annotations.NullMarked
package groovy.lang;
