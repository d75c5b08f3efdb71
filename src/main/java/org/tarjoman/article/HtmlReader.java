package org.tarjoman.article;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Reads a page of HTML as one article; what jsoup finds is cleaned like any other text. */
final class HtmlReader implements FormatReader {

    private static final String NO_TEXT = "script, style, noscript, template, iframe, svg, video, "
            + "audio, select";
    private static final String FURNITURE = "nav, footer, aside, form, button, figure, [hidden],"
            + " [aria-hidden=true], [role=navigation], [class~=(?i)(^|[-_ "
            + "])(share|sharing|social|breadcrumbs?"
            + "|related|comments?|navbar|menu|ads?|advert|newsletter|sidebar)([-_ ]|$)]";
    private static final String TAG_BOX = "[class~=(?i)(^|[-_ ])(tags?|keywords?)([-_ ]|$)], [rel=tag]";
    private static final String ROOTS = "article, [itemprop=articleBody], main, [role=main], #content";
    private static final String WHOLE = "main, [role=main], #content";
    private static final String LINKED_HEADING = ":is(h2, h3, h4, h5, h6) a[href]:not([href^=#])";
    private static final String KICKER = "[class~=(?i)(^|[-_ ])(kicker|rutitr|roo-?titr|over-?title"
            + "|sur-?title|uptitle|top-?title)([-_ ]|$)]";
    private static final String[] DATES = {"meta[property=article:published_time]",
        "meta[itemprop=datePublished]", "meta[name=dcterms.date]", "meta[name=date]", "meta[name=pubdate]"};
    private static final String ARTICLE = "h1, article, [itemprop=articleBody]";
    private static final int LONGEST_TAG_BOX = 500;
    private static final int SHORTEST_BODY = 40;

    private final ReadLimits limits;
    private final TextDecoder decoder;
    private final ArticleAssembler assembler;

    HtmlReader(ReadLimits limits, TextDecoder decoder, ArticleAssembler assembler) {
        this.limits = limits;
        this.decoder = decoder;
        this.assembler = assembler;
    }

    @Override
    public void read(InputFile file, Predicate<ReadResult> results) throws IOException {
        DecodedText text = WholeFile.read(file, limits, decoder);
        RawArticle raw;
        try {
            raw = raw(file.relativePath(), Jsoup.parse(text.text()));
        } catch (RuntimeException e) {
            // No page, however broken, may end the run.
            throw new UnreadableTextException("the page cannot be parsed: " + e);
        }
        results.test(assembler.assemble(raw, text.encoding(), text.guessed()));
    }

    private static RawArticle raw(String sourceFile, Document page) {
        String url = firstOf(page.select("link[rel=canonical]").attr("href"), meta(page, "og:url"));
        String site = meta(page, "og:site_name");
        List<String> tags = new ArrayList<>();
        page.select("meta[property=article:tag]").forEach(tag -> tags.add(tag.attr("content")));
        if (tags.isEmpty()) {
            page.select("meta[name=keywords]").forEach(words -> tags.add(words.attr("content")));
        }
        page.select(NO_TEXT).remove();
        int half = page.body().text().length() / 2;
        for (Element box : page.select(FURNITURE)) {
            // Some sites put the whole page into a form, or name the article's box "has-sidebar".
            if (box.select(ARTICLE).isEmpty() && box.text().length() < half) {
                box.remove();
            }
        }

        Element root = root(page);
        Element heading = root.select("h1").size() == 1 ? root.selectFirst("h1")
                : page.select("h1").size() == 1 ? page.selectFirst("h1") : null;
        String title = firstOf(heading == null ? "" : heading.text(), withoutSite(meta(page, "og:title"),
                site),
                withoutSite(page.title(), site));
        String published = published(page, root, heading);
        Element inside = root.selectFirst(KICKER);
        // Outside the article it may be another story's.
        Element above = inside != null || root != page.body() && heading != null && heading.parents().contains(root)
                ? inside : page.selectFirst(KICKER);
        String kicker = above == null ? "" : above.text();
        if (heading != null) {
            heading.remove();
        }
        if (above != null) {
            above.remove();
        }
        for (Element box : root.select(TAG_BOX)) {
            if (box == root || !box.select(ARTICLE + ", p").isEmpty()
                    || box.text().length() > LONGEST_TAG_BOX) {
                continue;
            }
            Elements links = box.select("a");
            (links.isEmpty() ? new Elements(box) : links).forEach(tag -> tags.add(tagText(tag)));
            box.remove();
        }
        return new RawArticle("", sourceFile, kicker, title, HtmlText.of(root), url, published, site,
                tags.stream().filter(tag -> !tag.isBlank()).toList(), Set.of());
    }

    private static String tagText(Element tag) {
        String text = tag.text().strip();
        return FooterWords.isTagLabel(Fold.label(text)) ? text.substring(text.indexOf(':') + 1) : text;
    }

    /** Returns the element of the page that holds the article: the one with the most text of its kind. */
    private static Element root(Document page) {
        for (String selector : ROOTS.split(", ")) {
            Element best = null;
            for (Element candidate : page.select(selector)) {
                best = best == null || candidate.text().length() > best.text().length() ? candidate : best;
            }
            if (best != null && best.text().length() >= SHORTEST_BODY) {
                Element whole = best.closest(WHOLE);
                return whole != null && isToldInParts(whole, best) ? whole : best;
            }
        }
        page.select("body > header, body > div > header").remove();
        return page.body();
    }

    /**
     * Whether an element has one headline and several parts below it, such as a page that is written while
     * something happens. A part whose own heading leads elsewhere is another story.
     */
    private static boolean isToldInParts(Element whole, Element longest) {
        return longest.normalName().equals("article") && longest.select("h1").isEmpty()
                && whole.select("h1").size() == 1
                && whole.select("article").stream().filter(part -> part.text().length() >= SHORTEST_BODY
                        && part.select(LINKED_HEADING).isEmpty()
                        && 2 * part.select("a").text().length() < part.text().length()).count() > 1;
    }

    /** Returns what the page says of its date: in its head, in the article, or beside the headline. */
    private static String published(Document page, Element root, Element heading) {
        for (String selector : DATES) {
            String date = page.select(selector).attr("content");
            if (!date.isBlank()) {
                return date;
            }
        }
        // Elsewhere a time is another story's; those are told in lists, links and boxes of their own too.
        Element beside = heading == null || heading.parent() == null ? null : heading.parent().parent();
        for (Element place : beside == null ? new Elements(root) : new Elements(root, heading.parent(), beside)) {
            for (Element time : place.select("time[datetime]")) {
                Element other = time.closest("a, li, aside, article");
                if (other == null || other == root || other.select("h1").size() == 1) {
                    return time.attr("datetime");
                }
            }
        }
        return "";
    }

    private static String meta(Document page, String property) {
        return page.select("meta[property=" + property + "], meta[name=" + property + "]").attr("content");
    }

    private static String withoutSite(String title, String site) {
        int bar = Math.max(title.lastIndexOf(" | "), title.lastIndexOf(" - "));
        String last = bar < 0 ? "" : title.substring(bar + 3).strip();
        return !last.isEmpty() && (last.equals(site) || Agencies.known().named(last).isPresent())
                ? title.substring(0, bar) : title;
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }
}
