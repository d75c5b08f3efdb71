package org.tarjoman.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a raw text into lines and reads the Markdown that tells what each line is. */
final class LineParser {

    private static final Pattern QUOTE = Pattern.compile("^(> ?)+");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})\\s+(.*)$|^(#{2,6})([^#\\s].*)$");
    private static final Pattern RULE = Pattern.compile("^([-*_=ـ–—~•+] ?){3,}$");
    private static final Pattern TABLE_RULE = Pattern.compile("^[|: -]{0,500}$");
    private static final Pattern BULLET = Pattern.compile("^[-*+•▪●◾◄■□➢✓✅◀▶–—»][ \\t]+(.+)$");
    private static final Pattern NUMBER =
            Pattern.compile("^[(]?[\\d۰-۹٠-٩]{1,3}([.)]|[-–](?=\\s))\\s*\\p{L}.*$");
    private static final Pattern BOLD = Pattern.compile("^(\\*\\*|__)([^*_]{1,300})\\1\\s*:?$");
    private static final Pattern PROTECTED_PIPE = Pattern.compile("(?<!\\\\)\\|");
    private static final int LONGEST_HEADING = 200;

    private LineParser() {
    }

    static List<Line> parse(String text) {
        List<Line> lines = new ArrayList<>();
        for (String raw : text.split("\n", -1)) {
            Line line = parseLine(QUOTE.matcher(raw.strip()).replaceFirst("").strip(), lines);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Returns the line, or null if it is a mark that belongs to the lines around it. */
    private static Line parseLine(String raw, List<Line> before) {
        if (raw.isEmpty()) {
            return Line.BLANK_LINE;
        }
        if (raw.startsWith("```") && raw.chars().noneMatch(Character::isWhitespace)) {
            return Line.BLANK_LINE;
        }
        if (raw.length() < 2000 && RULE.matcher(raw).matches()) {
            return underline(raw, before) ? null : Line.BLANK_LINE;
        }
        if (raw.startsWith("|")) {
            return raw.length() < 500 && raw.contains("-") && TABLE_RULE.matcher(raw).matches() ? null
                    : tableRow(raw);
        }
        Matcher heading = HEADING.matcher(raw);
        if (heading.matches()) {
            boolean spaced = heading.group(1) != null;
            String text = (spaced ? heading.group(2) : heading.group(4)).replaceFirst("\\s*#{1,6}$", "");
            return line(Line.Kind.HEADING, heading.group(spaced ? 1 : 3).length(), text);
        }
        if (BOLD.matcher(raw).matches()) {
            return line(Line.Kind.BOLD, 0, raw);
        }
        Matcher bullet = BULLET.matcher(raw);
        if (bullet.matches()) {
            return line(Line.Kind.LIST_ITEM, 0, bullet.group(1));
        }
        return line(NUMBER.matcher(raw).matches() ? Line.Kind.LIST_ITEM : Line.Kind.TEXT, 0, raw);
    }

    private static Line line(Line.Kind kind, int level, String raw) {
        InlineMarkup.Result result = InlineMarkup.read(raw);
        return result.marked().isEmpty() ? Line.BLANK_LINE
                : new Line(kind, level, result.marked(), result.links());
    }

    /** Makes the line above a row of {@code ===} or {@code ---} a heading if it looks like one. */
    private static boolean underline(String raw, List<Line> before) {
        char mark = raw.charAt(0);
        if (mark != '=' && mark != '-' || raw.indexOf(' ') >= 0 || before.isEmpty()) {
            return false;
        }
        Line above = before.get(before.size() - 1);
        boolean alone = before.size() == 1 || before.get(before.size() - 2).isBlank();
        if (above.kind() != Line.Kind.TEXT && above.kind() != Line.Kind.BOLD
                || above.text().length() > LONGEST_HEADING || mark == '-' && !alone
                || Punctuation.endsSentence(above.text()) && !above.text().endsWith("»")) {
            return false;
        }
        before.set(before.size() - 1,
                new Line(Line.Kind.HEADING, mark == '=' ? 1 : 2, above.marked(), above.links()));
        return true;
    }

    /** The cells of a row become clauses, so that each is translated for itself. */
    private static Line tableRow(String raw) {
        StringBuilder text = new StringBuilder();
        List<Link> links = new ArrayList<>();
        for (String cell : PROTECTED_PIPE.split(raw)) {
            InlineMarkup.Result result = InlineMarkup.read(cell.strip());
            if (!result.marked().isEmpty()) {
                text.append(text.length() == 0 ? "" : "؛ ").append(result.marked());
                links.addAll(result.links());
            }
        }
        return text.length() == 0 ? null : new Line(Line.Kind.TABLE_ROW, 0, text.toString(), links);
    }
}
