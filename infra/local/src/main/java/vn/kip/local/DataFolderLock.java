package vn.kip.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A data folder belongs to one process at a time; the lock goes with the process, however it ends. */
final class DataFolderLock implements AutoCloseable {

  private final FileChannel channel;

  private DataFolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** @throws IllegalStateException {@code data-folder.in-use} */
  static DataFolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new IllegalStateException("data-folder.in-use: another process works in " + folder);
      }
      return new DataFolderLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
