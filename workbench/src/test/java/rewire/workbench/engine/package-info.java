@org.jspecify.annotations.NullMarked
package rewire.workbench.engine;
