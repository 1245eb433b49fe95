/**
 * E-mail without a mail server: {@link dev.cauce.channel.email.MailReader} takes bytes apart within bounds,
 * {@link dev.cauce.channel.email.MailEvents} says what a mail means and to which thread it belongs,
 * {@link dev.cauce.channel.email.LetterWriter} writes the answer, and {@link dev.cauce.channel.email.ThreadMarks} are what both
 * know a thread by. The engine brings IMAP and SMTP.
 */
@NullMarked
package dev.cauce.channel.email;

import org.jspecify.annotations.NullMarked;
