/// Tests of the reading desk. [rewire.lang.ExamplesTest] runs the example files of `src/test/resources/lang`: one
/// right and at least one wrong file for every rule of the language.
@org.jspecify.annotations.NullMarked
package rewire.lang;
