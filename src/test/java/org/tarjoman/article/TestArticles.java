package org.tarjoman.article;

import java.util.ArrayList;
import java.util.List;
import org.tarjoman.quality.Flag;

/** Builds articles and texts for tests. */
public final class TestArticles {

    public static final String SENTENCE = "وزیر نیرو روز یکشنبه از سد تازه استان گیلان بازدید کرد.";
    public static final String SECOND = "وی گفت: ساخت این سد سه سال طول کشید و ۲۴۰ میلیارد تومان هزینه داشت.";

    /** The files that ship in {@code input}, where a user's own may lie as well. */
    public static final List<String> SHIPPED = List.of(
            "arabic-port.txt", "aran-transit.md", "dari-school.txt", "desk-economy.jsonl", "desk-world.csv",
            "english-library.txt", "fars-saffron.txt", "ilna-bakery.txt", "irib-weather.txt", "irna-dam.md",
            "isna-satellite.txt", "khabaronline-interview.md", "khabaronline-lake.md", "mehr-railway.md",
            "provinces/borna-wrestling.md", "provinces/hamedan-library.txt", "provinces/mizan-traffic.txt",
            "radio-festival.html", "tasnim-trade.txt", "yjc-vaccine.txt");

    private String id = "a1";
    private String sourceFile = "a1.txt";
    private String kicker = "";
    private String title = "";
    private String dateline = "";
    private String agency = "";
    private String published = "";
    private final List<Article.Paragraph> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();

    private TestArticles() {
    }

    public static TestArticles article() {
        return new TestArticles();
    }

    public TestArticles id(String newId) {
        id = newId;
        return this;
    }

    public TestArticles sourceFile(String file) {
        sourceFile = file;
        return this;
    }

    public TestArticles kicker(String text) {
        kicker = text;
        return this;
    }

    public TestArticles title(String text) {
        title = text;
        return this;
    }

    public TestArticles dateline(String text) {
        dateline = text;
        return this;
    }

    public TestArticles agency(String name) {
        agency = name;
        return this;
    }

    public TestArticles published(String date) {
        published = date;
        return this;
    }

    public TestArticles paragraph(String text) {
        paragraphs.add(new Article.Paragraph(text, false));
        return this;
    }

    public TestArticles heading(String text) {
        paragraphs.add(new Article.Paragraph(text, true));
        return this;
    }

    public TestArticles tag(String text) {
        tags.add(text);
        return this;
    }

    public TestArticles flag(Flag flag) {
        flags.add(flag);
        return this;
    }

    public Article build() {
        return new Article(id, sourceFile, kicker, title, dateline, agency, published, "", paragraphs, tags,
                flags);
    }

    /** Cleans a text as if it were a file's whole content. */
    static Article clean(String text) {
        return new ArticleCleaner().clean(RawArticle.ofText("a.txt", text));
    }

    /** Returns the texts of an article's paragraphs, sub-headings with {@code ## } before them. */
    static List<String> texts(Article article) {
        return article.paragraphs().stream().map(p -> (p.heading() ? "## " : "") + p.text()).toList();
    }
}
