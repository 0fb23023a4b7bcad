/// Tables for other programs: as CSV for people and spreadsheets, as Parquet for data frames.
///
/// Start with [rewire.exchange.table.TableFile]. The Parquet writer is known in this room only and is loaded when a
/// Parquet file is written.
@org.jspecify.annotations.NullMarked
package rewire.exchange.table;
