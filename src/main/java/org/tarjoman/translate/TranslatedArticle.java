package org.tarjoman.translate;

import java.util.List;
import java.util.Set;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;

/**
 * An article with the translation of all its parts.
 *
 * @param article the source
 * @param language ISO 639-3 code and script of the source, for example {@code pes_Arab}
 * @param kicker translated kicker, or null if there was none
 * @param title translated headline, or null if there was none
 * @param dateline place and agency in English, or an empty string if there was none
 * @param paragraphs translated body: as many entries, in the same order, as the article's
 * @param tags translated tags, as many as the article's
 * @param flags what happened to the article as a whole; the sentences carry their own
 */
public record TranslatedArticle(
        Article article,
        String language,
        TranslatedSentence kicker,
        TranslatedSentence title,
        String dateline,
        List<Paragraph> paragraphs,
        List<TranslatedSentence> tags,
        Set<Flag> flags) {

    /** Copies the collections. */
    public TranslatedArticle {
        paragraphs = List.copyOf(paragraphs);
        tags = List.copyOf(tags);
        flags = Set.copyOf(flags);
    }

    /** Constructs the translation of an article without a dateline. */
    public TranslatedArticle(Article article, String language, TranslatedSentence kicker,
            TranslatedSentence title, List<Paragraph> paragraphs, List<TranslatedSentence> tags,
            Set<Flag> flags) {
        this(article, language, kicker, title, "", paragraphs, tags, flags);
    }

    /**
     * A translated paragraph.
     *
     * @param sentences its sentences in order, never empty
     * @param heading whether it is a sub-heading
     */
    public record Paragraph(List<TranslatedSentence> sentences, boolean heading) {
        /** Copies the list. */
        public Paragraph {
            sentences = List.copyOf(sentences);
        }

        /** Returns the paragraph in English, its sentences joined with single spaces. */
        public String text() {
            return String.join(" ", sentences.stream().map(TranslatedSentence::target)
                    .filter(t -> !t.isEmpty()).toList());
        }
    }

    /** Returns every sentence of headline, kicker and body, in reading order; tags are left out. */
    public List<TranslatedSentence> sentences() {
        java.util.ArrayList<TranslatedSentence> all = new java.util.ArrayList<>();
        if (kicker != null) {
            all.add(kicker);
        }
        if (title != null) {
            all.add(title);
        }
        paragraphs.forEach(p -> all.addAll(p.sentences()));
        return all;
    }

    /**
     * Returns the body in English, paragraphs apart by an empty line, sub-headings among them; the
     * dateline stands before the paragraph that it opened in the source.
     */
    public String bodyText() {
        StringBuilder text = new StringBuilder();
        int place = dateline.isEmpty() ? -1 : Math.min(article.datelinePlace().paragraph(), paragraphs.size());
        for (int i = 0; i < paragraphs.size(); i++) {
            text.append(text.length() == 0 ? "" : "\n\n");
            if (i == place) {
                text.append(dateline).append(datelineMark());
            }
            text.append(paragraphs.get(i).text());
        }
        if (place == paragraphs.size()) {
            text.append(text.length() == 0 ? "" : "\n\n").append(dateline);
        }
        return text.toString();
    }

    /** A copy keeps the mark that it found; a translation always has the same one. */
    private String datelineMark() {
        return flags.contains(Flag.COPIED) ? article.datelinePlace().mark() : " - ";
    }
}
