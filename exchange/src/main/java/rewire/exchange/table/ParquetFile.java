package rewire.exchange.table;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/// A table as Parquet: numbers as doubles split by byte and packed with Zstandard; units and labels of the columns stand
/// in the file's key-value metadata as `unit.NAME` and `label.NAME`.
final class ParquetFile implements TableFile {
  /// Rows are held in memory until so many bytes have come together.
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetWriter<Row> out;
  private final Row row;

  private ParquetFile(ParquetWriter<Row> out, Row row) {
    this.out = out;
    this.row = row;
  }

  static ParquetFile create(Path file, String name, List<Column> columns) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    try {
      var out = new Builder(new LocalOutputFile(file), schema(name, columns))
          .withConf(new PlainParquetConfiguration())
          .withCompressionCodec(CompressionCodecName.ZSTD).withRowGroupSize(ROW_GROUP_BYTES)
          .withDictionaryEncoding(false).withByteStreamSplitEncoding(true)
          .withExtraMetaData(metadata(columns));
      for (var column : columns) {
        if (column.kind() == Column.Kind.TEXT) {
          out.withDictionaryEncoding(column.name(), true);
        }
      }
      return new ParquetFile(out.build(), new Row(columns));
    } catch (LinkageError e) {
      throw new IOException(
          "Parquet files are packed with Zstandard, which cannot be loaded on this machine: "
              + e.getMessage(),
          e);
    }
  }

  private static MessageType schema(String name, List<Column> columns) {
    var schema = Types.buildMessage();
    for (var column : columns) {
      switch (column.kind()) {
        case TEXT -> schema.required(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType())
            .named(column.name());
        case COUNT -> schema.required(PrimitiveTypeName.INT64).named(column.name());
        case NUMBER -> schema.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      }
    }
    return schema.named(name);
  }

  private static Map<String, String> metadata(List<Column> columns) {
    var metadata = new LinkedHashMap<String, String>();
    for (var column : columns) {
      if (!column.unit().isEmpty()) {
        metadata.put("unit." + column.name(), column.unit());
      }
      metadata.put("label." + column.name(), column.label());
    }
    return metadata;
  }

  @Override
  public TableFile text(String value) {
    row.add(value, 0, 0);
    return this;
  }

  @Override
  public TableFile count(long value) {
    row.add("", value, 0);
    return this;
  }

  @Override
  public TableFile number(double value) {
    row.add("", 0, value);
    return this;
  }

  @Override
  public void end() throws IOException {
    row.check();
    out.write(row);
    row.next = 0;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// The cells of the row that is being written.
  private static final class Row {
    final List<Column> columns;
    final String[] texts;
    final long[] counts;
    final double[] numbers;
    int next;

    Row(List<Column> columns) {
      this.columns = List.copyOf(columns);
      texts = new String[columns.size()];
      counts = new long[columns.size()];
      numbers = new double[columns.size()];
    }

    void add(String text, long count, double number) {
      texts[next] = text;
      counts[next] = count;
      numbers[next++] = number;
    }

    void check() {
      if (next != columns.size()) {
        throw new IllegalStateException("A row has " + next + " cells, the table " + columns.size()
            + " columns.");
      }
    }

    void write(RecordConsumer to) {
      to.startMessage();
      for (int i = 0; i < columns.size(); i++) {
        var column = columns.get(i);
        if (column.kind() == Column.Kind.NUMBER && Double.isNaN(numbers[i])) {
          continue;
        }
        to.startField(column.name(), i);
        switch (column.kind()) {
          case TEXT -> to.addBinary(Binary.fromString(texts[i]));
          case COUNT -> to.addLong(counts[i]);
          case NUMBER -> to.addDouble(numbers[i]);
        }
        to.endField(column.name(), i);
      }
      to.endMessage();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final MessageType schema;

    Builder(OutputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract still; not called, as the configuration is a plain one
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new Support(schema);
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
      return new Support(schema);
    }
  }

  private static final class Support extends WriteSupport<Row> {
    private final MessageType schema;
    private @org.jspecify.annotations.Nullable RecordConsumer to;

    Support(MessageType schema) {
      this.schema = schema;
    }

    @Override
    @SuppressWarnings("deprecation") // as above
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      to = consumer;
    }

    @Override
    public void write(Row row) {
      row.write(java.util.Objects.requireNonNull(to));
    }
  }
}
