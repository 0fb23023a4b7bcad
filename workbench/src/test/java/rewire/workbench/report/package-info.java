/// Tests of the report; [rewire.workbench.report.SampleReport] is the invented input they share.
@org.jspecify.annotations.NullMarked
package rewire.workbench.report;
