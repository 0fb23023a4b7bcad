/// Tests of what is laid beside observations.
@org.jspecify.annotations.NullMarked
package rewire.workbench.evidence;
