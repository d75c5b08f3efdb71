package org.tarjoman.job;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogProgressTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger program = (Logger) LoggerFactory.getLogger("org.tarjoman");
    @TempDir
    private Path folder;
    private JobFixture fixture;
    private Level before;

    @BeforeEach
    void listen() throws IOException {
        fixture = new JobFixture(folder);
        before = program.getLevel();
        program.setLevel(Level.INFO);
        log.start();
        program.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        program.detachAppender(log);
        program.setLevel(before);
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void writesOneLineAnArticleAndNoneOfItsText() throws IOException {
        fixture.write("a.txt", "title of a", "body of a");
        fixture.write("b.txt", "title of b", "body of b");
        fixture.translators.on("title of b", article -> {
            throw new IllegalStateException("broken");
        });

        fixture.runShowing(new LogProgress());

        assertThat(lines()).filteredOn(line -> line.matches("\\d/\\d a\\.txt .*")).hasSize(1);
        assertThat(lines()).filteredOn(line -> line.matches("\\d/\\d b\\.txt failed.*")).hasSize(1);
        assertThat(lines()).noneMatch(line -> line.contains("body of"));
    }
}
