package rewire.workbench.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rewire.Refusal;
import rewire.cohort.Block;
import rewire.cohort.Ledger;
import rewire.cohort.Member;
import rewire.cohort.Tally;

/// Keeps a large cohort in a folder beside the results while it is followed: every few seconds, since the sketches are some
/// megabytes. Every file is written under another name and renamed when whole, people before sketches, so that a stop at any
/// moment, `kill -9` too, costs these few seconds and the block at hand.
///
/// - `order.txt`  what this is, and the order that it belongs to
/// - `people-N.bin`  members of the block that begins with person N
/// - `sketches.bin`  the number of the next person, and the sketches of all before
final class BlockLedger implements Ledger {
  private static final String ORDER = "order.txt";
  private static final String SKETCHES = "sketches.bin";
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final Duration every;
  private final List<Block> unwritten = new ArrayList<>();
  private long writtenNs = System.nanoTime();

  private BlockLedger(Path folder, Duration every) {
    this.folder = folder;
    this.every = every;
  }

  /// Opens the folder of an order, or begins it.
  ///
  /// @param order identity of everything that the result depends on
  /// @param every how long finished blocks may wait until they are written
  /// @throws Refusal     when the folder belongs to another order
  static BlockLedger open(Path folder, String order, Duration every) {
    var text = "A partial result of rewire simulate. The same command goes on from here; the folder may be deleted.\n"
        + "order " + order + "\n";
    var file = folder.resolve(ORDER);
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
          throw new Refusal("The folder \"" + folder + "\" holds a partial result of another order.\n"
              + "Perhaps delete it, or give another --out DIR.");
        }
      } else {
        Files.createDirectories(folder);
        var draft = folder.resolve(ORDER + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BlockLedger(folder, every);
  }

  /// Whether nothing was begun in it.
  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.allMatch(f -> f.endsWith(ORDER + ".draft"));
    }
  }

  @Override
  public int resume(Tally tally) {
    var sketches = folder.resolve(SKETCHES);
    if (!Files.exists(sketches)) {
      return 0;
    }
    try (var in = reader(sketches)) {
      int next = in.readInt();
      for (int first = 0; first < next;) {
        var members = people(folder.resolve("people-" + first + ".bin"), first);
        if (members.isEmpty()) {
          throw new IOException("a block without people");
        }
        tally.restore(members);
        first += members.size();
      }
      if (tally.members().size() != next) {
        throw new IOException(tally.members().size() + " people where " + next + " were kept");
      }
      tally.read(in);
      return next;
    } catch (IOException | RuntimeException e) {
      throw new Refusal("The partial result in \"" + folder + "\" is damaged: "
          + (e instanceof EOFException ? "it ends too early" : e.getMessage())
          + "\nPerhaps delete the folder and begin again.");
    }
  }

  @Override
  public void finished(Block block, Tally tally) {
    unwritten.add(new Block(block.first(), block.members(), new float[0][][][]));
    if (System.nanoTime() - writtenNs < every.toNanos()) {
      return;
    }
    try {
      for (var finished : unwritten) {
        write("people-" + finished.first() + ".bin", out -> people(finished.members(), out));
      }
      write(SKETCHES, out -> {
        out.writeInt(block.end());
        tally.write(out);
      });
      unwritten.clear();
      writtenNs = System.nanoTime();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInputStream reader(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  @FunctionalInterface
  private interface Content {
    void to(DataOutputStream out) throws IOException;
  }

  private void write(String name, Content content) throws IOException {
    var draft = folder.resolve(name + ".draft");
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), BUFFER))) {
      content.to(out);
    }
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void people(List<Member> members, DataOutputStream out) throws IOException {
    out.writeInt(members.size());
    for (var m : members) {
      out.writeBoolean(m.status() == Member.Status.FOLLOWED);
      out.writeUTF(m.reason());
      out.writeInt(m.redrawn());
      out.writeInt(m.fates().size());
      for (var f : m.fates()) {
        for (double v : new double[] {f.stress(), f.start(), f.at24H(), f.lowest(), f.lowestH(), f.end(),
            f.response(), f.remission(), f.relapse(), f.remitted(), f.well()}) {
          out.writeDouble(v);
        }
      }
    }
  }

  private static List<Member> people(Path file, int first) throws IOException {
    try (var in = reader(file)) {
      int n = in.readInt();
      var members = new ArrayList<Member>();
      for (int i = 0; i < n; i++) {
        var status = in.readBoolean() ? Member.Status.FOLLOWED : Member.Status.FAILED;
        var reason = in.readUTF();
        int redrawn = in.readInt();
        int courses = in.readInt();
        var fates = new ArrayList<Member.Fate>();
        for (int c = 0; c < courses; c++) {
          fates.add(new Member.Fate(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(),
              in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(),
              in.readDouble(), in.readDouble()));
        }
        members.add(new Member(first + i, status, reason, redrawn, fates));
      }
      return members;
    }
  }
}
