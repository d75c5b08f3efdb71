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
    private static final int ATTRIBUTION_PARAGRAPHS = 3;
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
        Optional<TakenDateline> dateline = TakenDateline.from(blocks, agencies);
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
        List<Article.Paragraph> paragraphs = paragraphs(once);
        return new Article(raw.id().isBlank() ? shortHash(raw.title() + "\n" + raw.body()) : raw.id().strip(),
                raw.sourceFile(), kicker, headline.title(), dateline.map(taken -> taken.dateline().text()).orElse(""),
                agency(oneLine(raw.agency(), flags), dateline, blocks, found, url), published, url,
                paragraphs, List.copyOf(tags), List.copyOf(flags),
                dateline.map(taken -> place(taken, once)).orElseGet(() -> DatelinePlace.usual(paragraphs)));
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

    private String agency(String given, Optional<TakenDateline> dateline, List<Block> blocks, Gleanings found,
            String url) {
        if (!given.isEmpty()) {
            return agencies.named(given).map(Agencies.Agency::name).orElse(given);
        }
        if (dateline.isPresent()) {
            return dateline.get().dateline().agency();
        }
        int seen = 0;
        for (Block block : blocks) {
            Optional<String> reporter = block.isHeading() || seen++ >= ATTRIBUTION_PARAGRAPHS ? Optional.empty()
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

    /** Blocks without text make no paragraph and are not counted. */
    private static DatelinePlace place(TakenDateline taken, List<Block> blocks) {
        long above = blocks.subList(0, taken.indexIn(blocks)).stream()
                .filter(block -> !text(block).isEmpty()).count();
        return new DatelinePlace((int) above, taken.dateline().mark());
    }

    private static String text(Block block) {
        return INLINE_HASHTAG.matcher(block.text()).replaceAll("").strip();
    }

    private static List<Article.Paragraph> paragraphs(List<Block> blocks) {
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            String text = text(blocks.get(i));
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
