package org.tarjoman.article;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes the text of an element as Markdown, so that headings, links and tables keep their role. */
final class HtmlText implements NodeVisitor {

    private static final String MARKS = "\\*_[]|>~`<";

    private final StringBuilder text = new StringBuilder();
    private boolean blankPending;

    private HtmlText() {
    }

    static String of(Element root) {
        HtmlText writer = new HtmlText();
        root.traverse(writer);
        return writer.text.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            String tag = element.normalName();
            if (tag.equals("br")) {
                newLine(false);
            } else if (tag.equals("a")) {
                raw("[");
            } else if (tag.equals("li")) {
                newLine(false);
                raw("- ");
            } else if (tag.equals("tr")) {
                newLine(false);
                raw("| ");
            } else if (tag.matches("h[1-6]")) {
                newLine(true);
                raw("#".repeat(tag.charAt(1) - '0') + " ");
            } else if (element.isBlock() && !tag.matches("t[dh]")) {
                newLine(true);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            String tag = element.normalName();
            if (tag.equals("a")) {
                String target = element.attr("href").strip();
                raw("](" + (target.length() > 900 || target.matches("(?s).*[\\s()<>].*") ? "#" : target)
                        + ")");
            } else if (tag.matches("t[dh]")) {
                raw(" | ");
            } else if (element.isBlock() && !tag.equals("li") && !tag.equals("tr")) {
                newLine(true);
            } else if (tag.equals("li") || tag.equals("tr")) {
                newLine(false);
            }
        }
    }

    private void newLine(boolean blank) {
        int end = text.length();
        boolean atStart = end == 0 || text.charAt(end - 1) == '\n';
        if (!atStart) {
            text.append('\n');
        }
        if (blank && text.length() > 0 && !(text.length() > 1 && text.charAt(text.length() - 2) == '\n')) {
            text.append('\n');
        }
        blankPending = false;
    }

    private void raw(String marks) {
        if (blankPending) {
            text.append(' ');
            blankPending = false;
        }
        text.append(marks);
    }

    /** Appends text with its runs of blanks as one space, its Markdown characters protected. */
    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                int end = text.length();
                blankPending = end > 0 && text.charAt(end - 1) != '\n' && text.charAt(end - 1) != ' ';
                continue;
            }
            if (blankPending) {
                text.append(' ');
                blankPending = false;
            }
            boolean heading = c == '#' && i + 1 < words.length() && !Character.isLetter(words.charAt(i + 1));
            if (heading || MARKS.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
        }
    }
}
