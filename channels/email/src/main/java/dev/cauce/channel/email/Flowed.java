package dev.cauce.channel.email;

/** Text that its sender's program broke into lines (RFC 3676): puts the paragraphs together again. */
final class Flowed {
    private Flowed() {}

    static String joined(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        int openQuotes = -1;
        for (String line : text.split("\r?\n", -1)) {
            int quotes = quotes(line);
            String words = line.substring(quotes);
            boolean stuffed = words.startsWith(" ");
            words = stuffed ? words.substring(1) : words;
            boolean continues = openQuotes == quotes && !words.equals("-- ");
            if (!continues) {
                if (!joined.isEmpty()) {
                    joined.append('\n');
                }
                joined.append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
            }
            boolean flows = words.endsWith(" ") && !words.equals("-- ");
            joined.append(flows && deleteSpace ? words.substring(0, words.length() - 1) : words);
            openQuotes = flows ? quotes : -1;
        }
        return joined.toString();
    }

    private static int quotes(String line) {
        int quotes = 0;
        while (quotes < line.length() && line.charAt(quotes) == '>') {
            quotes++;
        }
        return quotes;
    }
}
