package vn.kip.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ordered map on disk, in which every collection and every index has a space of its own: a number that no other ever had,
 * with which its keys begin. What was written survives the end of the process at any moment; with {@code sync} and after
 * {@link #settle}, the end of the machine too.
 */
final class Disk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Disk.class);
  private static final long CACHE_BYTES = 64L << 20;
  private static final long UNWRITTEN_BYTES = 32L << 20;
  private static final long LOG_BYTES = 64L << 20;
  private static final int BLOCK_BYTES = 8 << 10;
  private static final int BLOOM_BITS = 10;
  private static final int OPEN_FILES = 256;
  /** Names of spaces, under a space that no collection has. */
  private static final int NAMES = 0;
  private static final byte[] NAME = "name ".getBytes(StandardCharsets.US_ASCII);
  private static final String LAST = "last";

  private final RocksDB db;
  private final Options options;
  private final WriteOptions writing = new WriteOptions();
  private final List<AutoCloseable> parts;
  private final @Nullable GroupSync syncs;
  /** Space is given back here, so that nobody waits for it. */
  private final ExecutorService housekeeping = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("store-housekeeping").factory());

  private Disk(RocksDB db, Options options, List<AutoCloseable> parts, boolean sync) {
    this.db = db;
    this.options = options;
    this.parts = parts;
    syncs = sync ? new GroupSync(this::flush) : null;
  }

  /** @param sync whether {@link #settle} waits for the disk; without it a power cut costs what the system had not written */
  static Disk open(Path folder, boolean sync) {
    try {
      Files.createDirectories(folder);
      var library = Files.createDirectories(folder.resolveSibling("engine"));
      NativeLibraryLoader.getInstance().loadLibrary(library.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var cache = new LRUCache(CACHE_BYTES);
    var buffers = new WriteBufferManager(UNWRITTEN_BYTES, cache);
    var filter = new BloomFilter(BLOOM_BITS);
    var options = options(cache, buffers, filter, sync);
    try {
      return new Disk(RocksDB.open(options, folder.toString()), options, List.of(buffers, filter, cache), sync);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot open the store in " + folder, e);
    }
  }

  private static Options options(Cache cache, WriteBufferManager buffers, BloomFilter filter, boolean sync) {
    var tables = new BlockBasedTableConfig().setBlockCache(cache).setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true).setBlockSize(BLOCK_BYTES).setFilterPolicy(filter)
        .setFormatVersion(6);
    return new Options().setCreateIfMissing(true)
        .setTableFormatConfig(tables)
        .setWriteBufferManager(buffers)
        .setWriteBufferSize(UNWRITTEN_BYTES / 2)
        .setMaxTotalWalSize(LOG_BYTES)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setLevelCompactionDynamicLevelBytes(true)
        .setMaxBackgroundJobs(2)
        .setMaxOpenFiles(OPEN_FILES)
        .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
        .setKeepLogFileNum(2)
        .setStatsDumpPeriodSec(0)
        // What is only written when it is asked for is lost with the process: no test of "sync" passes by luck.
        .setManualWalFlush(sync);
  }

  /** The number of a space, given where it has none yet. */
  synchronized int space(String name) {
    var known = number(name);
    if (known != null) {
      return known;
    }
    int given = number(LAST) == null ? 1 : java.util.Objects.requireNonNull(number(LAST)) + 1;
    try (var batch = new WriteBatch()) {
      batch.put(nameKey(LAST), ByteBuffer.allocate(Integer.BYTES).putInt(given).array());
      batch.put(nameKey(name), ByteBuffer.allocate(Integer.BYTES).putInt(given).array());
      write(batch);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot name a space", e);
    }
    return given;
  }

  /** Of all spaces there are. */
  java.util.stream.Stream<String> names() {
    var from = new KeyBytes().space(NAMES).raw(NAME).toBytes();
    var names = new java.util.ArrayList<String>();
    try (var entries = entries(from, KeyBytes.after(from), false)) {
      for (; entries.isValid(); entries.next()) {
        var key = entries.key();
        names.add(new String(key, from.length, key.length - from.length, StandardCharsets.UTF_8));
      }
    }
    return names.stream();
  }

  private @Nullable Integer number(String name) {
    var found = get(nameKey(name));
    return found == null ? null : ByteBuffer.wrap(found).getInt();
  }

  /** Removes a space with all that stands in it and what is said of it; the room it took is given back a little later. */
  synchronized void drop(String name) {
    int space = space(name);
    var from = new KeyBytes().space(space).toBytes();
    var to = KeyBytes.after(from);
    try (var batch = new WriteBatch()) {
      batch.deleteRange(from, to);
      batch.delete(nameKey(name));
      batch.delete(sayingKey(space));
      write(batch);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot drop a space", e);
    }
    housekeeping.execute(() -> giveBack(from, to));
  }

  private void giveBack(byte[] from, byte[] to) {
    try {
      db.deleteFilesInRanges(db.getDefaultColumnFamily(), List.of(from, to), false);
      db.compactRange(from, to);
    } catch (RocksDBException e) {
      LOG.warn("room of what was dropped is not given back yet", e);
    }
  }

  /** What a collection or an index has noted of itself. */
  byte @Nullable [] saying(int space) {
    return get(sayingKey(space));
  }

  void say(int space, byte[] saying) {
    try (var batch = new WriteBatch()) {
      batch.put(sayingKey(space), saying);
      write(batch);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot note the state of a space", e);
    }
  }

  static byte[] sayingKey(int space) {
    return new KeyBytes().space(NAMES).space(space).toBytes();
  }

  private static byte[] nameKey(String name) {
    return new KeyBytes().space(NAMES).raw(NAME).raw(name.getBytes(StandardCharsets.UTF_8)).toBytes();
  }

  byte @Nullable [] get(byte[] key) {
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot read", e);
    }
  }

  /** All of it or nothing, in the order of these calls. */
  void write(WriteBatch batch) {
    try {
      db.write(writing, batch);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot write", e);
    }
  }

  /** Entries from a key on, up to one that is no more meant, or the other way round, as they stand now. */
  Entries entries(byte[] from, byte[] to, boolean backwards) {
    return new Entries(db, from, to, backwards);
  }

  /** Returns when everything written before is as safe as this store promises. */
  void settle() {
    if (syncs != null) {
      syncs.await();
    }
  }

  private void flush() {
    try {
      db.flushWal(true);
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot reach the disk", e);
    }
  }

  @Override
  public void close() {
    housekeeping.shutdown();
    try {
      if (!housekeeping.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.info("the store is closed while room is being given back; the rest follows at the next start");
      }
      db.cancelAllBackgroundWork(true);
      if (syncs != null) {
        syncs.close();
      }
      flush();
      db.closeE();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RocksDBException e) {
      throw new StoreBroken("cannot close the store", e);
    }
    writing.close();
    options.close();
    for (var part : parts) {
      close(part);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A reading of one range, which has to be closed. */
  static final class Entries implements AutoCloseable {

    private final Slice first;
    private final Slice end;
    private final ReadOptions reading;
    private final RocksIterator entries;
    private final boolean backwards;

    private Entries(RocksDB db, byte[] from, byte[] to, boolean backwards) {
      this.backwards = backwards;
      first = new Slice(from);
      end = new Slice(to);
      reading = new ReadOptions().setIterateLowerBound(first).setIterateUpperBound(end);
      entries = db.newIterator(reading);
      if (backwards) {
        entries.seekToLast();
      } else {
        entries.seekToFirst();
      }
    }

    boolean isValid() {
      if (entries.isValid()) {
        return true;
      }
      try {
        entries.status();
      } catch (RocksDBException e) {
        throw new StoreBroken("cannot read on", e);
      }
      return false;
    }

    byte[] key() {
      return entries.key();
    }

    byte[] value() {
      return entries.value();
    }

    void next() {
      if (backwards) {
        entries.prev();
      } else {
        entries.next();
      }
    }

    @Override
    public void close() {
      entries.close();
      reading.close();
      end.close();
      first.close();
    }
  }
}
