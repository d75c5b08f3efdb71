package org.tarjoman.decode;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What {@code generate()}'s logits processors allow after a prefix, for one sentence.
 *
 * <p>Prefixes come without the decoder's start piece; the rules count it, as Transformers does.
 */
final class GenerateRules {

    private final GenerateOptions options;
    private final int startId;
    private final int endId;
    private final int longest;
    private final int[] source;

    GenerateRules(GenerateOptions options, int startId, int endId, int[] source) {
        this.options = options;
        this.startId = startId;
        this.endId = endId;
        this.longest = options.longest(source.length);
        this.source = source;
    }

    /** Whether a target of so many pieces, start included, is as long as it may be. */
    boolean isFull(int length) {
        return length >= longest;
    }

    /** Returns the only piece that may follow, or {@link GenerateOptions#NONE} if there is a choice. */
    int forced(int[] prefix) {
        int length = prefix.length + 1;
        // At a length cap of 2 both rules apply to the same piece; the later processor wins.
        if (options.forcedEos() != GenerateOptions.NONE && length == longest - 1) {
            return options.forcedEos();
        }
        return length == 1 ? options.forcedBos() : GenerateOptions.NONE;
    }

    /** Returns the pieces that may not follow. */
    Set<Integer> banned(int[] prefix) {
        Set<Integer> banned = new HashSet<>(options.suppress());
        int length = prefix.length + 1;
        if (length < options.minLength()) {
            banned.add(endId);
        }
        // A forced first piece is passed over: "begin" is then the piece after it.
        int begin = options.forcedBos() == GenerateOptions.NONE ? 1 : 2;
        if (length == begin) {
            banned.addAll(options.beginSuppress());
        }
        if (options.noRepeatNgram() > 0) {
            addRepeats(prefix, banned);
        }
        if (options.encoderNoRepeatNgram() > 0) {
            addCopies(prefix, banned);
        }
        for (List<Integer> words : options.badWords()) {
            int last = words.get(words.size() - 1);
            // Transformers lets the end of the sentence through even where a list names it.
            if (!(words.size() == 1 && last == endId) && endsWith(prefix, words.subList(0, words.size() - 1))) {
                banned.add(last);
            }
        }
        return banned;
    }

    /** Returns the pieces that {@link #penalised} changes: those that have occurred, the start among them. */
    IntStream seen(int[] prefix) {
        return options.repetitionPenalty() == 1 ? IntStream.empty()
                : IntStream.concat(IntStream.of(startId), Arrays.stream(prefix));
    }

    /** Returns how many more candidates a step must give because {@link #penalised} puts some in other places. */
    int displaced(int[] prefix) {
        double penalty = options.repetitionPenalty();
        // Those that have occurred may fall behind; below 1, one from far behind may come to the front.
        return penalty == 1 ? 0 : penalty > 1 ? prefix.length + 1 : Integer.MAX_VALUE / 2;
    }

    /** Returns a logit or log-probability as {@code repetition_penalty} leaves it. */
    double penalised(double value, int[] prefix, int id) {
        double penalty = options.repetitionPenalty();
        if (penalty == 1 || id != startId && Arrays.stream(prefix).noneMatch(piece -> piece == id)) {
            return value;
        }
        return value < 0 ? value * penalty : value / penalty;
    }

    /** Adds the pieces that would end an n-gram for the second time; the start piece is part of n-grams. */
    private void addRepeats(int[] prefix, Set<Integer> banned) {
        int n = options.noRepeatNgram();
        int length = prefix.length + 1;
        for (int from = 0; from + n <= length; from++) {
            boolean same = true;
            for (int k = 0; k < n - 1 && same; k++) {
                same = at(prefix, from + k) == at(prefix, length - n + 1 + k);
            }
            if (same) {
                banned.add(at(prefix, from + n - 1));
            }
        }
    }

    /**
     * Adds the pieces that would end an n-gram of the source; its end and languages are part of it, pads of a
     * batch are not.
     */
    private void addCopies(int[] prefix, Set<Integer> banned) {
        int n = options.encoderNoRepeatNgram();
        int length = prefix.length + 1;
        if (length < n - 1) {
            return;
        }
        for (int from = 0; from + n <= source.length; from++) {
            boolean same = true;
            for (int k = 0; k < n - 1 && same; k++) {
                same = source[from + k] == at(prefix, length - n + 1 + k);
            }
            if (same) {
                banned.add(source[from + n - 1]);
            }
        }
    }

    private boolean endsWith(int[] prefix, List<Integer> tail) {
        int length = prefix.length + 1;
        // Strictly shorter than the target so far, start included: Transformers never matches one as long.
        if (tail.size() >= length) {
            return false;
        }
        for (int k = 0; k < tail.size(); k++) {
            if (at(prefix, length - tail.size() + k) != tail.get(k)) {
                return false;
            }
        }
        return true;
    }

    private int at(int[] prefix, int position) {
        return position == 0 ? startId : prefix[position - 1];
    }
}
