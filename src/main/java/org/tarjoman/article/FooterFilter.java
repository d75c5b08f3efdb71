package org.tarjoman.article;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes footers, menus, buttons and tags out of an article's lines and keeps what they tell. A line goes
 * only if the whole of it is known for furniture; in doubt it stays.
 */
final class FooterFilter {

    private static final Pattern ADDRESS = Pattern.compile("(https?://|www\\.)[^\\s،؛]{3,1000}");
    private static final Pattern HASHTAGS = Pattern.compile("^(#[\\p{L}\\p{N}_\u200c]+[\\s،,]*)+$");
    private static final Pattern INDEX = Pattern.compile("^\\[[\\d۰-۹٠-٩]{1,3}\\]\\s*");
    private static final int MENU_WORDS = 3;
    private static final int TAG_WORDS = 5;
    private static final int SENTENCE_WORDS = 8;
    /** Tags may be many, and end with a full stop; headlines of related articles have none. */
    private static final int SHORT_SENTENCE_WORDS = 4;

    private final List<Line> lines;
    private final Agencies agencies;
    private final Gleanings found = new Gleanings();
    private final int lastOfBody;
    private final int lastSentence;
    private boolean inTags;
    private boolean inRelated;
    private boolean ended;
    /** Whether whole sentences stand before the line and behind it. */
    private boolean withinBody;
    private boolean begun;

    private FooterFilter(List<Line> lines, Agencies agencies) {
        this.lines = lines;
        this.agencies = agencies;
        this.lastOfBody = lastOfBody();
        this.lastSentence = lastSentence();
    }

    static Gleanings filter(List<Line> lines, Agencies agencies) {
        FooterFilter filter = new FooterFilter(lines, agencies);
        for (int i = 0; i < lines.size(); i++) {
            filter.take(i);
        }
        return filter.found;
    }

    private int lastOfBody() {
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (!line.isBlank() && !line.isOnlyLinks() && Fold.count(line.text()) >= SENTENCE_WORDS
                    && !FooterWords.isTagLabel(Fold.label(line.text()))) {
                last = i;
            }
        }
        return last;
    }

    /** Returns where the last whole sentence is; headlines of related articles may follow it. */
    private int lastSentence() {
        int last = lastOfBody;
        while (last >= 0 && (lines.get(last).isOnlyLinks() || !isSentence(lines.get(last).text()))) {
            last--;
        }
        return last;
    }

    /** Kickers end with a colon. */
    private static boolean isSentence(String text) {
        return Fold.count(text) >= SENTENCE_WORDS && Punctuation.endsSentence(text) && !text.endsWith(":");
    }

    private void take(int i) {
        Line line = lines.get(i);
        if (line.isBlank()) {
            found.keep(line);
            return;
        }
        String text = line.text();
        String label = Fold.label(text);
        withinBody = begun && i < lastSentence;
        if (isTags(line, text, label, i) || isAgencyAlone(text, i) || isFooter(text, label)
                || isLinks(line, i) || isPartsOfFooter(text) || isLeftOver(line, text, i)) {
            return;
        }
        inTags = false;
        inRelated = false;
        begun |= isSentence(text);
        int end = FooterWords.endBehindText(text);
        if (end > 0) {
            ended = true;
            found.keep(line.withText(text.substring(0, end)));
        } else {
            found.keep(line);
        }
    }

    /** Takes a line that is nothing but an agency's name; everyday words only below the text. */
    private boolean isAgencyAlone(String text, int i) {
        if (text.length() > 60 || lines.get(i).isOnlyLinks()) {
            return false;
        }
        Optional<Agencies.Agency> agency = agencies.named(text);
        if (agency.isEmpty() || i <= lastOfBody && agencies.within(text, false).isEmpty()) {
            return false;
        }
        found.source(agency.get().name());
        return true;
    }

    /**
     * Whether a sentence follows a label's colon within the body: "Address:", "Latest news:" and "Keyword:" begin
     * lines of a text, too.
     */
    private boolean isSaidInBody(String text, int words) {
        String said = behindColon(text);
        return withinBody && Fold.count(said) >= words && Punctuation.endsSentence(said);
    }

    private static String behindColon(String text) {
        return text.indexOf(':') < 0 ? "" : text.substring(text.indexOf(':') + 1).strip();
    }

    private boolean isTags(Line line, String text, String label, int i) {
        if (FooterWords.isTagLabel(label) && !isSaidInBody(text, SENTENCE_WORDS)) {
            int colon = line.marked().indexOf(':');
            String rest = colon < 0 ? "" : line.marked().substring(colon + 1);
            found.addTags(FooterWords.splitTags(rest));
            inTags = true;
            inRelated = false;
            return true;
        }
        if (text.startsWith("#") && text.length() <= 2000 && HASHTAGS.matcher(text).matches()) {
            found.addTags(FooterWords.splitTags(text.replace(' ', '#')));
            return true;
        }
        boolean listed = line.kind() == Line.Kind.LIST_ITEM || line.isOnlyLinks();
        boolean plain = line.kind() == Line.Kind.TEXT && i > lastOfBody;
        if (inTags && (listed || plain) && Fold.count(text) <= TAG_WORDS && !Punctuation.endsSentence(text)
                && text.indexOf(':') < 0 && !isFooterWord(label) && !isAgencyLink(line)) {
            found.addTags(FooterWords.splitTags(INDEX.matcher(line.marked()).replaceFirst("")));
            return true;
        }
        return false;
    }

    /** A link to the agency below the tags is the agency's, unless it is numbered like a tag. */
    private boolean isAgencyLink(Line line) {
        return line.isOnlyLinks() && line.links().size() == 1
                && agencies.named(line.links().get(0).text()).isPresent()
                && !INDEX.matcher(line.outsideLinks().strip()).lookingAt();
    }

    private boolean isFooterWord(String label) {
        return FooterWords.isFurniture(label) || !withinBody && FooterWords.isPath(label) || FooterWords.isEnd(label) || FooterWords.isShortLink(label)
                || FooterWords.isRelated(label);
    }

    private boolean isFooter(String text, String label) {
        if (FooterWords.isEnd(label)) {
            ended = true;
            return true;
        }
        if (FooterWords.isRelated(label) && (FooterWords.isReadMore(label) || !isSaidInBody(text, SHORT_SENTENCE_WORDS))) {
            inRelated = true;
            return true;
        }
        if (FooterWords.isFurniture(label) || !withinBody && FooterWords.isPath(label)) {
            return true;
        }
        Matcher address = ADDRESS.matcher(text);
        boolean hasAddress = text.length() <= 1200 && address.find();
        // Without an address it may be that of a building; one word is an address without its beginning.
        boolean shortLink = FooterWords.isShortLink(label) && (hasAddress || !behindColon(text).contains(" "));
        if (shortLink || hasAddress && address.start() == 0 && address.end() == text.length()) {
            if (hasAddress) {
                found.url(address.group());
            }
            return true;
        }
        if (withinBody) {
            // A chronology has a date for a heading, a report may name the source of a trouble.
            return false;
        }
        String source = FooterWords.source(text);
        if (source != null) {
            found.source(source);
            return true;
        }
        Optional<LocalDate> date = PublicationDate.read(text);
        date.ifPresent(found::published);
        return date.isPresent();
    }

    /** Takes a line such as {@code date | news code | section} when every part of it is furniture. */
    private boolean isPartsOfFooter(String text) {
        String[] parts = text.length() > 300 ? new String[0]
                : text.split("\\s*[|•]\\s*|\\s{2,}| - (?=کد خبر)");
        boolean sure = false;
        for (String part : parts) {
            String label = Fold.label(part);
            boolean word = isFooterWord(label);
            boolean known = part.isBlank() || word || PublicationDate.read(part).isPresent()
                    || FooterWords.source(part) != null;
            // Between sentences "date | place" heads a part of a chronology; a news code does not.
            sure |= withinBody ? word : known && !part.isBlank();
            if (!known && Fold.count(part) > 2) {
                return false;
            }
        }
        if (parts.length < 2 || !sure) {
            return false;
        }
        for (String part : parts) {
            if (!part.isBlank()) {
                isFooter(part, Fold.label(part));
            }
        }
        return true;
    }

    private boolean isLinks(Line line, int i) {
        if (!line.isOnlyLinks()) {
            return false;
        }
        boolean indexed = INDEX.matcher(line.outsideLinks().strip()).lookingAt();
        int words = line.links().stream().mapToInt(link -> Fold.count(link.text())).sum();
        boolean headline = !found.hasText() && words >= 4 && line.links().size() == 1
                && !line.links().get(0).isTag();
        if (inRelated) {
            return true;
        }
        if (line.kind() == Line.Kind.HEADING || headline && !indexed) {
            return false;
        }
        if (!indexed && words > MENU_WORDS && line.links().size() == 1 && !neighboursAreLinks(i)) {
            return false;
        }
        line.links().forEach(link -> glean(link, indexed));
        return true;
    }

    private void glean(Link link, boolean indexed) {
        Optional<Agencies.Agency> agency = agencies.named(link.text());
        if (agency.isPresent()) {
            found.source(agency.get().name());
        } else if ((indexed || link.isTag()) && !FooterWords.isButtons(Fold.label(link.text()))) {
            found.addTags(FooterWords.splitTags(link.text()));
        }
    }

    /** Related articles come as several lines of links. */
    private boolean neighboursAreLinks(int i) {
        return lines.get(i).kind() == Line.Kind.LIST_ITEM
                && (isLinkItem(i - 1) || isLinkItem(i + 1));
    }

    private boolean isLinkItem(int i) {
        return i >= 0 && i < lines.size() && lines.get(i).kind() == Line.Kind.LIST_ITEM
                && lines.get(i).isOnlyLinks();
    }

    /** Behind the end mark only whole sentences are text; codes without letters end many articles. */
    private boolean isLeftOver(Line line, String text, int i) {
        boolean letters = text.chars().anyMatch(Character::isLetter);
        if (!letters && i > lastOfBody && (ended || text.matches(".{0,20}[*/\\[].{0,30}"))) {
            return true;
        }
        if (inRelated && line.kind() == Line.Kind.LIST_ITEM && !Punctuation.endsSentence(text)) {
            return true;
        }
        return ended && (Fold.count(text) < SENTENCE_WORDS || !Punctuation.endsSentence(text));
    }
}
