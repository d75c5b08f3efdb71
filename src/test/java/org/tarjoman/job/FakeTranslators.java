package org.tarjoman.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.tarjoman.article.Article;
import org.tarjoman.translate.ArticleTranslator;
import org.tarjoman.translate.TranslatedArticle;
import org.tarjoman.translate.TranslatedSentence;

/** Translators that write in capitals, and do whatever a test wants for one headline or another. */
final class FakeTranslators implements TranslatorFactory {

    /** Headlines of the articles that were given to a translator, in order. */
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger made = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    volatile boolean closed;

    private final Map<String, Consumer<Article>> specials = new HashMap<>();

    /** Does something before the article with this headline is translated. */
    FakeTranslators on(String title, Consumer<Article> action) {
        specials.put(title, action);
        return this;
    }

    /** Waits until it is interrupted, as a translator does that looks for interruptions. */
    static void waitForInterruption(Article article) {
        waitFor(new CountDownLatch(1));
    }

    static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    /** Takes a moment, so that something else happens beside it. */
    static void pause() {
        LockSupport.parkNanos(50_000_000);
    }

    /** Waits and pays no heed to interruptions, like native code. */
    static void waitStubbornly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // That is what makes it stubborn.
            }
        }
    }

    @Override
    public ArticleTranslator newTranslator() {
        made.incrementAndGet();
        open.incrementAndGet();
        return new ArticleTranslator() {
            @Override
            public TranslatedArticle translate(Article article, String language) {
                calls.add(article.title());
                specials.getOrDefault(article.title(), a -> { }).accept(article);
                return inCapitals(article, language);
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    static TranslatedArticle inCapitals(Article article, String language) {
        return new TranslatedArticle(article, language, null, inCapitals(article.title()),
                article.paragraphs().stream().map(paragraph -> new TranslatedArticle.Paragraph(
                        List.of(inCapitals(paragraph.text())), false)).toList(),
                List.of(), Set.of());
    }

    private static TranslatedSentence inCapitals(String text) {
        return new TranslatedSentence(text, text.toUpperCase(Locale.ROOT), -0.5, Set.of(), List.of(), new float[0]);
    }

    @Override
    public void close() {
        closed = true;
    }
}
