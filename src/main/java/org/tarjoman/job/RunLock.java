package org.tarjoman.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tarjoman.report.OutputException;

/**
 * Sees to it that only one run at a time writes to an output folder.
 *
 * <p>The operating system frees the lock when its process ends, however it ends; so there is no stale
 * lock to remove by hand. The file stays, for removing it would let two runs lock two files.
 */
final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param output the output folder
     * @throws JobException with {@link ExitCode#LOCKED} if another run holds it
     * @throws OutputException if the folder is not writable
     */
    static RunLock acquire(Path output) {
        Path file = output.resolve(JobOptions.LOCK);
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new RunLock(channel);
                }
            } catch (OverlappingFileLockException e) {
                // Held by another run in this very process: the same answer.
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            channel.close();
        } catch (IOException e) {
            throw OutputException.of(file, e);
        }
        throw new JobException(ExitCode.LOCKED, "Another run works on " + output.toAbsolutePath().normalize()
                + " and holds " + JobOptions.LOCK + ". Wait for its end, or name another folder with --output.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JobException(ExitCode.FATAL, "The lock could not be released: " + e.getMessage(), e);
        }
    }
}
