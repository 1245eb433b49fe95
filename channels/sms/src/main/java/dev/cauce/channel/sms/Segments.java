package dev.cauce.channel.sms;

/**
 * How many short messages a text is sent as, by 3GPP TS 23.038 (alphabets) and TS 23.040 (parts of a long message): 160 septets or
 * 70 UTF-16 units in one, 153 or 67 in each of several, no character across two.
 */
record Segments(Alphabet alphabet, int count) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** What a text is written in: one letter outside GSM-7 makes all of it UCS-2. */
    enum Alphabet {
        GSM7(160, 153),
        UCS2(70, 67);

        private final int alone;
        private final int inPart;

        Alphabet(int alone, int inPart) {
            this.alone = alone;
            this.inPart = inPart;
        }

        private int units(int character) {
            return switch (this) {
                case GSM7 -> EXTENSION.indexOf(character) < 0 ? 1 : 2;
                case UCS2 -> Character.charCount(character);
            };
        }
    }

    static Segments of(String text) {
        boolean basic = text.codePoints().allMatch(one -> BASIC.indexOf(one) >= 0 || EXTENSION.indexOf(one) >= 0);
        Alphabet alphabet = basic ? Alphabet.GSM7 : Alphabet.UCS2;
        int all = text.codePoints().map(alphabet::units).sum();
        return new Segments(alphabet, all <= alphabet.alone ? 1 : parts(text, alphabet));
    }

    /** How long the longest text in so many parts is. */
    static int longest(int parts) {
        return parts * Alphabet.GSM7.inPart;
    }

    private static int parts(String text, Alphabet alphabet) {
        int parts = 1;
        int used = 0;
        for (int character : text.codePoints().toArray()) {
            int units = alphabet.units(character);
            if (used + units > alphabet.inPart) {
                parts++;
                used = 0;
            }
            used += units;
        }
        return parts;
    }
}
