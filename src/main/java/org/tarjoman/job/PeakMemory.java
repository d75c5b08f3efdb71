package org.tarjoman.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The most memory that this process has taken so far. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long MEBIBYTE = 1 << 20;

    private PeakMemory() {
    }

    /**
     * Returns the most resident memory in MiB, native memory included, or -1 where the system does not
     * tell (all but Linux).
     */
    public static long residentMebibytes() {
        return status("VmHWM:");
    }

    /** Returns the resident memory of this moment in MiB, or -1 where the system does not tell. */
    public static long residentNowMebibytes() {
        return status("VmRSS:");
    }

    private static long status(String name) {
        if (!Files.isReadable(STATUS)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst().orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Returns the sum of the peaks of all parts of the Java heap in MiB: an upper bound. */
    public static long heapMebibytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEBIBYTE;
    }
}
