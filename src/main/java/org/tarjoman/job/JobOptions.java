package org.tarjoman.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that can be set for a run; immutable. */
public final class JobOptions {

    /** Name of the report in the output folder. */
    public static final String REPORT = "articles.csv";
    /** Name of the manifest in the output folder. */
    public static final String MANIFEST = "run.json";
    /** Name of the lock in the output folder. */
    public static final String LOCK = ".tarjoman.lock";
    /** Name of the ledger in the output folder. */
    public static final String LEDGER = ".tarjoman.ledger";

    private final Path input;
    private final Path output;
    private final String programVersion;
    private final SortedMap<String, String> settings;
    private final SortedMap<String, String> otherSettings;
    private final int workers;
    private final int limit;
    private final boolean force;
    private final SkipPolicy skipPolicy;
    private final boolean byteOrderMark;
    private final boolean rawCells;
    private final Duration articleTimeout;
    private final Duration grace;

    private JobOptions(Builder builder) {
        input = Objects.requireNonNull(builder.input, "input folder");
        output = Objects.requireNonNull(builder.output, "output folder");
        programVersion = Objects.requireNonNull(builder.programVersion, "program version");
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(builder.settings));
        otherSettings = Collections.unmodifiableSortedMap(new TreeMap<>(builder.otherSettings));
        workers = builder.workers;
        limit = builder.limit;
        force = builder.force;
        skipPolicy = builder.skipPolicy;
        byteOrderMark = builder.byteOrderMark;
        rawCells = builder.rawCells;
        articleTimeout = builder.articleTimeout;
        grace = builder.grace;
    }

    /** Returns a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the folder with the articles. */
    public Path input() {
        return input;
    }

    /** Returns the folder for report, manifest, lock and ledger. */
    public Path output() {
        return output;
    }

    /** Returns the version of the program; another version translates anew. */
    public String programVersion() {
        return programVersion;
    }

    /** Returns the settings that shape a row, by option; other settings translate anew. */
    public SortedMap<String, String> settings() {
        return settings;
    }

    /** Returns the settings that shape no finished row and stand in the manifest only, by option. */
    public SortedMap<String, String> otherSettings() {
        return otherSettings;
    }

    /** Returns how many articles are translated at a time, at least 1. */
    public int workers() {
        return workers;
    }

    /** Returns how many articles are taken at most, at least 1. */
    public int limit() {
        return limit;
    }

    /** Returns whether articles are translated anew that an earlier run has done. */
    public boolean force() {
        return force;
    }

    /** Returns how many failures the run bears. */
    public SkipPolicy skipPolicy() {
        return skipPolicy;
    }

    /** Returns whether the report starts with a byte order mark. */
    public boolean byteOrderMark() {
        return byteOrderMark;
    }

    /** Returns whether cells that start like a formula are left as they are. */
    public boolean rawCells() {
        return rawCells;
    }

    /** Returns how long one article may take; zero means no limit. */
    public Duration articleTimeout() {
        return articleTimeout;
    }

    /** Returns how long work in hand may take to end once it is told to. */
    public Duration grace() {
        return grace;
    }

    Path inOutput(String name) {
        return output.resolve(name);
    }

    /** Collects options; {@code set} is needed, {@code opt} has a default. */
    public static final class Builder {
        private Path input;
        private Path output;
        private String programVersion;
        private Map<String, String> settings = Map.of();
        private Map<String, String> otherSettings = Map.of();
        private int workers = 1;
        private int limit = Integer.MAX_VALUE;
        private boolean force;
        private SkipPolicy skipPolicy = SkipPolicy.always();
        private boolean byteOrderMark;
        private boolean rawCells;
        private Duration articleTimeout = Duration.ofMinutes(30);
        private Duration grace = Duration.ofSeconds(20);

        private Builder() {
        }

        /**
         * Sets the folder with the articles.
         *
         * @param folder an existing folder
         */
        public Builder setInput(Path folder) {
            input = folder;
            return this;
        }

        /**
         * Sets the folder for the results; it is made if need be.
         *
         * @param folder another folder than the input
         */
        public Builder setOutput(Path folder) {
            output = folder;
            return this;
        }

        /**
         * Sets the program's version.
         *
         * @param version for example {@code 1.0.0}
         */
        public Builder setProgramVersion(String version) {
            programVersion = version;
            return this;
        }

        /**
         * Sets the settings that shape a row; the default is none.
         *
         * @param values values by option
         */
        public Builder optSettings(Map<String, String> values) {
            settings = Map.copyOf(values);
            return this;
        }

        /**
         * Sets what else the manifest tells of the settings; the default is nothing.
         *
         * @param values values by option, of options that shape no finished row
         */
        public Builder optOtherSettings(Map<String, String> values) {
            otherSettings = Map.copyOf(values);
            return this;
        }

        /**
         * Sets how many articles are translated at a time; the default is 1.
         *
         * @param count at least 1
         */
        public Builder optWorkers(int count) {
            workers = atLeastOne(count, "workers");
            return this;
        }

        /**
         * Sets how many articles are taken at most; the default is all.
         *
         * @param articles at least 1
         */
        public Builder optLimit(int articles) {
            limit = atLeastOne(articles, "limit");
            return this;
        }

        /**
         * Sets whether everything is translated anew; the default is false.
         *
         * @param anew whether to
         */
        public Builder optForce(boolean anew) {
            force = anew;
            return this;
        }

        /**
         * Sets how many failures the run bears; by default any number.
         *
         * @param policy the policy
         */
        public Builder optSkipPolicy(SkipPolicy policy) {
            skipPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets whether the report starts with a byte order mark; the default is false.
         *
         * @param wanted whether it does
         */
        public Builder optByteOrderMark(boolean wanted) {
            byteOrderMark = wanted;
            return this;
        }

        /**
         * Sets whether cells that start like a formula are left as they are; the default is false.
         *
         * @param raw whether they are
         */
        public Builder optRawCells(boolean raw) {
            rawCells = raw;
            return this;
        }

        /**
         * Sets how long one article may take; the default is 30 minutes.
         *
         * @param limit zero for no limit, never negative
         */
        public Builder optArticleTimeout(Duration limit) {
            articleTimeout = notNegative(limit, "article timeout");
            return this;
        }

        /**
         * Sets how long work in hand may take to end once it is told to; the default is 20 seconds.
         *
         * @param time never negative
         */
        public Builder optGrace(Duration time) {
            grace = notNegative(time, "grace");
            return this;
        }

        /**
         * Makes the options.
         *
         * @throws NullPointerException if a folder or the version is missing
         */
        public JobOptions build() {
            return new JobOptions(this);
        }

        private static int atLeastOne(int value, String what) {
            if (value < 1) {
                throw new IllegalArgumentException(what + " must be at least 1, not " + value);
            }
            return value;
        }

        private static Duration notNegative(Duration value, String what) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(what + " must not be negative: " + value);
            }
            return value;
        }
    }
}
