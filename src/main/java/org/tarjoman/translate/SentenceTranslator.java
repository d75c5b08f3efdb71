package org.tarjoman.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tarjoman.decode.BeamSearch;
import org.tarjoman.decode.Hypothesis;
import org.tarjoman.decode.SourceTokenizer;
import org.tarjoman.decode.StepModel;
import org.tarjoman.decode.TargetVocabulary;
import org.tarjoman.quality.SentenceChecks;
import org.tarjoman.text.ClauseSplitter;
import org.tarjoman.text.PersianNormalizer;
import org.tarjoman.text.Scripts;

/**
 * Translates sentences: one sentence, one row; for one thread at a time.
 *
 * <p>The way of a sentence: normalise, look it up in the memory, cut it at clause marks if it is
 * longer than the model reads, batch its parts with others of like length, search, join, check.
 * What holds no letter of the source's script never meets the model, which would invent something.
 * With the shipped bundle a sentence comes out the same whatever shares its batch.
 */
public final class SentenceTranslator implements AutoCloseable {

    /** Rows of one batch: more of them no longer fit the processor's cache. */
    private static final int MAX_ROWS = 48;

    private final StepModel model;
    private final AutoCloseable owned;
    private final SourceTokenizer tokenizer;
    private final TargetVocabulary vocabulary;
    private final BeamSearch search;
    private final TranslationMemory memory;
    private final TranslationStatistics statistics;
    private final HypothesisChoice choice;
    private final int maxSourcePieces;
    private final int batchPieces;

    /**
     * Constructs a translator.
     *
     * @param model the model, used by this instance alone
     * @param owned what to close with this instance
     * @param tokenizer source pieces
     * @param vocabulary target pieces
     * @param search search over {@code model}
     * @param memory sentences translated before; never null
     * @param statistics where to count
     * @param maxSourcePieces longest source row, in pieces, start and end included
     * @param batchPieces padded source pieces of one batch
     */
    SentenceTranslator(StepModel model, AutoCloseable owned, SourceTokenizer tokenizer,
            TargetVocabulary vocabulary, BeamSearch search, TranslationMemory memory,
            TranslationStatistics statistics, int maxSourcePieces, int batchPieces) {
        this.model = model;
        this.owned = owned;
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.search = search;
        this.memory = memory;
        this.statistics = statistics;
        this.choice = new HypothesisChoice(vocabulary);
        this.maxSourcePieces = maxSourcePieces;
        this.batchPieces = batchPieces;
    }

    /** A row of the model: a sentence or a part of one. */
    private static final class Unit {
        private final String text;
        private final int[] ids;
        private Hypothesis hypothesis;

        private Unit(String text, int[] ids) {
            this.text = text;
            this.ids = ids;
        }
    }

    /**
     * Translates sentences.
     *
     * @param sentences sentences of any length, in any order; blank ones stay blank
     * @return as many translations, in the same order
     * @throws CancellationException if the thread is interrupted
     */
    public List<TranslatedSentence> translate(List<String> sentences) {
        Map<String, List<Unit>> work = new LinkedHashMap<>();
        Map<String, float[]> recalled = new LinkedHashMap<>();
        for (String sentence : sentences) {
            String text = PersianNormalizer.normalize(sentence);
            if (!needsModel(text) || work.containsKey(text) || recalled.containsKey(text)) {
                continue;
            }
            if (memory.find(text).isPresent()) {
                recalled.put(text, null);
            } else {
                work.put(text, units(text));
            }
        }
        statistics.addSentences(sentences.size(), recalled.size());
        decode(work.values().stream().flatMap(List::stream).toList());
        work.forEach((text, units) -> memory.add(text, join(units)));
        recallVectors(recalled);
        work.forEach((text, units) -> recalled.put(text, units.get(0).hypothesis.vector()));
        return sentences.stream().map(s -> finished(s, work, recalled)).toList();
    }

    private static boolean needsModel(String text) {
        return Scripts.hasArabicLetters(text);
    }

    private List<Unit> units(String text) {
        int[] whole = tokenizer.encode(text);
        if (whole.length <= maxSourcePieces) {
            return List.of(new Unit(text, whole));
        }
        return ClauseSplitter.split(text, part -> tokenizer.encode(part).length, maxSourcePieces).stream()
                .filter(part -> !part.isBlank())
                .map(part -> new Unit(part, tokenizer.encode(part))).toList();
    }

    private void decode(List<Unit> units) {
        List<Unit> sorted = new ArrayList<>(units);
        sorted.sort(Comparator.comparingInt(u -> u.ids.length));
        for (List<Unit> batch : batches(sorted)) {
            List<List<Hypothesis>> found = search.nBest(batch.stream().map(u -> u.ids).toList());
            statistics.addBatch(batch.size(), batch.get(batch.size() - 1).ids.length,
                    batch.stream().mapToInt(u -> u.ids.length).sum());
            for (int i = 0; i < batch.size(); i++) {
                Unit unit = batch.get(i);
                unit.hypothesis = choice.choose(unit.text, found.get(i));
                statistics.addTarget(unit.hypothesis.ids().length + 1);
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
        for (Unit unit : units) {
            String part = vocabulary.text(unit.hypothesis.ids());
            if (text.length() > 0 && !part.isEmpty()) {
                text.append(' ');
            }
            text.append(part);
            int length = unit.hypothesis.ids().length + 1;
            sum += unit.hypothesis.meanLogProbability() * length;
            pieces += length;
            capped |= unit.hypothesis.capped();
        }
        return new TranslationMemory.Entry(text.toString(), sum / pieces, capped, units.size() > 1);
    }

    /**
     * Encodes recalled sentences once more: their vectors are not kept in the memory, and a summary
     * must not depend on which sentences were seen before.
     */
    private void recallVectors(Map<String, float[]> recalled) {
        List<String> texts = List.copyOf(recalled.keySet());
        List<Unit> units = new ArrayList<>();
        texts.forEach(text -> units.add(units(text).get(0)));
        Map<Unit, String> owner = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            owner.put(units.get(i), texts.get(i));
        }
        units.sort(Comparator.comparingInt(u -> u.ids.length));
        for (List<Unit> batch : batches(units)) {
            try (StepModel.State state = model.encode(batch.stream().map(u -> u.ids).toList(), 1)) {
                for (int i = 0; i < batch.size(); i++) {
                    recalled.put(owner.get(batch.get(i)), state.vector(i));
                }
            }
        }
    }

    private TranslatedSentence finished(String sentence, Map<String, List<Unit>> work, Map<String, float[]> vectors) {
        String source = sentence.strip();
        String text = PersianNormalizer.normalize(sentence);
        if (!needsModel(text)) {
            // Figures, marks and Latin text are the same in English.
            return new TranslatedSentence(source, text, 0, java.util.Set.of(), List.of(), new float[0]);
        }
        List<Unit> units = work.get(text);
        TranslationMemory.Entry entry = units != null ? join(units) : memory.find(text).orElseThrow();
        SentenceChecks.Result result = SentenceChecks.check(
                source, entry.target(), entry.score(), entry.capped(), entry.split());
        return new TranslatedSentence(source, entry.target(), entry.score(), result.flags(),
                result.missingNumbers(), Optional.ofNullable(vectors.get(text)).orElse(new float[0]));
    }

    @Override
    public void close() {
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("the model could not be closed", e);
        }
    }
}
