package org.tarjoman.summarize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tarjoman.article.Article;
import org.tarjoman.quality.Flag;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/** Builds translated articles for tests. */
final class Sample {

    private Sample() {
    }

    /** News first, in the manner of an agency; seven sentences. */
    static final List<String> BRIDGE = List.of(
            "According to IRNA, the governor of Lorestan opened a 420-metre bridge over the Seymareh river "
                    + "in Poldokhtar on Monday.",
            "He said that the bridge cost 780 billion tomans and took five years to build.",
            "The weather was fine and many people had come.",
            "The governor of Lorestan said the bridge over the Seymareh river opened in Poldokhtar "
                    + "on Monday.",
            "According to him, the road was once a path for mules.",
            "Traffic between Lorestan and Ilam will be 35 kilometres shorter, the Ministry of Roads said.",
            "A group of musicians played.");

    /** Background first; the news is in the third sentence. */
    static final List<String> HOSPITAL = List.of(
            "For years the people of Zabol have travelled far to see a doctor.",
            "Dust and heat make the journey hard in summer.",
            "Health Minister Mohammad Reza Zafarghandi said on Thursday that a 96-bed children's hospital "
                    + "will open in Zabol in Mehr.",
            "The hospital will have 14 specialists and cost 2.1 trillion tomans, he said.",
            "Tea was served afterwards.");

    /** A sentence without flags and vector. */
    static TranslatedSentence sentence(String english, Flag... flags) {
        return sentence(english, new float[0], flags);
    }

    /** A sentence with a vector. */
    static TranslatedSentence sentence(String english, float[] vector, Flag... flags) {
        return new TranslatedSentence("متن", english, -0.5, Set.of(flags), List.of(), vector);
    }

    /** An article of one paragraph. */
    static TranslatedArticle article(String title, List<TranslatedSentence> sentences) {
        return article(title == null ? null : sentence(title),
                sentences.isEmpty() ? List.of() : List.of(new TranslatedArticle.Paragraph(sentences, false)));
    }

    /** An article of one paragraph without flags and vectors. */
    static TranslatedArticle plain(String title, List<String> sentences) {
        return article(title, sentences.stream().map(s -> sentence(s)).toList());
    }

    /** An article. */
    static TranslatedArticle article(TranslatedSentence title, List<TranslatedArticle.Paragraph> paragraphs) {
        Article source = new Article("a1", "a1.txt", "", "", "", "", "", "", List.of(), List.of(), List.of());
        return new TranslatedArticle(source, "pes_Arab", sentence("Kicker of the day"), title, paragraphs,
                List.of(), Set.of());
    }

    /** Sentences without flags and vectors, but the one at {@code place} has a flag. */
    static List<TranslatedSentence> flagged(List<String> sentences, int place, Flag flag) {
        List<TranslatedSentence> all = new ArrayList<>(sentences.stream().map(s -> sentence(s)).toList());
        all.set(place, sentence(sentences.get(place), flag));
        return all;
    }
}
