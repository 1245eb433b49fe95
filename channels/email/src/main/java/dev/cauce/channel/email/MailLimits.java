package dev.cauce.channel.email;

/**
 * How much of a mail is taken apart. What goes beyond is not lost: the mail says so and brings its original as a file.
 *
 * @param bytes of a whole mail; a larger one is only announced
 * @param depth of parts in parts
 * @param parts altogether
 * @param text characters of text, and as many of layout
 * @param files of one mail
 */
public record MailLimits(int bytes, int depth, int parts, int text, int files) {
    public static final MailLimits USUAL = new MailLimits(20_000_000, 20, 200, 100_000, 50);
}
