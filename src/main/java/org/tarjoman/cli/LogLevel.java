package org.tarjoman.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much the program tells on standard error. */
enum LogLevel {
    /** Only what ends the run. */
    ERROR(Level.ERROR),
    /** What the operator should look at, too. */
    WARN(Level.WARN),
    /** How the run goes: one line an article, never its text. */
    INFO(Level.INFO),
    /** Details to find a fault with; may hold pieces of articles. */
    DEBUG(Level.DEBUG);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    void apply() {
        if (LoggerFactory.getLogger("org.tarjoman") instanceof Logger logger) {
            logger.setLevel(level);
        }
    }
}
