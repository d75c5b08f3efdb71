package org.tarjoman.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tarjoman.quality.Flag;

/**
 * Makes an article of raw text: headline, kicker, dateline, body, tags, without markup and footers.
 *
 * <p>Every word of the body ends up in the article unless it is markup, a footer or a repetition. Letters,
 * digits and spelling stay as they are. The cleaner has no state and may be shared by threads.
 */
public final class ArticleCleaner {

    private static final Pattern INLINE_HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}#&])#(?=\\p{L})");
    private static final int SUB_HEADING_LENGTH = 80;
    private static final int SUB_HEADING_WORDS = 12;
    private static final int DATELINE_PARAGRAPHS = 3;
    private static final int ID_LENGTH = 12;

    private final Agencies agencies = Agencies.known();

    /**
     * Cleans an article.
     *
     * @param raw the article as it stood in its file
     * @return the article; without headline and paragraphs if there is nothing but footers in it
     */
    public Article clean(RawArticle raw) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(raw.flags());
        String body = filter(HtmlRemains.remove(raw.body()), flags);
        Gleanings found = FooterFilter.filter(LineParser.parse(body), agencies);
        Headline headline = Headline.find(oneLine(raw.kicker(), flags), oneLine(raw.title(), flags),
                LineJoiner.join(found.lines()));

        List<Block> blocks = new ArrayList<>(headline.body());
        Dateline dateline = takeDateline(blocks);
        List<Block> once = RepeatRemover.remove(headline.title(), blocks);
        if (headline.repeated() || once.size() < blocks.size()) {
            flags.add(Flag.REPEATED_TEXT_REMOVED);
        }
        if (headline.title().isEmpty()) {
            flags.add(Flag.NO_TITLE);
        }
        String kicker = Fold.words(headline.kicker()).equals(Fold.words(headline.title())) ? ""
                : headline.kicker();
        String url = raw.url().isBlank() ? found.url() : raw.url().strip();
        String published = raw.published().isBlank() ? found.published()
                : PublicationDate.isoOrAsWritten(oneLine(raw.published(), flags));
        Set<String> tags = new LinkedHashSet<>();
        raw.tags().forEach(tag -> tags.addAll(FooterWords.splitTags(oneLine(tag, flags))));
        tags.addAll(found.tags());
        return new Article(raw.id().isBlank() ? shortHash(raw.title() + "\n" + raw.body()) : raw.id().strip(),
                raw.sourceFile(), kicker, headline.title(), dateline == null ? "" : dateline.text(),
                agency(oneLine(raw.agency(), flags), dateline, blocks, found, url), published, url,
                paragraphs(once), List.copyOf(tags), List.copyOf(flags));
    }

    /** Returns the first 12 hexadecimal digits of the SHA-256 of a text. */
    static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String filter(String text, Set<Flag> flags) {
        CharacterFilter.Filtered filtered = CharacterFilter.filter(text);
        if (filtered.controls() > 0) {
            flags.add(Flag.CONTROL_CHARACTERS_REMOVED);
        }
        return filtered.text();
    }

    /** Makes one clean line of a field that should be one. */
    private static String oneLine(String field, Set<Flag> flags) {
        String text = filter(HtmlRemains.remove(field), flags);
        StringBuilder line = new StringBuilder();
        for (Line part : LineParser.parse(text)) {
            if (!part.isBlank()) {
                line.append(line.length() == 0 ? "" : " ").append(part.text());
            }
        }
        return line.toString();
    }

    /** Cuts the dateline off the paragraph that it opens; a paragraph that is only a dateline stays. */
    private Dateline takeDateline(List<Block> blocks) {
        int seen = 0;
        for (int i = 0; i < blocks.size() && seen < DATELINE_PARAGRAPHS; i++) {
            Block block = blocks.get(i);
            if (block.kind() != Line.Kind.TEXT) {
                continue;
            }
            seen++;
            Optional<Dateline> dateline = Dateline.find(block.text(), agencies);
            if (dateline.isPresent()) {
                blocks.set(i, block.withText(dateline.get().rest()));
                return dateline.get();
            }
        }
        return null;
    }

    private String agency(String given, Dateline dateline, List<Block> blocks, Gleanings found, String url) {
        if (!given.isEmpty()) {
            return agencies.named(given).map(Agencies.Agency::name).orElse(given);
        }
        if (dateline != null) {
            return dateline.agency();
        }
        int seen = 0;
        for (Block block : blocks) {
            Optional<String> reporter = block.isHeading() || seen++ >= DATELINE_PARAGRAPHS ? Optional.empty()
                    : Attribution.agency(block.text(), agencies);
            if (reporter.isPresent()) {
                return reporter.get();
            }
        }
        if (!found.source().isEmpty()) {
            return agencies.named(found.source()).map(Agencies.Agency::name).orElse(found.source());
        }
        return agencies.ofAddress(url).map(Agencies.Agency::name).orElse("");
    }

    private static List<Article.Paragraph> paragraphs(List<Block> blocks) {
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String text = INLINE_HASHTAG.matcher(blocks.get(i).text()).replaceAll("").strip();
            if (!text.isEmpty()) {
                paragraphs.add(new Article.Paragraph(text, isSubHeading(blocks, i)));
            }
        }
        return paragraphs;
    }

    /** A sub-heading is marked as one, or is a short line of its own above a paragraph. */
    private static boolean isSubHeading(List<Block> blocks, int i) {
        Block block = blocks.get(i);
        if (block.isHeading()) {
            return true;
        }
        return block.looksLikeHeadline() && !Punctuation.endsSentence(block.text())
                && block.text().length() <= SUB_HEADING_LENGTH
                && Fold.count(block.text()) <= SUB_HEADING_WORDS
                && i + 1 < blocks.size() && !blocks.get(i + 1).looksLikeHeadline()
                && blocks.get(i + 1).text().length() > block.text().length();
    }
}
