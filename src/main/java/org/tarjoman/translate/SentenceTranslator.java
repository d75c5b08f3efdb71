package org.tarjoman.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.GapSearch;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetTokenizer;
import org.tarjoman.quality.Flag;
import org.tarjoman.quality.SentenceChecks;
import org.tarjoman.text.ClauseSplitter;
import org.tarjoman.text.PersianNormalizer;
import org.tarjoman.text.Scripts;

/**
 * Translates sentences: one sentence, one row; for one thread at a time.
 *
 * <p>The way of a sentence: normalise, look it up in the memory, cut it at clause marks if it is
 * longer than the model reads, batch its parts with others of like length, search, search again what
 * looks lost, check the parts, join, check the whole.
 * What holds no letter of the source language's script never meets the model, which would invent
 * something; it knows the scripts by {@link Scripts#hasLettersOf}.
 * With the shipped bundle a sentence comes out the same whatever shares its batch.
 */
public final class SentenceTranslator implements AutoCloseable {

    /** Rows of one batch: bounds the memory that short sentences take. */
    private static final int MAX_ROWS = 48;

    private final StepModel model;
    private final SourceTokenizer tokenizer;
    private final TargetTokenizer vocabulary;
    private final Searches searches;
    private final TranslationMemory memory;
    private final TranslationStatistics statistics;
    private final HypothesisChoice choice;
    private final int maxSourcePieces;
    private final int batchPieces;

    /**
     * Constructs a translator.
     *
     * @param model the model, used by this instance alone and closed with it
     * @param tokenizer source pieces
     * @param vocabulary target pieces
     * @param searches searches over {@code model}
     * @param memory sentences translated before; never null
     * @param statistics where to count
     * @param maxSourcePieces longest source row, in pieces, start and end included
     * @param batchPieces padded source pieces of one batch
     */
    SentenceTranslator(StepModel model, SourceTokenizer tokenizer, TargetTokenizer vocabulary,
            Searches searches, TranslationMemory memory, TranslationStatistics statistics,
            int maxSourcePieces, int batchPieces) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.searches = searches;
        this.memory = memory;
        this.statistics = statistics;
        this.choice = new HypothesisChoice(vocabulary);
        this.maxSourcePieces = maxSourcePieces;
        this.batchPieces = batchPieces;
    }

    /** A row of the model: a sentence or a part of one; or a part that needs no model. */
    private static final class Unit {
        private final String text;
        /** Source pieces, or null if the part needs no model. */
        private final int[] ids;
        private Hypothesis hypothesis;

        private Unit(String text, int[] ids) {
            this.text = text;
            this.ids = ids;
        }

        private boolean isForModel() {
            return ids != null;
        }
    }

    /** A sentence that needs the model, once for all its occurrences in a call. */
    private static final class Work {
        /** What the memory knows it by. */
        private final String key;
        private final List<Unit> units;
        private final boolean unknownText;
        private TranslationMemory.Entry entry;
        private float[] vector;

        private Work(String key, List<Unit> units, boolean unknownText, TranslationMemory.Entry entry) {
            this.key = key;
            this.units = units;
            this.unknownText = unknownText;
            this.entry = entry;
        }

        /** The first part that the model reads: it gives the sentence its vector. */
        private Unit first() {
            return units.stream().filter(Unit::isForModel).findFirst().orElseThrow();
        }
    }

    /**
     * Translates sentences.
     *
     * @param sentences sentences of any length, in any order; blank ones stay blank
     * @param language their language, ISO 639-3 code and script ({@code pes_Arab}): a sentence in Latin
     *     letters is English to copy in an article in Persian, and text to translate in a Turkish one
     * @return as many translations, in the same order
     * @throws CancellationException if the thread is interrupted
     */
    public List<TranslatedSentence> translate(List<String> sentences, String language) {
        SourceTokenizer reader = tokenizer.in(language);
        Map<String, Work> works = new LinkedHashMap<>();
        for (String sentence : sentences) {
            String text = PersianNormalizer.normalize(sentence);
            if (Scripts.hasLettersOf(text, language)) {
                works.computeIfAbsent(text, normalized -> work(normalized, language, reader));
            }
        }
        List<Work> recalled = works.values().stream().filter(work -> work.entry != null).toList();
        statistics.addSentences(sentences.size(), recalled.size());
        decode(works.values().stream().filter(work -> work.entry == null)
                .flatMap(work -> work.units.stream()).filter(Unit::isForModel).toList());
        works.forEach((text, work) -> {
            if (work.entry == null) {
                work.entry = join(work.units);
                work.vector = work.first().hypothesis.vector();
                memory.add(work.key, work.entry);
            }
        });
        encodeAgain(recalled);
        return sentences.stream().map(sentence -> finished(sentence, works)).toList();
    }

    private Work work(String text, String language, SourceTokenizer reader) {
        // What a model is told about the language is a part of what it translates.
        String key = reader == tokenizer ? text : language + " " + text;
        return new Work(key, units(text, language, reader), reader.hasUnknownText(text), memory.find(key).orElse(null));
    }

    private List<Unit> units(String text, String language, SourceTokenizer reader) {
        int[] whole = reader.encode(text);
        if (whole.length <= maxSourcePieces) {
            return List.of(new Unit(text, whole));
        }
        return ClauseSplitter.split(text, part -> reader.encode(part).length, maxSourcePieces).stream()
                .map(String::strip).filter(part -> !part.isEmpty())
                .map(part -> new Unit(part,
                        Scripts.hasLettersOf(part, language) ? reader.encode(part) : null)).toList();
    }

    private void decode(List<Unit> units) {
        List<Unit> sorted = new ArrayList<>(units);
        sorted.sort(Comparator.comparingInt(u -> u.ids.length));
        for (List<Unit> batch : batches(sorted)) {
            List<List<Hypothesis>> found = searches.first().nBest(batch.stream().map(u -> u.ids).toList());
            statistics.addBatch(batch.size(), batch.get(batch.size() - 1).ids.length,
                    batch.stream().mapToInt(u -> u.ids.length).sum());
            for (int i = 0; i < batch.size(); i++) {
                Unit unit = batch.get(i);
                unit.hypothesis = choice.choose(unit.text, found.get(i));
                statistics.addTarget(unit.hypothesis.ids().length + 1);
            }
        }
        searches.wider().ifPresent(wider -> searchWider(sorted, wider));
        searches.gaps().ifPresent(gaps -> fillGaps(sorted, gaps));
    }

    /** Searches wider where a number went wrong or a part of the source had little attention. */
    private void searchWider(List<Unit> sorted, BeamSearch wider) {
        List<Unit> doubtful = sorted.stream().filter(u -> choice.isDoubtful(u.text, u.hypothesis)).toList();
        for (List<Unit> batch : batches(doubtful)) {
            List<List<Hypothesis>> found = wider.nBest(batch.stream().map(u -> u.ids).toList());
            for (int i = 0; i < batch.size(); i++) {
                Unit unit = batch.get(i);
                unit.hypothesis = choice.chooseAgain(unit.text, unit.hypothesis, found.get(i));
            }
        }
    }

    /** Looks for a way through what is still passed over. */
    private void fillGaps(List<Unit> units, GapSearch gaps) {
        for (Unit unit : units) {
            if (choice.isUncovered(unit.hypothesis)) {
                unit.hypothesis = choice.chooseFilled(unit.text, unit.hypothesis,
                        gaps.nBest(unit.ids, unit.hypothesis, SentenceChecks.COVERAGE_STRETCH));
            }
        }
    }

    /** Cuts units sorted by length into batches whose padded size stays within the budget. */
    private List<List<Unit>> batches(List<Unit> sorted) {
        List<List<Unit>> batches = new ArrayList<>();
        List<Unit> batch = new ArrayList<>();
        for (Unit unit : sorted) {
            // The new unit is the longest: all rows are padded to it.
            if (!batch.isEmpty()
                    && (batch.size() == MAX_ROWS || unit.ids.length * (batch.size() + 1) > batchPieces)) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(unit);
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private TranslationMemory.Entry join(List<Unit> units) {
        StringBuilder text = new StringBuilder();
        double sum = 0;
        int pieces = 0;
        boolean capped = false;
        boolean partLost = false;
        double coverage = 1;
        for (Unit unit : units) {
            String part;
            if (unit.isForModel()) {
                part = vocabulary.text(unit.hypothesis.ids());
                if (text.length() == 0) {
                    part = capitalised(part);
                }
                int length = unit.hypothesis.ids().length + 1;
                sum += unit.hypothesis.meanLogProbability() * length;
                pieces += length;
                capped |= unit.hypothesis.capped();
                double least = unit.hypothesis.leastCoverage(SentenceChecks.COVERAGE_STRETCH);
                coverage = Double.isNaN(least) ? coverage : Math.min(coverage, least);
            } else {
                part = UntranslatedText.inEnglish(unit.text);
            }
            // Of many parts one can be lost and the whole still be long enough.
            partLost |= units.size() > 1 && SentenceChecks.lacksText(unit.text, part);
            if (text.length() > 0 && !part.isEmpty()) {
                text.append(' ');
            }
            text.append(part);
        }
        return new TranslationMemory.Entry(text.toString(), sum / pieces, capped, units.size() > 1, partLost, coverage);
    }

    /**
     * Persian has no capitals, and the word lists of the training text taught the model to begin short
     * sentences without one. A name such as iPhone stays as it is.
     */
    private static String capitalised(String text) {
        boolean lower = !text.isEmpty() && Character.isLowerCase(text.charAt(0))
                && (text.length() == 1 || !Character.isUpperCase(text.charAt(1)));
        return lower ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
    }

    /**
     * Encodes recalled sentences once more: their vectors are not kept in the memory, and a summary
     * must not depend on which sentences were seen before.
     */
    private void encodeAgain(List<Work> recalled) {
        Map<Unit, Work> owners = new IdentityHashMap<>();
        recalled.forEach(work -> owners.put(work.first(), work));
        List<Unit> units = recalled.stream().map(Work::first)
                .sorted(Comparator.comparingInt(unit -> unit.ids.length)).toList();
        for (List<Unit> batch : batches(units)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while encoding");
            }
            try (StepModel.State state = model.encode(batch.stream().map(u -> u.ids).toList(), 1)) {
                for (int i = 0; i < batch.size(); i++) {
                    owners.get(batch.get(i)).vector = state.vector(i);
                }
            }
        }
    }

    private TranslatedSentence finished(String sentence, Map<String, Work> works) {
        String source = sentence.strip();
        String text = PersianNormalizer.normalize(sentence);
        Work work = works.get(text);
        if (work == null) {
            return copied(source, text);
        }
        TranslationMemory.Entry entry = work.entry;
        SentenceChecks.Result result = SentenceChecks.check(
                source, entry.target(), entry.score(), entry.capped(), entry.split());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(result.flags());
        if (work.unknownText) {
            flags.add(Flag.UNKNOWN_TEXT);
        }
        if (entry.partLost() && !flags.contains(Flag.EMPTY)) {
            flags.add(Flag.TOO_SHORT);
        }
        if (SentenceChecks.isUncovered(entry.coverage()) && !flags.contains(Flag.EMPTY)) {
            flags.add(Flag.UNCOVERED);
        }
        return new TranslatedSentence(
                source, entry.target(), entry.score(), flags, result.missingNumbers(), work.vector);
    }

    /** What no model saw is checked all the same: letters that are not Latin stay foreign to a reader. */
    private static TranslatedSentence copied(String source, String text) {
        String target = UntranslatedText.inEnglish(text);
        SentenceChecks.Result result = SentenceChecks.check(source, target, 0, false, false);
        return new TranslatedSentence(source, target, 0, result.flags(), result.missingNumbers(), new float[0]);
    }

    @Override
    public void close() {
        model.close();
    }
}
