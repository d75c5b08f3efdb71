package org.tarjoman.job;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tarjoman.article.Article;
import org.tarjoman.article.ReadResult;
import org.tarjoman.job.PlannedArticle.Plan;
import org.tarjoman.report.ArticleRow;

/** Looks at each article in turn and decides what to do with it; the same for a run and a dry run. */
final class Triage {

    private static final Logger LOG = LoggerFactory.getLogger(Triage.class);

    private final ArticleProcessor processor;
    private final Fingerprints fingerprints;
    private final Ledger ledger;
    private final boolean force;
    private final Runnable makeRoom;
    private final Set<String> seen = new HashSet<>();

    /**
     * Constructs a triage.
     *
     * @param processor tells whether an article can be translated
     * @param fingerprints names articles by their content
     * @param ledger what earlier runs have done
     * @param force whether to pay no heed to that
     * @param makeRoom waits until no other article fills the memory; run before an article for which memory ran
     *     out is looked at once more
     */
    Triage(ArticleProcessor processor, Fingerprints fingerprints, Ledger ledger, boolean force,
            Runnable makeRoom) {
        this.processor = processor;
        this.fingerprints = fingerprints;
        this.ledger = ledger;
        this.force = force;
        this.makeRoom = makeRoom;
    }

    /**
     * What to do with an article.
     *
     * @param plan what to do
     * @param input the article, or why it cannot be read
     * @param language its language, or an empty string
     * @param fingerprint its fingerprint, or an empty string if it cannot be read
     * @param earlier its row from an earlier run if the plan is {@link Plan#CACHED}, or null
     * @param reason why it is skipped or fails, or an empty string
     */
    record Case(Plan plan, ReadResult input, String language, String fingerprint, ArticleRow earlier,
            String reason) {

        Article article() {
            return ((ReadResult.Read) input).article();
        }
    }

    /**
     * Decides what to do with the next article.
     *
     * @param input the article, or why it cannot be read
     */
    Case sort(ReadResult input) {
        if (input instanceof ReadResult.Failed failed) {
            return new Case(Plan.FAILED, input, "", "", null, failed.reason());
        }
        Article article = ((ReadResult.Read) input).article();
        try {
            return sort(input, article);
        } catch (OutOfMemoryError e) {
            LOG.debug("Memory ran out while {} was looked at; once more, alone", article.sourceFile());
        } catch (RuntimeException | StackOverflowError e) {
            return notLookedAt(input, article, e);
        }
        makeRoom.run();
        try {
            return sort(input, article);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return notLookedAt(input, article, e);
        }
    }

    private static Case notLookedAt(ReadResult input, Article article, Throwable problem) {
        LOG.debug("{} could not be looked at", article.sourceFile(), problem);
        return new Case(Plan.FAILED, input, "", "", null,
                "the article could not be looked at: " + MemoryShortage.describe(problem));
    }

    private Case sort(ReadResult input, Article article) {
        ArticleProcessor.Decision decision = processor.decide(article);
        String fingerprint = fingerprints.of(article);
        if (seen.contains(fingerprint)) {
            return new Case(Plan.DUPLICATE, input, decision.language(), fingerprint, null, "");
        }
        Case found = switch (decision.verdict()) {
            case SKIP -> new Case(Plan.SKIPPED, input, decision.language(), fingerprint, null, decision.reason());
            case COPY -> new Case(Plan.COPY, input, decision.language(), fingerprint, null, "");
            case TRANSLATE -> {
                Optional<ArticleRow> earlier = force ? Optional.empty() : ledger.find(fingerprint);
                yield new Case(earlier.isPresent() ? Plan.CACHED : Plan.NEW, input, decision.language(),
                        fingerprint, earlier.orElse(null), "");
            }
        };
        // Last, so that nothing is called a duplicate of an article that could not be looked at.
        seen.add(fingerprint);
        return found;
    }
}
