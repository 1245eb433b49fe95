package dev.cauce.channel.email;

import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mail's HTML harmless: what is not on a list of elements and attributes goes, files of the mail are named by our ids,
 * and remote pictures keep their address in {@code data-remote-src} only.
 */
final class Layout {
    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags("font", "center", "hr", "s", "del", "ins", "figure", "figcaption")
            .addAttributes(":all", "dir", "lang")
            .addAttributes("font", "color", "face", "size")
            .addAttributes("table", "border", "cellpadding", "cellspacing", "bgcolor", "align")
            .addAttributes("td", "bgcolor", "align", "valign")
            .addAttributes("th", "bgcolor", "align", "valign")
            .removeProtocols("a", "href", "ftp")
            .addProtocols("a", "href", "tel")
            .addProtocols("img", "src", "cid")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank");

    /** Deeper elements are kept, side by side: each level costs every element below it, and no reader sees the difference. */
    private static final int DEPTH = 100;

    /** Stands for a line end while white space is being joined: a private character, which no text of a mail should hold. */
    private static final String LINE_END = "\uE000";

    private Layout() {}

    /** {@code idOfFile} answers our id of a file that the layout calls by its content id. */
    static String harmless(String html, Function<String, @Nullable String> idOfFile) {
        Document clean = new Cleaner(ALLOWED).clean(read(html));
        clean.outputSettings().prettyPrint(false);
        for (Element picture : clean.select("img[src]")) {
            String source = picture.attr("src");
            String file = source.regionMatches(true, 0, "cid:", 0, 4) ? idOfFile.apply(source.substring(4)) : null;
            picture.removeAttr("src");
            if (file != null) {
                picture.attr("data-attachment", file);
            } else if (source.regionMatches(true, 0, "http", 0, 4)) {
                picture.attr("data-remote-src", source);
            }
        }
        return clean.body().html();
    }

    /** The words alone, with line breaks where blocks end. */
    static String words(String html) {
        Document document = read(html);
        document.select("script, style, head, template").remove();
        document.select("br").forEach(br -> br.after(new TextNode(LINE_END)));
        document.select("p, div, tr, li, h1, h2, h3, h4, h5, h6, blockquote, pre, table")
                .forEach(block -> block.appendChild(new TextNode(LINE_END)));
        return document.body()
                .text()
                .replace(LINE_END, "\n")
                .replaceAll("(?<![ \\t])[ \\t]*+\n[ \\t]*+", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static Document read(String html) {
        return Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(DEPTH));
    }
}
