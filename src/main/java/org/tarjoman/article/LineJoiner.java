package org.tarjoman.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts lines that were broken in mid-sentence together again and keeps headings and paragraphs apart.
 * Every line's text goes into exactly one block.
 */
final class LineJoiner {

    private static final int WIDEST_WRAP = 140;
    private static final int SHORT_LINE = 80;
    private static final int SHORT_WORDS = 12;
    private static final int LEAD_LENGTH = 90;

    private final List<Line> lines;
    private final int width;
    private final boolean doubleSpaced;

    private LineJoiner(List<Line> lines) {
        this.lines = lines;
        this.width = wrapWidth();
        this.doubleSpaced = isDoubleSpaced();
    }

    static List<Block> join(List<Line> lines) {
        return new LineJoiner(lines).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int first = -1;
        int previous = -1;
        int blanks = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                blanks++;
                continue;
            }
            if (previous < 0 || !joins(first, previous, i, blanks, text)) {
                add(blocks, first, previous, text);
                first = i;
                text.setLength(0);
            }
            text.append(text.length() == 0 ? "" : " ").append(line.text());
            previous = i;
            blanks = 0;
        }
        add(blocks, first, previous, text);
        return blocks;
    }

    private void add(List<Block> blocks, int first, int last, StringBuilder text) {
        if (first >= 0) {
            Line line = lines.get(first);
            Line.Kind kind = line.kind() == Line.Kind.BOLD
                    && (line.text().length() > 120 || line.text().endsWith(".")) ? Line.Kind.TEXT
                    : line.kind();
            blocks.add(new Block(text.toString(), kind, line.level(), first == last));
        }
    }

    private boolean joins(int first, int above, int below, int blanks, StringBuilder so) {
        Line a = lines.get(above);
        Line b = lines.get(below);
        boolean text = a.kind() == Line.Kind.TEXT || a.kind() == Line.Kind.LIST_ITEM;
        if (!text || b.kind() != Line.Kind.TEXT) {
            return false;
        }
        // A quotation or bracket that was opened lines ago is still open.
        boolean dangles = Punctuation.dangles(a.text()) || Punctuation.dangles(tail(so));
        boolean continues = Punctuation.continues(b.text());
        boolean ends = Punctuation.endsSentence(a.text());
        if (blanks > 0) {
            return joinsOverBlank(a, b, dangles, continues, ends);
        }
        if (ends) {
            return continues && a.text().endsWith("»")
                    || width > 0 && a.text().length() >= 0.8 * width && a.kind() == Line.Kind.TEXT;
        }
        if (dangles || continues) {
            return true;
        }
        if (width > 0) {
            return a.text().length() >= 0.7 * width || above > first && !isLastShortLine(a, b);
        }
        return !standsAlone(above, below, above == first);
    }

    private boolean joinsOverBlank(Line a, Line b, boolean dangles, boolean continues, boolean ends) {
        if (ends && !a.text().endsWith("»")) {
            return false;
        }
        if (dangles && !ends || continues && (a.text().length() > SHORT_LINE / 2 || !ends)) {
            return true;
        }
        return doubleSpaced && !ends && a.text().length() >= 0.7 * width
                && (b.text().length() >= 0.4 * width || Punctuation.endsSentence(b.text()));
    }

    private static String tail(StringBuilder text) {
        return text.substring(Math.max(0, text.length() - 3000));
    }

    /** In wrapped text a short line without a final mark ends what it belongs to. */
    private boolean isLastShortLine(Line a, Line b) {
        return a.text().length() < 0.5 * width && b.text().length() >= 0.7 * width;
    }

    /** Returns whether a line that no mark ends is a headline or sub-heading, not a part of a sentence. */
    private boolean standsAlone(int above, int below, boolean startsBlock) {
        if (!startsBlock) {
            return false;
        }
        String a = lines.get(above).text();
        String b = lines.get(below).text();
        boolean top = isTop(above);
        if (a.length() > (top ? 150 : SHORT_LINE) || Fold.count(a) > (top ? 24 : SHORT_WORDS)) {
            return false;
        }
        if (Attribution.opens(b) || b.length() >= Math.max(LEAD_LENGTH, 1.4 * a.length())) {
            return true;
        }
        if (top && (Punctuation.endsSentence(b) || Punctuation.endsWithVerb(a))) {
            return true;
        }
        // Kicker and headline stand above a lead without a blank line between them.
        int third = below + 1;
        if (!top || third >= lines.size() || Punctuation.endsSentence(b) || Punctuation.dangles(b)
                || lines.get(third).kind() != Line.Kind.TEXT) {
            return false;
        }
        String c = lines.get(third).text();
        return Attribution.opens(c) || c.length() >= Math.max(LEAD_LENGTH, 1.4 * b.length());
    }

    /** Returns whether a line is the first of the text, or directly below a first line without a mark. */
    private boolean isTop(int index) {
        int first = 0;
        while (lines.get(first).isBlank()) {
            first++;
        }
        return index == first || index == first + 1 && !Punctuation.endsSentence(lines.get(first).text());
    }

    /** Returns the width at which the text was wrapped, or 0 if its lines show none. */
    private int wrapWidth() {
        int[] lengths = unfinished().stream().mapToInt(i -> lines.get(i).text().length()).sorted().toArray();
        if (lengths.length < 4) {
            return 0;
        }
        int widest = lengths[lengths.length - 1 - lengths.length / 20];
        long near = Arrays.stream(lengths).filter(n -> n >= 0.7 * widest).count();
        return widest >= 40 && widest <= WIDEST_WRAP && near >= 0.6 * lengths.length ? widest : 0;
    }

    private boolean isDoubleSpaced() {
        List<Integer> unfinished = unfinished();
        long apart = unfinished.stream()
                .filter(i -> i + 1 < lines.size() && lines.get(i + 1).isBlank()).count();
        return width > 0 && apart >= 0.8 * unfinished.size();
    }

    /** Returns the text lines that no mark ends and that are not the last. */
    private List<Integer> unfinished() {
        List<Integer> unfinished = new ArrayList<>();
        int pending = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                if (pending >= 0) {
                    unfinished.add(pending);
                }
                pending = lines.get(i).kind() == Line.Kind.TEXT
                        && !Punctuation.endsSentence(lines.get(i).text()) ? i : -1;
            }
        }
        return unfinished;
    }
}
